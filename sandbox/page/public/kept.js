import { useEffect, useState } from 'preact/hooks';

const prefix = 'mailstats-sandbox:';

/** Something this browser keeps over a reload, as JSON. @param {string} key */
export function readKept(key, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(prefix + key) ?? 'null') ?? otherwise;
  } catch {
    // Storage is switched off, or holds what another version wrote: as if nothing was kept.
    return otherwise;
  }
}

/** @param {string} key */
export function keep(key, value) {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value));
  } catch {
    // Storage is switched off or full: then it is gone after a reload, and the page works on.
  }
}

/** State that survives a reload, one for each key. @param {string} key */
export function useKept(key, otherwise) {
  const [held, setHeld] = useState({ key, value: readKept(key, otherwise) });
  const current = held.key === key ? held.value : readKept(key, otherwise);
  useEffect(() => {
    if (held.key !== key) setHeld({ key, value: readKept(key, otherwise) });
  }, [key]);
  const set = (value) => {
    keep(key, value);
    setHeld({ key, value });
  };
  return [current, set];
}
