import { addMonths, dayOfMonth, endOfMonth, monthOf, sooner, startOfMonth, yearOf } from '../day.ts';
import type { DateContext, Day } from '../range.ts';
import { dayOfMonthly, dayOfYear, fullDay, inYear, monthAndDay } from './calendar.ts';
import { join } from './join.ts';
import { isInReach } from './order.ts';
import { alone } from './place.ts';
import { Refusal } from './refusal.ts';
import { isoWords, orElse, span } from './span.ts';
import type { Span, When } from './values.ts';

const isWeekly = (when: When): boolean => when.kind === 'weekly';

/** A bare number after a date is a day of that month; only a smaller one may be of the next. */
export const toDay = (when: When, day: number, context: DateContext): Span | Refusal | null => {
  const end = dayOfMonthly(day);
  if (end instanceof Refusal) return end;
  const start = when.kind === 'either' ? (when.readings.find(({ order }) => order === 'mdy')?.when ?? when) : when;
  if (isWeekly(start)) return null;
  const from = alone(start, context);
  if (!from || from.from !== from.to || day < dayOfMonth(from.from)) return join(start, end, context);
  const to = sameMonth(from, day);
  if (to instanceof Refusal) return offering(to, from.from, sooner(endOfMonth(from.from), context.today));
  // The 3rd to the 9th may still be those of last month.
  return join(start.kind === 'monthly' ? start : from, start.kind === 'monthly' ? end : to, context);
};

/** The day of the month that a single day is in. */
const sameMonth = ({ from }: Span, day: number): Span | Refusal => fullDay(yearOf(from), monthOf(from), day);

const offering = ({ code, message }: Refusal, from: Day, to: Day): Refusal =>
  new Refusal(code, message, isoWords({ from, to }));

export const fromDay = (day: number, when: When, context: DateContext): Span | Refusal | null => {
  const start = dayOfMonthly(day);
  if (start instanceof Refusal) return start;
  const end = when.kind === 'either' ? (when.readings.find(({ order }) => order === 'dmy')?.when ?? when) : when;
  return isWeekly(end) || end.kind === 'monthly' ? null : joinBack(start, day, end, context);
};

/** `3 to 9 November`: the end says the month; the start is in it, or in the month before. */
function joinBack(start: When, day: number, end: When, context: DateContext): Span | Refusal | null {
  const placed = end.kind === 'span' ? end : alone(end, context);
  if (!placed || placed.from !== placed.to) return placed && join(start, placed, context);
  const before = addMonths(startOfMonth(placed.from), -1);
  const from = sameMonth(day <= dayOfMonth(placed.from) ? placed : span(before, before), day);
  return from instanceof Refusal ? offering(from, endOfMonth(before), placed.to) : join(from, placed, context);
}

export function daysOf(month: When, a: number, b: number, context: DateContext): Span | Refusal | null {
  const of = alone(month, context);
  if (of?.unit !== 'month') return null;
  const start = dayOfYear(Number(of.from.slice(5, 7)), a);
  const from = start instanceof Refusal ? start : inYear(start, Number(of.from.slice(0, 4)));
  return !from || from instanceof Refusal ? from : toDay(from, b, context);
}

/** `11-17` may be a month and a day or two days of a month: what lies within reach, then the date. */
export function dayOrDays(a: number, b: number, context: DateContext): When | Refusal | null {
  const date = monthAndDay(a, b, '-');
  const days = bareDays(a, b, context);
  if (days instanceof Refusal || !days) return date ?? days;
  const one = date instanceof Refusal || !date ? null : alone(date, context);
  if (!one) return days;
  const isDate = isInReach(one, context) || (a > b && !isInReach(days, context));
  return isDate ? orElse(one, days) : orElse(days, one);
}

/** `the 3rd to the 9th`: of the month that has them most recently. */
export function bareDays(a: number, b: number, context: DateContext): Span | Refusal | null {
  const start = dayOfMonthly(a);
  return start instanceof Refusal ? start : toDay(start, b, context);
}
