import { addDays, endOfMonth, startOfMonth, startOfWeek } from '../day.ts';
import type { DateContext, DateRange, Day } from '../range.ts';
import type { Period, Recurring, Span } from './values.ts';

type Extras = Partial<Omit<Span, 'kind' | 'from' | 'to'>>;

export const span = (from: Day, to: Day, extras: Extras = {}): Span => ({ kind: 'span', from, to, ...extras });

export const single = (day: Day, extras: Extras = {}): Span => span(day, day, { unit: 'day', ...extras });

export const noted = (of: Span, ...notes: readonly string[]): Span => ({
  ...of,
  notes: [...(of.notes ?? []), ...notes],
});

/** Words that mean exactly this range, whatever the day. */
export const isoWords = ({ from, to }: DateRange): string => (from === to ? from : `${from}..${to}`);

/** Adds a range that the words might also have meant, unless it is the same one. */
export function orElse(of: Span, other: Span | null, words?: string): Span {
  if (!other || (other.from === of.from && other.to === of.to)) return of;
  const range = { from: other.from, to: other.to };
  return { ...of, alternatives: [...(of.alternatives ?? []), { words: words ?? isoWords(range), range }] };
}

/** The calendar week, month, quarter or year that holds the day. */
export function periodOf(per: Period, day: Day, { weekStartsOn }: DateContext): Span {
  const year = day.slice(0, 4);
  if (per === 'day') return single(day);
  if (per === 'week') return weekFrom(startOfWeek(day, weekStartsOn));
  if (per === 'month') return span(startOfMonth(day), endOfMonth(day), { unit: per, running: true });
  if (per === 'year') return span(`${year}-01-01`, `${year}-12-31`, { unit: per, running: true });
  return quarter(Number(year), Math.ceil(Number(day.slice(5, 7)) / 3));
}

export const weekFrom = (first: Day): Span => span(first, addDays(first, 6), { unit: 'week', running: true });

/** Whole months of one year, `first` and `last` being 1 to 12. */
export const months = (year: number, first: number, last: number, unit: Period): Span =>
  span(monthStart(year, first), endOfMonth(monthStart(year, last)), { unit, running: true });

const monthStart = (year: number, month: number): Day => `${year}-${String(month).padStart(2, '0')}-01`;

export const quarter = (year: number, nth: number): Span => months(year, 3 * nth - 2, 3 * nth, 'quarter');

/** Any month: the latest one that fits is meant. */
export const thisMonth: Recurring = { kind: 'monthly', on: (year, month) => months(year, month, month, 'month') };
