import { daysInMonth, makeDay, startOfIsoWeek } from '../day.ts';
import { Refusal } from './refusal.ts';
import { months, quarter, single, weekFrom } from './span.ts';
import type { Either, Order, Recurring, Span, When } from './values.ts';

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July'].concat([
  'August',
  'September',
  'October',
  'November',
  'December',
]);
const monthCalled = (month: number): string => monthNames[month - 1] ?? '';

const onlyDay = (year: number, month: number, day: number): Span | null => {
  const made = makeDay(year, month, day);
  return made === null ? null : single(made);
};

/** Nov 3 of any year. February 29 counts as a day that exists. */
export function dayOfYear(month: number, day: number): Recurring | Refusal {
  if (month < 1 || month > 12) return noMonth;
  const longest = daysInMonth(2024, month);
  if (day < 1 || day > longest) return tooLong(month, longest);
  return {
    kind: 'yearly',
    on: (year) => onlyDay(year, month, day),
    missing: (year) => `${monthCalled(month)} ${year} has ${daysInMonth(year, month)} days.`,
  };
}

function tooLong(month: number, longest: number, year?: number): Refusal {
  const days = month === 2 && year === undefined ? '28 days, 29 in leap years' : `${longest} days`;
  const when = year === undefined ? monthCalled(month) : `${monthCalled(month)} ${year}`;
  const nearest = `${monthCalled(month).slice(0, 3)} ${month === 2 && year === undefined ? 28 : longest}`;
  return new Refusal('no-such-date', `${when} has ${days}.`, year === undefined ? nearest : `${nearest} ${year}`);
}

/** A day with its year, or why there is none. */
export function fullDay(year: number, month: number, day: number): Span | Refusal {
  const made = onlyDay(year, month, day);
  if (made) return made;
  if (month < 1 || month > 12) return new Refusal('no-such-date', 'A year has 12 months.');
  if (!isReachable(year)) return outOfYears(year);
  return tooLong(month, daysInMonth(year, month), year);
}

/** `year` as the last two digits means this century. */
export const wholeYear = (year: number, width: number): number => (width <= 2 ? 2000 + year : year);

export const isReachable = (year: number): boolean => makeDay(year, 1, 1) !== null;

export const outOfYears = (year: number): Refusal =>
  new Refusal('no-such-date', `The year ${year} is not one that mail was sent in.`);

/** The nth day of any month. */
export function dayOfMonthly(day: number): Recurring | Refusal {
  if (day < 1 || day > 31) return new Refusal('no-such-date', `No month has a day ${day}.`);
  return { kind: 'monthly', on: (year, month) => onlyDay(year, month, day) };
}

export function wholeMonth(month: number): Recurring | null {
  return month < 1 || month > 12
    ? null
    : { kind: 'yearly', on: (year) => guarded(year, () => months(year, month, month, 'month')) };
}

export const wholeQuarter = (nth: number): Recurring | Refusal =>
  nth < 1 || nth > 4
    ? new Refusal('no-such-date', 'A year has four quarters, Q1 to Q4.', 'this quarter')
    : { kind: 'yearly', on: (year) => guarded(year, () => quarter(year, nth)) };

export const wholeHalf = (nth: number): Recurring | Refusal =>
  nth < 1 || nth > 2
    ? new Refusal('no-such-date', 'A year has two halves, H1 and H2.', 'this year')
    : { kind: 'yearly', on: (year) => guarded(year, () => months(year, 6 * nth - 5, 6 * nth, 'quarter')) };

export function isoWeek(week: number): Recurring | Refusal {
  if (week < 1 || week > 53) return new Refusal('no-such-date', 'Weeks are numbered from 1 to 52 or 53.', 'last week');
  return {
    kind: 'yearly',
    on: (year) => {
      const monday = startOfIsoWeek(year, week);
      return monday === null ? null : weekFrom(monday);
    },
    missing: (year) => `${year} has only 52 weeks.`,
  };
}

const guarded = (year: number, make: () => Span): Span | null => (isReachable(year) ? make() : null);

/** Digits whose order is open; `null` when no order makes a day. */
export function inOpenOrder(
  text: string,
  readings: readonly { readonly order: Order; readonly when: When | Refusal }[],
): When | Refusal | null {
  const possible = readings.flatMap(({ order, when }) =>
    when instanceof Refusal || when.kind === 'weekly' || when.kind === 'either' ? [] : [{ order, when }],
  );
  const [only, other] = possible;
  if (!only) return readings.map(({ when }) => when).find((when) => when instanceof Refusal) ?? null;
  if (!other) return only.when;
  return { kind: 'either', text, readings: possible } satisfies Either;
}

/** The days of that year, or why it has none. */
export function inYear(when: When, year: number): Span | Refusal | null {
  if (when.kind !== 'yearly') return null;
  const found = when.on(year, 1);
  if (found) return found;
  return when.missing && isReachable(year) ? new Refusal('no-such-date', when.missing(year)) : null;
}

/** Two numbers that are a month and a day, in either order. */
export const monthAndDay = (a: number, b: number, sign = '/'): When | Refusal | null =>
  inOpenOrder(`${a}${sign}${b}`, [
    { order: 'mdy', when: dayOfYear(a, b) },
    { order: 'dmy', when: dayOfYear(b, a) },
  ]);

export const noMonth = new Refusal(
  'no-such-date',
  'There is no such day: a month has at most 31 days and a year 12 months.',
);
