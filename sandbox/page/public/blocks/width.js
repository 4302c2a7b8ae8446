import { useLayoutEffect, useRef, useState } from 'preact/hooks';

const padding = 26;

/** The pixels there are for a chart: its texts keep their size on a phone. */
export function useWidth() {
  const room = useRef(/** @type {HTMLElement | null} */ (null));
  const [width, setWidth] = useState(560);
  useLayoutEffect(() => {
    const { current } = room;
    if (current === null) return;
    const measure = () => setWidth(Math.max(220, current.clientWidth - padding));
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    measure();
    return () => observer.disconnect();
  }, []);
  return { width, room };
}
