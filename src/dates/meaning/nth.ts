import { addDays, startOfWeek, weekdayOf } from '../day.ts';
import type { DateContext, Day } from '../range.ts';
import { endingOn, startingOn } from './duration.ts';
import { latest } from './place.ts';
import { Refusal } from './refusal.ts';
import { orElse, single, span, weekFrom } from './span.ts';
import type { Duration, Span, Unit, Weekly } from './values.ts';

/** Counted from the end: the last one. */
export const final = -1;

/**
 * Weeks belong to the month that has most of their days (ISO 8601's rule for years).
 * `n` counts from 1, or from the end when negative.
 */
function nthWeek(of: Span, n: number, { weekStartsOn }: DateContext): Span | null {
  const middle = (day: Day): Day => addDays(startOfWeek(day, weekStartsOn), 3);
  const start = startOfWeek(of.from, weekStartsOn);
  const first = middle(of.from) >= of.from ? start : addDays(start, 7);
  const end = startOfWeek(of.to, weekStartsOn);
  const last = middle(of.to) <= of.to ? end : addDays(end, -7);
  const from = n > 0 ? addDays(first, 7 * (n - 1)) : addDays(last, 7 * (n + 1));
  return from > of.to || from < addDays(of.from, -6) ? null : weekFrom(from);
}

/** The nth run of weekdays that begins in the period. */
export function nthWeekly(of: Span, n: number, days: Weekly, context: DateContext): Span | null {
  const first = addDays(of.from, (days.first - weekdayOf(of.from) + 7) % 7);
  const found = n > 0 ? span(addDays(first, 7 * (n - 1)), first) : latest(days, of.to, context);
  if (!found) return null;
  const from = n > 0 ? found.from : addDays(found.from, 7 * (n + 1));
  if (from < of.from || from > of.to) return null;
  return days.days === 1 ? single(from) : span(from, addDays(from, days.days - 1), { running: true });
}

/** `first week of november`, `last day of october`, `second month of the quarter`. */
export function nthOf(of: Span, n: number, unit: Unit, context: DateContext): Span | Refusal | null {
  if (n === 0 || unit.per === 'hour' || unit.per === 'minute' || unit.times > 1) return null;
  if (unit.working) return nthWorkday(of, n);
  if (unit.per === 'week') {
    const week = nthWeek(of, n, context);
    const plain =
      n > 0 ? span(addDays(of.from, 7 * (n - 1)), addDays(of.from, 7 * n - 1)) : span(addDays(of.to, -6), of.to);
    if (!week || of.unit !== 'month') return week;
    return orElse(week, plain.to <= of.to && n >= final ? plain : null);
  }
  const one: Duration = { ...unit, n: 1 };
  if (unit.per === 'day') return within(of, single(n > 0 ? addDays(of.from, n - 1) : addDays(of.to, n + 1)));
  const parts = n > 0 ? startingOn({ ...unit, n }, of.from) : endingOn({ ...unit, n: -n }, of.to);
  if (parts instanceof Refusal) return parts;
  const part = n > 0 ? endingOn(one, parts.to) : startingOn(one, parts.from);
  return part instanceof Refusal ? part : within(of, { ...part, unit: unit.per, running: true });
}

function nthWorkday(of: Span, n: number): Span | null {
  let day = n > 0 ? of.from : of.to;
  const step = n > 0 ? 1 : -1;
  for (let left = Math.abs(n); day >= of.from && day <= of.to; day = addDays(day, step)) {
    if (weekdayOf(day) % 6 !== 0) left--;
    if (left === 0) return single(day);
  }
  return null;
}

const within = (of: Span, part: Span): Span | null => (part.from < of.from || part.to > of.to ? null : part);

/** `first 5 days of november`; weeks are whole calendar weeks. */
export function runOf(of: Span, length: Duration, atEnd: boolean, context: DateContext): Span | Refusal | null {
  if (length.per === 'hour' || length.per === 'minute') return null;
  const plain = atEnd ? endingOn(length, of.to) : startingOn(length, of.from);
  if (plain instanceof Refusal || length.per !== 'week' || length.half || of.unit === 'week') return plain;
  const a = nthWeek(of, atEnd ? -length.n : 1, context);
  const b = nthWeek(of, atEnd ? final : length.n, context);
  return a && b ? orElse(span(a.from, b.to, { running: true }), plain) : plain;
}
