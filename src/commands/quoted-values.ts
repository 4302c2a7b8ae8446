import type { Span } from '../problem.ts';

const quotedValue = /[:=：＝]\s*(?<value>"(?:[^"]|"")*"|'(?:[^']|'')*')/dg;

/** Values in quotes after a key, quotes included. Nothing in them is a word of ours: names may hold anything. */
export function quotedValues(text: string): readonly Span[] {
  return [...text.matchAll(quotedValue)].map((match) => {
    const [start, end] = match.indices?.groups?.value ?? [match.index, match.index];
    return { start, end };
  });
}
