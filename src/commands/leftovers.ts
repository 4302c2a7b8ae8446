import { slips } from '../dates/nearest.ts';
import type { DateContext, DateReading } from '../dates/range.ts';
import { readDates } from '../dates/read.ts';
import type { Problem, Span } from '../problem.ts';
import { cut, cutMark, type Draft } from './draft.ts';
import { nounOf } from './expects.ts';
import { type Flaw, flawOf } from './flaw.ts';
import { formatFilter } from './format.ts';
import { notOffered } from './not-offered.ts';
import { flags } from './openings.ts';
import type { Piece } from './piece.ts';
import { quote } from './quote.ts';
import { type Squeezed, squeeze } from './squeeze.ts';

export type Days =
  | { readonly ok: true; readonly reading: DateReading; readonly pieces: readonly Piece[] }
  | { readonly ok: false; readonly flaws: readonly Flaw[]; readonly pieces: readonly Piece[] };

/**
 * Reads the days out of what the clauses left. Words that the dates do not know get a second look from here: a slip in
 * `private`, the second word of a tag, something Direct Mail does not tell.
 */
export function readDays(rest: Draft, found: readonly Piece[], context: DateContext): Days {
  const first = readRest(rest, context);
  if (first.ok) return { ok: true, reading: first.reading, pieces: [] };
  const pieces = first.problems.flatMap((problem) => slipsOf(problem, rest));
  const left = cut(
    rest,
    pieces.map((piece) => piece.span),
  );
  const second = pieces.length === 0 ? first : readRest(left, context);
  if (second.ok) return { ok: true, reading: second.reading, pieces };
  return { ok: false, flaws: second.problems.map((problem) => closer(problem, left, found)), pieces };
}

/** Without days the last 7 are meant, and these words add today. */
const onlyToday = /^(?:incl(?:\.|uding|ude)?|含|包含|包括|算上)\s*(?:today|今天)$/iu;

function readRest({ text }: Draft, context: DateContext): ReturnType<typeof readDates> {
  const squeezed = squeeze(text);
  const said = squeezed.text.replace(/[\s\p{Cc},]+/gu, ' ').trim();
  if (onlyToday.test(said)) return readDates('last 7 days including today', context);
  const read = readDates(squeezed.text, context);
  if (read.ok) return read;
  return { ok: false, problems: read.problems.map((problem) => placed(problem, squeezed)) };
}

/** In the original text; where clauses were cut out of the words it quotes, three dots stand. */
function placed(problem: Problem, { origin }: Squeezed): Problem {
  const message = problem.message.replace(/\s*\p{Cc}+\s*/gu, ' … ');
  return { ...problem, message, ...(problem.span === undefined ? {} : { span: origin(problem.span) }) };
}

/** `privte`, `cvs`: words of ours with a slip of the hand in them. */
function slipsOf({ code, span }: Problem, { folded }: Draft): readonly Piece[] {
  if (code !== 'unknown-words' || span === undefined) return [];
  return [...folded.slice(span.start, span.end).matchAll(/[^\s\p{Cc},;]+/gu)].flatMap(([word], index, all) => {
    // One slip only: `except` is two from `excel`, and says something else.
    const near = flags.nearest(word);
    const start = span.start + (all[index]?.index ?? 0);
    if (near === null || word.length < 3 || slips(word.toLowerCase(), near.words.toLowerCase(), 1) > 1) return [];
    const note = `Read ${quote(word)} as "${near.words}".`;
    return [{ span: { start, end: start + word.length }, said: { kind: near.means }, note }];
  });
}

function closer(problem: Problem, { text }: Draft, found: readonly Piece[]): Flaw {
  const { span } = problem;
  if (problem.code !== 'unknown-words' || span === undefined) return flawOf(problem);
  const words = text.slice(span.start, span.end);
  const reason = words
    .split(/\s+/)
    .map(notOffered)
    .find((row) => row?.anywhere === true);
  if (reason !== undefined) return withoutWords({ code: 'unknown-words', message: reason.sentence, span }, span, text);
  const joined = withValueBefore(span, words, found, text);
  if (joined !== null) return joined;
  return problem.nearest === undefined ? withoutWords(problem, span, text) : flawOf(problem);
}

/** Leaving one of these out would ask for the very days that were not wanted. */
const turnsAround =
  /\b(?:except|excepting|excluding|exclude|without|but|not|no|minus|besides|apart|other than)\b|[除不非]/iu;

/** Whole words can be left out, as long as something is left to ask; people see the command before they send it. */
function withoutWords(problem: Problem, span: Span, text: string): Flaw {
  const isWhole =
    /(?:^|[\s\p{Cc},;])$/u.test(text.slice(0, span.start)) && /^(?:$|[\s\p{Cc},;.!?])/u.test(text.slice(span.end));
  const mayGo = isWhole && !turnsAround.test(text.slice(span.start, span.end));
  return { problem, fixes: mayGo ? [[{ ...span, words: '' }]] : [] };
}

/** `tag:spring sale`: the second word belongs to the value, which needs quotes. */
function withValueBefore(span: Span, words: string, found: readonly Piece[], text: string): Flaw | null {
  const before = found.find(
    (piece) => piece.span.end <= span.start && /^[\s\p{Cc}]*$/u.test(text.slice(piece.span.end, span.start)),
  );
  if (before?.said?.kind !== 'filter' || !['tag', 'pool', 'config'].includes(before.said.of)) return null;
  const { of, value } = before.said;
  if (words.includes(cutMark)) return null;
  const whole = formatFilter(of, `${value} ${words.trim()}`);
  const message = `${quote(words)} was not understood; a ${nounOf(of)} with spaces is written in quotes: ${whole}.`;
  return {
    problem: { code: 'unknown-words', message, span },
    fixes: [[{ start: before.span.start, end: span.end, words: whole }]],
  };
}
