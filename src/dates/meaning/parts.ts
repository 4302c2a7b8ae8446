import { addDays, dayCount, monthOf, yearOf } from '../day.ts';
import type { DateContext } from '../range.ts';
import { alone, map } from './place.ts';
import type { Refusal } from './refusal.ts';
import { months, noted, span } from './span.ts';
import type { Span, When } from './values.ts';

const inMonth = (of: Span, first: number, last: number): Span =>
  span(addDays(of.from, first - 1), last === 0 ? of.to : addDays(of.from, last - 1), { running: true });

export function half(of: Span, n: number): Span | null {
  if (n !== 1 && n !== 2) return null;
  if (of.unit === 'month') return n === 1 ? inMonth(of, 1, 15) : inMonth(of, 16, 0);
  if (of.unit === 'year') return months(yearOf(of.from), n === 1 ? 1 : 7, n === 1 ? 6 : 12, 'quarter');
  const middle = addDays(of.from, Math.ceil(dayCount(of) / 2) - 1);
  return n === 1 ? span(of.from, middle, { running: true }) : span(addDays(middle, 1), of.to, { running: true });
}

/** The three thirds that months are spoken of in: 上旬, 中旬, 下旬. */
export const third = (of: Span, n: number): Span =>
  n === 1 ? inMonth(of, 1, 10) : n === 2 ? inMonth(of, 11, 20) : inMonth(of, 21, 0);

/** First and last month of the early, middle and late part of a year. */
const seasons = [
  [1, 4],
  [5, 8],
  [9, 12],
] as const;
/** First and last day of the early, middle and late part of a week. */
const weekParts = [
  [0, 2],
  [1, 3],
  [4, 6],
] as const;

/** `early november`, `end of last week`: vague words, read as set parts. */
export function roughly(when: When, n: 1 | 2 | 3, context: DateContext): When | Refusal | null {
  const part = (of: Span): Span | null => {
    if (of.unit === 'month') return third(of, n);
    if (of.unit === 'week') return weekPart(of, n, context);
    if (of.unit === 'year')
      return months(yearOf(of.from), seasons[n - 1]?.[0] ?? 1, seasons[n - 1]?.[1] ?? 12, 'quarter');
    if (of.unit === 'quarter')
      return months(yearOf(of.from), monthOf(of.from) + n - 1, monthOf(of.from) + n - 1, 'month');
    return null;
  };
  return map(when, (of) => vaguely(part(of)), context);
}

/** What is early in a week that has just begun is over before today. */
function weekPart(of: Span, n: 1 | 2 | 3, { today }: DateContext): Span {
  const [first, last] = weekParts[n - 1] ?? weekParts[0];
  const to = addDays(of.from, last);
  const yesterday = addDays(today, -1);
  return span(addDays(of.from, first), n === 1 && of.from <= yesterday && to >= today ? yesterday : to, {
    running: true,
  });
}

export const vagueNote = 'A vague time: read as the days shown.';

const vaguely = (days: Span | null): Span | null => days && noted(days, vagueNote);

/** `earlier this week`: what of it is over. */
export function soFarWithoutToday(when: When, context: DateContext): Span | null {
  const of = alone(when, context);
  if (!of || of.from > context.today || of.to < context.today) return null;
  return vaguely(
    of.from === context.today ? span(of.from, of.from, { running: true }) : span(of.from, addDays(context.today, -1)),
  );
}

export const onlyMonth = (of: Span, make: (of: Span) => Span): Span | null => (of.unit === 'month' ? make(of) : null);
