import type { DateContext } from '../range.ts';
import { dayOfMonthly, dayOfYear, inYear, monthAndDay } from './calendar.ts';
import { join } from './join.ts';
import { isInReach } from './order.ts';
import { alone } from './place.ts';
import { Refusal } from './refusal.ts';
import { orElse } from './span.ts';
import type { Span, When } from './values.ts';

const isWeekly = (when: When): boolean => when.kind === 'weekly';

/** A bare number after a date is a day of that month, or of the next. */
export const toDay = (when: When, day: number, context: DateContext): Span | Refusal | null => {
  const end = dayOfMonthly(day);
  if (end instanceof Refusal) return end;
  const start = when.kind === 'either' ? (when.readings.find(({ order }) => order === 'mdy')?.when ?? when) : when;
  return isWeekly(start) ? null : join(start, end, context);
};

export const fromDay = (day: number, when: When, context: DateContext): Span | Refusal | null => {
  const start = dayOfMonthly(day);
  if (start instanceof Refusal) return start;
  const end = when.kind === 'either' ? (when.readings.find(({ order }) => order === 'dmy')?.when ?? when) : when;
  return isWeekly(end) || end.kind === 'monthly' ? null : joinBack(start, end, context);
};

/** `3 to 9 November`: the end says the month; the start is in it, or in the month before. */
function joinBack(start: When, end: When, context: DateContext): Span | null {
  const placed = end.kind === 'span' ? end : alone(end, context);
  return placed && join(start, placed, context);
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
  const [start, end] = [dayOfMonthly(a), dayOfMonthly(b)];
  if (start instanceof Refusal) return start;
  return end instanceof Refusal ? end : join(start, end, context);
}
