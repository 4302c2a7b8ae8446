import { addDays } from '../../src/dates/day.ts';
import type { DateRange, Day } from '../../src/dates/range.ts';
import { type Phrase, today } from './phrases.ts';

const yesterday = addDays(today, -1);
const isFuture = (day: Day) => day > today;

/** A peer's result in the peer's own terms, before a caller makes a range of it. */
export type Found =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'range'; readonly from: Day; readonly to: Day }
  | { readonly kind: 'since'; readonly from: Day }
  /** An end without a start: a caller would refuse it. */
  | { readonly kind: 'open' }
  | { readonly kind: 'duration'; readonly days: number };

/**
 * Every range that a well-meaning caller could make of what a peer found: ends may be meant inclusive or exclusive, a day
 * may stand for the time since then, a duration ends yesterday or today, and nobody reads on past today.
 */
function readingsOf(found: readonly Found[]): readonly DateRange[] {
  const single = found.flatMap(waysToRead);
  const [first, last] = [found[0], found.at(-1)];
  const joined = found.length < 2 || !first || !last ? [] : [{ from: startOf(first), to: endOf(last) }];
  return [...single, ...joined]
    .filter((range): range is DateRange => range.from !== undefined && range.to !== undefined && !isFuture(range.from))
    .map(({ from, to }) => ({ from, to: isFuture(to) ? today : to }));
}

/** Whether a peer is right about a row; one to be refused is, when nothing or only the future is found. */
export function isRight({ expect }: Phrase, found: readonly Found[]): boolean {
  const readings = readingsOf(found);
  if (expect === null) return readings.length === 0;
  return readings.some(({ from, to }) => from === expect.from && to === expect.to);
}

function waysToRead(found: Found): readonly DateRange[] {
  switch (found.kind) {
    case 'day':
      return [found.day, yesterday, today].map((to) => ({ from: found.day, to }));
    case 'range':
      return [found.to, addDays(found.to, -1)].map((to) => ({ from: found.from, to }));
    case 'since':
      return [found.from, addDays(found.from, 1)].map((from) => ({ from, to: today }));
    case 'open':
      return [];
    case 'duration':
      return [
        { from: addDays(today, -found.days), to: yesterday },
        { from: addDays(today, 1 - found.days), to: today },
        { from: addDays(today, -found.days), to: today },
      ];
  }
}

const startOf = (found: Found): Day | undefined =>
  'from' in found ? found.from : 'day' in found ? found.day : undefined;
const endOf = (found: Found): Day | undefined => ('to' in found ? found.to : 'day' in found ? found.day : undefined);
