import { addDays, addMonths, weekdayOf } from '../day.ts';
import type { DateContext, Day } from '../range.ts';
import { Refusal } from './refusal.ts';
import { noted, orElse, periodOf, single, span } from './span.ts';
import type { Duration, Span, Unit } from './values.ts';

const daysIn = { minute: 0, hour: 0, day: 1, week: 7, month: 30, quarter: 91, year: 365 } as const;
/** About a century: longer is a slip of the hand, and dates would leave the calendar. */
const longestDays = 36_500;
const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

const hoursNote = 'Hours are answered in whole days.';

/** Refuses lengths that no mail can have been sent in. */
export function duration(n: number, unit: Unit, more: Partial<Duration> = {}): Duration | Refusal {
  const days = n * unit.times * (daysIn[unit.per] || 1 / 24);
  if (days <= longestDays) return { ...unit, n: n * unit.times, ...more };
  return new Refusal('bad-value', 'That is longer than a century.', 'last 30 days');
}

const isMonths = (per: Unit['per']): per is keyof typeof monthsIn => per in monthsIn;

/** Hours next to dates: the days they take up. */
function inDays(length: Duration): Duration {
  if (length.per !== 'hour' && length.per !== 'minute') return length;
  const hours = length.per === 'hour' ? length.n : length.n / 60;
  return { per: 'day', times: 1, n: Math.max(1, Math.ceil(hours / 24)) };
}

/** So many days, weeks … whose last day is `last`. */
export function endingOn(length: Duration, last: Day): Span | Refusal {
  if (length.n === 0 && !length.half) return new Refusal('bad-value', 'A range needs at least 1 day.', 'last 7 days');
  if (length.working) return workingDays(length.n, last, -1);
  return span(moved(inDays(length), addDays(last, 1), -1), last);
}

/** So many days, weeks … whose first day is `first`. */
export function startingOn(length: Duration, first: Day): Span | Refusal {
  if (length.n === 0 && !length.half) return new Refusal('bad-value', 'A range needs at least 1 day.', 'last 7 days');
  if (length.working) return workingDays(length.n, first, 1);
  return span(first, addDays(moved(inDays(length), first, 1), -1));
}

/** The day that lies so long before (-1) or after (1) another; hours count once they make whole days. */
export function moved(length: Duration, day: Day, direction: 1 | -1): Day {
  const { n, per, half, working } = length;
  if (working && n > 0) {
    const days = workingDays(n, addDays(day, direction), direction);
    return direction === 1 ? days.to : days.from;
  }
  if (isMonths(per)) {
    const inMonths = addMonths(day, direction * n * monthsIn[per]);
    if (!half) return inMonths;
    return per === 'month' ? addDays(inMonths, direction * 15) : addMonths(inMonths, direction * (monthsIn[per] / 2));
  }
  if (per === 'hour' || per === 'minute') return addDays(day, direction * Math.floor(n / (per === 'hour' ? 24 : 1440)));
  return addDays(day, direction * (n * daysIn[per] + (half ? Math.floor(daysIn[per] / 2) : 0)));
}

/** "last 7 days" and all its like: complete days, ending yesterday; hours reach into today. */
export function lastOf(
  length: Duration,
  context: DateContext,
  lastDay: Day = addDays(context.today, -1),
): Span | Refusal {
  const notes = length.note ? [length.note] : [];
  const { today } = context;
  if (length.per === 'hour' || length.per === 'minute') {
    const hours = length.per === 'hour' ? length.n : length.n / 60;
    const from = addDays(today, hours < 12 ? 0 : -Math.ceil(hours / 24));
    return noted(span(from, today), ...notes, hoursNote);
  }
  const days = endingOn(length, lastDay);
  if (days instanceof Refusal) return days;
  const both = calendarToo(noted(days, ...notes), length, context);
  return length.whole ? turned(both) : both;
}

/** "2 full weeks" are calendar weeks; then the days are what is offered. */
function turned(days: Span): Span {
  const [calendar] = days.alternatives ?? [];
  if (!calendar) return days;
  const { from, to } = calendar.range;
  return orElse(span(from, to, { notes: days.notes ?? [] }), days);
}

/** The last 2 weeks are 14 days; two calendar weeks are offered. */
function calendarToo(days: Span, { n, per, half, working }: Duration, context: DateContext): Span {
  if (per === 'day' || per === 'hour' || per === 'minute' || half || working || n > 60) return days;
  const to = addDays(periodOf(per, context.today, context).from, -1);
  const first =
    per === 'week' ? addDays(to, -7 * (n - 1)) : addMonths(to.slice(0, 8).concat('01'), -(n - 1) * monthsIn[per]);
  return orElse(days, span(periodOf(per, first, context).from, to), n === 1 ? `last ${per}` : undefined);
}

/** Working days counted from a day on, in either direction; both ends are working days. */
function workingDays(n: number, start: Day, direction: 1 | -1): Span {
  const onWorkday = (day: Day): Day => {
    let found = day;
    while (weekdayOf(found) % 6 === 0) found = addDays(found, direction);
    return found;
  };
  const first = onWorkday(start);
  let last = addDays(first, direction * 7 * Math.floor((n - 1) / 5));
  for (let left = (n - 1) % 5; left > 0; left--) last = onWorkday(addDays(last, direction));
  const [from, to] = direction === 1 ? [first, last] : [last, first];
  const days = span(from, to);
  return n > 5 || weekdayOf(from) > weekdayOf(to) ? noted(days, 'The weekend days in between are included.') : days;
}

/** The single day so long ago; the whole week, month … around it is offered. */
export function pointAgo(length: Duration, context: DateContext, from: Day = context.today): Span {
  const { per, note } = length;
  const notes = note ? [note] : [];
  if (per === 'hour' || per === 'minute') notes.push(hoursNote);
  const day = noted(single(moved(length, from, -1)), ...notes);
  return per === 'day' || per === 'hour' || per === 'minute' ? day : orElse(day, periodOf(per, day.from, context));
}
