import { addDays } from '../dates/day.ts';
import type { DateContext } from '../dates/range.ts';
import { readDates } from '../dates/read.ts';
import type { Span } from '../problem.ts';
import { readClauses } from './clauses.ts';

/**
 * The command without the words that say nothing, in the same order: its clauses, and the days without what stands
 * around them. `which ip is it last week` becomes `ip last week`. For texts that parse.
 */
export function essential(text: string, context: DateContext): string {
  const { pieces, rest } = readClauses(text, context);
  const words = [...rest.text.matchAll(/[^\s\p{Cc}]+/gu)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  const isDay = (word: Span) => saysDays(rest.text.slice(word.start, word.end), context);
  const days = withoutEnds(words, isDay, (kept) => meaning(kept, rest.text, context));
  // A clause that a correction put in may have been there before.
  const clauses = new Map(pieces.map(({ span }) => [text.slice(span.start, span.end), span]));
  return [...clauses.values(), ...days]
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end }) => text.slice(start, end).trim())
    .join(' ');
}

/** Takes words from both ends for as long as what is left means the same; none that are days by themselves. */
function withoutEnds(
  words: readonly Span[],
  isDay: (word: Span) => boolean,
  meaningOf: (kept: readonly Span[]) => string,
): readonly Span[] {
  const meant = meaningOf(words);
  let kept = words;
  for (const [end, start, stop] of [
    [0, 1, undefined],
    [-1, 0, -1],
  ] as const) {
    for (let word = kept.at(end); word !== undefined && !isDay(word); word = kept.at(end)) {
      const next = kept.slice(start, stop);
      if (meaningOf(next) !== meant) break;
      kept = next;
    }
  }
  return kept;
}

/** `Nov` or `30`: what is right without it would be said as nobody says it. */
function saysDays(word: string, context: DateContext): boolean {
  const read = readDates(word, context);
  return /\d/.test(word) || (read.ok && read.reading.range !== null);
}

/** On Mondays `week` and `last week` are the same days: what means the same must do so on another weekday too. */
function meaning(kept: readonly Span[], text: string, context: DateContext): string {
  const [first, last] = [kept[0], kept.at(-1)];
  const words = first === undefined || last === undefined ? '' : text.slice(first.start, last.end);
  const days = [context.today, addDays(context.today, 3)].map((today) => {
    const read = readDates(words, { ...context, today });
    return read.ok ? [read.reading.range, read.reading.compare] : null;
  });
  return days.includes(null) ? '' : JSON.stringify(days);
}
