import { tz } from '@date-fns/tz';
import { UTCDate } from '@date-fns/utc';
import { addMonths as plusMonths } from 'date-fns/addMonths';
import { format } from 'date-fns/format';
import type { DateRange, Day, Weekday } from './range.ts';

/** Years that mail can have been sent in; anything else is a slip of the hand. */
export const firstYear = 1900;
const lastYear = 2199;

/** Whether the text is a real calendar day, `YYYY-MM-DD`. */
export function isDay(text: string): text is Day {
  return /^\d{4}-\d\d-\d\d$/.test(text) && makeDay(yearOf(text), monthOf(text), dayOfMonth(text)) === text;
}

/** `null` when there is no such day, or its year is outside 1900 to 2199. `month` is 1 to 12. */
export function makeDay(year: number, month: number, day: number): Day | null {
  if (year < firstYear || year > lastYear || month < 1 || month > 12) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${two(month)}-${two(day)}`;
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

export const yearOf = (day: Day): number => Number(day.slice(0, 4));
/** 1 to 12. */
export const monthOf = (day: Day): number => Number(day.slice(5, 7));
export const dayOfMonth = (day: Day): number => Number(day.slice(8, 10));

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0);
}

const msPerDay = 86_400_000;
const firstSerial = Date.parse('0000-01-01') / msPerDay;
const lastSerial = Date.UTC(9999, 11, 31) / msPerDay;

/** Any number of days is safe: beyond the years 0 to 9999 the answer stays at their ends. */
export function addDays(day: Day, days: number): Day {
  return Math.abs(days) > 400 ? dayAt(serialOf(day) + days) : addFewDays(day, days);
}

const dayAt = (serial: number): Day =>
  new UTCDate(Math.min(lastSerial, Math.max(firstSerial, serial)) * msPerDay).toISOString().slice(0, 10);

/** Carries over month ends by hand: reading a phrase does little else, and a `Date` each time would cost the most. */
function addFewDays(day: Day, days: number): Day {
  let year = yearOf(day);
  let month = monthOf(day);
  let date = dayOfMonth(day) + days;
  for (; date < 1; date += daysInMonth(year, month)) {
    if (--month === 0) [year, month] = [year - 1, 12];
  }
  for (let length = daysInMonth(year, month); date > length; length = daysInMonth(year, month)) {
    date -= length;
    if (++month === 13) [year, month] = [year + 1, 1];
  }
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

/** Keeps the day of the month where it can: Mar 31 less one month is Feb 28 or 29. */
export const addMonths = (day: Day, months: number): Day =>
  // In UTC: a calendar day has no zone, and the machine's must never show.
  plusMonths(new UTCDate(`${day}T00:00:00Z`), months)
    .toISOString()
    .slice(0, 10);

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => serialOf(to) - serialOf(from);

/** Days in the range, both ends counted. */
export const dayCount = (range: DateRange): number => daysBetween(range.from, range.to) + 1;

/** Every day of the range, in order. */
export const eachDay = (range: DateRange): Day[] =>
  Array.from({ length: dayCount(range) }, (_, index) => addDays(range.from, index));

export const weekdayOf = (day: Day): Weekday =>
  // January 1 1970 was a Thursday.
  ((((serialOf(day) + 4) % 7) + 7) % 7) as Weekday;

const serialOf = (day: Day): number => Date.UTC(yearOf(day), monthOf(day) - 1, dayOfMonth(day)) / msPerDay;

export const startOfWeek = (day: Day, weekStartsOn: Weekday): Day =>
  addDays(day, -((weekdayOf(day) - weekStartsOn + 7) % 7));

export const later = (a: Day, b: Day): Day => [a, b].sort()[1] ?? a;
export const sooner = (a: Day, b: Day): Day => [a, b].sort()[0] ?? a;

export const startOfMonth = (day: Day): Day => `${day.slice(0, 8)}01`;

export const endOfMonth = (day: Day): Day => `${day.slice(0, 8)}${daysInMonth(yearOf(day), monthOf(day))}`;

/** Monday of that ISO 8601 week; `null` when the year has no such week. */
export function startOfIsoWeek(year: number, week: number): Day | null {
  if (year < firstYear || year > lastYear || week < 1 || week > 53) return null;
  // January 4 is always in week 1.
  const monday = addDays(startOfWeek(`${year}-01-04`, 1), 7 * (week - 1));
  return week === 53 && yearOf(addDays(monday, 3)) !== year ? null : monday;
}

/** The calendar day that it is at this instant in an IANA zone such as `Asia/Shanghai`. */
export const dayIn = (zone: string, instant: Date): Day => format(instant, 'yyyy-MM-dd', { in: tz(zone) });
