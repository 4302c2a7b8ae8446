import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

const focusable = 'input, textarea, select, button';

/**
 * Whoever is in `own` stays there when what they were on is taken away: the focus goes to the first thing to act on in the
 * `parts` of it that are now where that was, else to `own` itself.
 * @param {{ current: HTMLElement | null }} own
 * @param {string} [parts]
 */
export function useKeptFocus(own, parts) {
  const place = useRef(/** @type {number | null} */ (null));
  useEffect(() => {
    const look = ({ target }) => {
      const isInside = target instanceof Node && own.current?.contains(target) === true;
      place.current = isInside ? partsOf(own, parts).findIndex((part) => part.contains(target)) : null;
    };
    addEventListener('focusin', look);
    addEventListener('pointerdown', look);
    return () => {
      removeEventListener('focusin', look);
      removeEventListener('pointerdown', look);
    };
  }, []);
  useLayoutEffect(() => {
    if (place.current === null || document.activeElement !== document.body) return;
    const following = place.current < 0 ? [] : partsOf(own, parts).slice(place.current);
    const next = following.flatMap((part) => [...part.querySelectorAll(focusable)])[0] ?? own.current;
    /** @type {HTMLElement | null} */ (next)?.focus({ preventScroll: next === own.current });
  });
}

function partsOf({ current }, parts) {
  return parts === undefined ? [] : [...(current?.querySelectorAll(parts) ?? [])];
}
