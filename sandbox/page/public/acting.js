import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/**
 * What the parts of the page can do, and what they all need.
 * @typedef {{
 *   state: import('../wire.ts').PageState,
 *   perform: (deed: object) => Promise<import('../wire.ts').Done>,
 *   go: (changes: Partial<import('./place.js').Place>) => void,
 *   compose: (text: string) => void,
 *   tell: (sentence: string) => void,
 * }} Acting
 */

export const ActingContext = createContext(/** @type {Acting | null} */ (null));

/** @returns {Acting} */
export function useActing() {
  const acting = useContext(ActingContext);
  if (acting === null) throw new Error('nobody acts here');
  return acting;
}

/**
 * Where the elements of a message, form or Home are.
 * @typedef {{
 *   at: import('../wire.ts').Place,
 *   values: import('../wire.ts').PageView['values'],
 *   errors: Readonly<Record<string, string>>,
 * }} Surface
 */

export const SurfaceContext = createContext(/** @type {Surface | null} */ (null));

/** @returns {Surface} */
export function useSurface() {
  const surface = useContext(SurfaceContext);
  if (surface === null) throw new Error('no message, form or Home around this');
  return surface;
}
