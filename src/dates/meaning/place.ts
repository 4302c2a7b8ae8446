import { addDays, daysBetween, monthOf, startOfWeek, weekdayOf, yearOf } from '../day.ts';
import type { DateContext, Day } from '../range.ts';
import { likeliest } from './order.ts';
import { isoWords, noted, orElse, span } from './span.ts';
import type { Either, Recurring, Span, Weekly, When } from './values.ts';

/** February 29 may be eight years away (1896 to 1904), and so may an ISO week 53. */
const yearsSearched = 9;
const monthsSearched = 3;

/** The latest days of that name that begin on or before `limit`. */
export function latest(when: When, limit: Day, context: DateContext): Span | null {
  switch (when.kind) {
    case 'span':
      return when;
    case 'weekly':
      return daysFrom(when, addDays(limit, -((weekdayOf(limit) - when.first + 7) % 7)));
    case 'either':
      return choose(when, context);
    default:
      return search(when, limit, -1, (found) => found.from <= limit, context);
  }
}

/** The first days of that name that begin on or after `limit`. */
export function next(when: When, limit: Day, context: DateContext): Span | null {
  switch (when.kind) {
    case 'span':
      return when;
    case 'weekly':
      return daysFrom(when, addDays(limit, (when.first - weekdayOf(limit) + 7) % 7));
    case 'either':
      return choose(when, context);
    default:
      return search(when, limit, 1, (found) => found.from >= limit, context);
  }
}

const daysFrom = (when: Weekly, first: Day): Span =>
  span(first, addDays(first, when.days - 1), {
    ...(when.days === 1 && { unit: 'day' }),
    ...(when.running && { running: true }),
    ...(when.notes && { notes: when.notes }),
  });

function search(
  when: Recurring,
  limit: Day,
  step: 1 | -1,
  fits: (found: Span) => boolean,
  context: DateContext,
): Span | null {
  const yearly = when.kind === 'yearly';
  const tries = yearly ? yearsSearched : monthsSearched;
  const month = yearOf(limit) * 12 + monthOf(limit) - 1;
  // One step the wrong way first: week 1 may begin in the year before.
  for (let i = -1; i < tries; i++) {
    const place = month + step * i * (yearly ? 12 : 1);
    const found = when.on(Math.floor(place / 12), (place % 12) + 1);
    if (found && fits(found)) return withYear(found, when, context);
  }
  return null;
}

export const yearNote = (year: number): string => `No year was said, so it was read as ${year}.`;

/** Says the year when it had to be assumed and is not this one. */
function withYear(found: Span, when: Recurring, { today }: DateContext): Span {
  const notes = [...(when.notes ?? [])];
  const year = yearOf(found.to);
  if (when.kind === 'yearly' && year !== yearOf(today)) notes.push(yearNote(year));
  return notes.length > 0 ? noted(found, ...notes) : found;
}

/** Of several orders of day and month, the likeliest. */
function choose(either: Either, context: DateContext): Span | null {
  const readings = either.readings.flatMap(({ order, when }) => {
    const days = latest(when, context.today, context);
    return days ? [{ order, days }] : [];
  });
  return likeliest(readings, either.text, context);
}

/** What the words mean when nothing else is said: the most recent ones, complete where weekdays are named. */
export function alone(when: When, context: DateContext): Span | null {
  const { today } = context;
  if (when.kind === 'either') return choose(when, context);
  if (when.kind === 'weekly') return lastWeekly(when, context);
  const past = latest(when, today, context);
  if (when.kind !== 'yearly' || !when.festival) return past;
  const coming = next(when, today, context);
  return past && coming && isNearer(coming, past, today) ? { ...coming, instead: isoWords(past) } : past;
}

function lastWeekly(when: Weekly, context: DateContext): Span | null {
  if (when.running) return latest(when, context.today, context);
  const days = complete(when, context);
  if (!days || !when.last || days.from < startOfWeek(context.today, context.weekStartsOn)) return days;
  return orElse(days, daysFrom(when, addDays(days.from, -7)));
}

/** The most recent run of these weekdays that was over before today. */
export const complete = (when: Weekly, context: DateContext): Span | null =>
  latest(when, addDays(context.today, -when.days), context);

/** This year's holiday is meant once it has been; before, it depends on which one is nearer. */
const isNearer = (coming: Span, past: Span, today: Day): boolean =>
  yearOf(past.to) !== yearOf(today) && daysBetween(today, coming.from) < daysBetween(past.to, today);

/** The same thing done to whichever days are meant in the end: `the day after …`, `the week of …`. */
export function map(when: When, change: (days: Span) => Span | null, context: DateContext): When | null {
  switch (when.kind) {
    case 'span':
      return change(when);
    case 'weekly':
    case 'either': {
      const days = alone(when, context);
      return days && change(days);
    }
    default:
      return { ...when, on: (year, month) => changed(when.on(year, month), change) };
  }
}

const changed = (days: Span | null, change: (days: Span) => Span | null): Span | null => days && change(days);
