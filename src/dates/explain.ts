import type { Problem, Span } from '../problem.ts';
import { phraseParser } from './grammar/phrase-parser.ts';
import * as s from './grammar/symbols.ts';
import { Refusal } from './meaning/refusal.ts';
import type { DateContext } from './range.ts';
import { type Folded, originOf } from './words/fold.ts';
import { corrections } from './words/spelling.ts';
import type { Token } from './words/token.ts';

const examples = 'a range such as last 7 days, yesterday, Nov 3 to Nov 9 or 上周';
const mostProblems = 5;
const longestQuote = 40;

export const tooLong = (text: string): Problem => ({
  code: 'unknown-words',
  message: 'That is too long to be a date range.',
  span: { start: 0, end: text.length },
  expected: examples,
});

/** Every run of words that are not ours, named. */
export function unknownWords(unknown: readonly Token[], folded: Folded, text: string): readonly Problem[] {
  return neighbours(unknown, folded.text)
    .slice(0, mostProblems)
    .map((run) => {
      const span = spanOf(run, folded);
      const nearest = run.length === 1 ? nearestTo(run[0]) : null;
      const message = `Didn't understand ${quote(text, span)}.`;
      return { code: 'unknown-words', message, span, expected: examples, ...(nearest !== null && { nearest }) };
    });
}

function nearestTo(token: Token | undefined): string | null {
  const [only, ...others] = token ? corrections({ ...token, filler: false }) : [];
  return only !== undefined && others.length === 0 ? only : null;
}

/** Tokens with nothing but white space between them, together. */
function neighbours(tokens: readonly Token[], text: string): readonly (readonly Token[])[] {
  const runs: Token[][] = [];
  for (const token of tokens) {
    const before = runs.at(-1)?.at(-1);
    if (before && text.slice(before.end, token.start).trim() === '') runs.at(-1)?.push(token);
    else runs.push([token]);
  }
  return runs;
}

const spanOf = (tokens: readonly Token[], folded: Folded): Span => ({
  start: originOf(folded, tokens[0]?.start ?? 0),
  // What one character was folded into several still is one character.
  end: Math.max(originOf(folded, tokens.at(-1)?.end ?? 0), originOf(folded, tokens.at(-1)?.start ?? -1) + 1),
});

function quote(text: string, { start, end }: Span): string {
  const words = text.slice(start, end).replace(/\s+/g, ' ').trim();
  return `"${words.length > longestQuote ? `${words.slice(0, longestQuote)}…` : words}"`;
}

/** A refusal as a problem, with the words it is about. */
export function problemAt(refusal: Refusal, tokens: readonly Token[], folded: Folded, text: string): Problem {
  const [first, end] = refusal.tokens ?? [0, tokens.length];
  const span = spanOf(tokens.slice(first, end), folded);
  // Messages without a subject are about the words themselves.
  const message = /^[a-z]/.test(refusal.message) ? `${subject(text, span)} ${refusal.message}` : refusal.message;
  return { code: refusal.code, message, span, ...(refusal.nearest !== null && { nearest: refusal.nearest }) };
}

/** `Next week` at the head of a sentence; other scripts in quotation marks. */
function subject(text: string, span: Span): string {
  const words = quote(text, span).slice(1, -1);
  if (/^(?:since|from|after|starting|for|in|on)\b/i.test(words)) return 'That';
  return /^[a-z][\w ]*$/i.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : `"${words}"`;
}

/** Words that are all known and still make no range: which ones are too many? */
export function explain(
  tokens: readonly Token[],
  folded: Folded,
  text: string,
  context: DateContext,
): readonly Problem[] {
  const ranges: Token[][] = [];
  const left: Token[] = [];
  const parse = phraseParser(tokens, context);
  for (let at = 0; at < tokens.length; ) {
    const end = Math.max(0, ...parse(at, s.range).map((match) => (match.value instanceof Refusal ? 0 : match.end)));
    if (end > at) ranges.push(tokens.slice(at, end));
    else left.push(...tokens.slice(at, at + 1));
    at = Math.max(end, at + 1);
  }
  if (left.length === 0 && ranges.length > 1) return [severalRanges(ranges, folded, text)];
  const unclear = left.length > 0 && ranges.length > 0 ? left : tokens;
  return unknownWords(unclear, folded, text);
}

function severalRanges(ranges: readonly (readonly Token[])[], folded: Folded, text: string): Problem {
  const [first = [], ...others] = ranges;
  const span = { start: spanOf(others[0] ?? first, folded).start, end: spanOf(ranges.at(-1) ?? first, folded).end };
  const quoted = ranges.map((range) => quote(text, spanOf(range, folded)));
  const message = `Only one range can be answered at a time, but these are ${quoted.length}: ${quoted.join(', ')}.`;
  return { code: 'several-ranges', message, span };
}
