import { addDays, dayCount } from '../dates/day.ts';
import type { DateRange, Day } from '../dates/range.ts';
import { sayDay, sayRange } from '../dates/say.ts';

/** "The date must be within the last 30 days" (Direct Mail API page, StartTime), today among them. */
const keptDays = 30;

export interface Asked {
  readonly range: DateRange;
  readonly compare: DateRange | null;
}

/** What the limits leave of a question; or that nothing is left, and the nearest range of which something is. */
export type Limited =
  | {
      readonly ok: true;
      readonly reach: DateRange;
      readonly compare: DateRange | null;
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly message: string; readonly nearest: DateRange };

interface Rule<T> {
  readonly name: string;
  readonly applies: (asked: T, kept: DateRange) => boolean;
  readonly sentence: (asked: T, kept: DateRange) => string;
}
type Refusal = Rule<DateRange> & { readonly nearest: (asked: DateRange, kept: DateRange) => DateRange };
interface Comparison {
  readonly range: DateRange;
  readonly compare: DateRange;
}

const refusals: readonly Refusal[] = [
  {
    name: 'wholly older',
    applies: (range, kept) => range.to < kept.from,
    sentence: (range, kept) =>
      `Direct Mail keeps ${keptDays} days, from ${sayDay(kept.from)}: ${sayRange(range)} ${is(range)} no longer available.`,
    nearest: (range, kept) => ({ from: kept.from, to: earlier(addDays(kept.from, dayCount(range) - 1), kept.to) }),
  },
  {
    name: 'wholly ahead',
    applies: (range, kept) => range.from > kept.to,
    sentence: (range, kept) =>
      `For Direct Mail it is still ${sayDay(kept.to)}: ${sayRange(range)} ${has(range)} no figures yet.`,
    nearest: (range, kept) => ({ from: later(addDays(kept.to, 1 - dayCount(range)), kept.from), to: kept.to }),
  },
];

const cuts: readonly Rule<DateRange>[] = [
  {
    name: 'partly older',
    applies: (range, kept) => range.from < kept.from,
    sentence: (range, kept) => {
      const missing = { from: range.from, to: addDays(kept.from, -1) };
      return `Direct Mail keeps ${keptDays} days: ${sayRange(missing)} ${is(missing)} no longer available and not counted.`;
    },
  },
  {
    name: 'partly ahead',
    applies: (range, kept) => range.to > kept.to,
    sentence: (range, kept) => {
      const missing = { from: addDays(kept.to, 1), to: range.to };
      return `For Direct Mail it is still ${sayDay(kept.to)}: ${sayRange(missing)} ${has(missing)} no figures yet.`;
    },
  },
];

/** The comparison is left out: what is there of it would not be like for like. */
const incomparable: readonly Rule<Comparison>[] = [
  {
    name: 'same days',
    applies: ({ range, compare }) => range.from === compare.from && range.to === compare.to,
    sentence: () => 'Both periods are the same days, so there is nothing to compare.',
  },
  {
    name: 'comparison older',
    applies: ({ compare }, kept) => compare.from < kept.from,
    sentence: ({ compare }, kept) =>
      `Nothing to compare with: Direct Mail ${compare.to < kept.from ? 'no longer has' : 'has only a part of'} ${sayRange(compare)}.`,
  },
  {
    name: 'comparison ahead',
    applies: ({ compare }, kept) => compare.to > kept.to,
    sentence: ({ compare }, kept) =>
      `Nothing to compare with: for Direct Mail it is still ${sayDay(kept.to)}, not yet the end of ${sayRange(compare)}.`,
  },
];

const warnings: readonly Rule<Comparison>[] = [
  {
    name: 'different lengths',
    applies: ({ range, compare }) => dayCount(range) !== dayCount(compare),
    sentence: ({ range, compare }) =>
      `The periods are ${days(range)} and ${days(compare)} long: compare their rates, not their counts.`,
  },
  {
    name: 'overlap',
    applies: ({ range, compare }) => range.from <= compare.to && compare.from <= range.to,
    sentence: () => 'The two periods overlap, so some days are counted in both.',
  },
];

/** Holds the question against what Direct Mail keeps, before anything is asked of it. `today` is Direct Mail's own day. */
export function limit({ range, compare }: Asked, today: Day): Limited {
  const kept = { from: addDays(today, 1 - keptDays), to: today };
  const refusal = refusals.find((rule) => rule.applies(range, kept));
  if (refusal !== undefined) {
    return { ok: false, message: refusal.sentence(range, kept), nearest: refusal.nearest(range, kept) };
  }
  const reach = { from: later(range.from, kept.from), to: earlier(range.to, kept.to) };
  const notes = told(cuts, range, kept);
  if (compare === null) return { ok: true, reach, compare, notes };
  const [against] = told(incomparable, { range, compare }, kept);
  if (against !== undefined) return { ok: true, reach, compare: null, notes: [...notes, against] };
  return { ok: true, reach, compare, notes: [...notes, ...told(warnings, { range: reach, compare }, kept)] };
}

/** Moved back by whole weeks, so that weekdays meet the same weekdays. */
export function previousOf(range: DateRange): DateRange {
  const back = -7 * Math.ceil(dayCount(range) / 7);
  return { from: addDays(range.from, back), to: addDays(range.to, back) };
}

function told<T>(rules: readonly Rule<T>[], asked: T, kept: DateRange): readonly string[] {
  return rules.filter((rule) => rule.applies(asked, kept)).map((rule) => rule.sentence(asked, kept));
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
const later = (a: Day, b: Day): Day => (a > b ? a : b);
const is = (range: DateRange): string => (range.from === range.to ? 'is' : 'are');
const has = (range: DateRange): string => (range.from === range.to ? 'has' : 'have');
const days = (range: DateRange): string => (range.from === range.to ? '1 day' : `${dayCount(range)} days`);
