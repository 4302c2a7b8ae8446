import type { Span } from '../problem.ts';
import { cutMark } from './draft.ts';

/** Text without its long cuts, and how to find a place of it in the original. */
export interface Squeezed {
  readonly text: string;
  origin(span: Span): Span;
}

/** Every cut becomes one character, so that long values do not make the days look long. */
export function squeeze(original: string): Squeezed {
  let text = '';
  const origins: number[] = [];
  for (let index = 0; index < original.length; index++) {
    const character = original[index] ?? '';
    if (character === cutMark && text.endsWith(cutMark)) continue;
    origins.push(index);
    text += character;
  }
  const at = (offset: number) => origins[offset] ?? original.length;
  // A place is at least one character wide.
  return { text, origin: ({ start, end }) => ({ start: at(start), end: at(Math.max(end - 1, start)) + 1 }) };
}
