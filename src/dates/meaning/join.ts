import { addDays, addMonths, daysBetween, yearOf } from '../day.ts';
import type { DateContext, Day } from '../range.ts';
import { likeliest, type Reading } from './order.ts';
import { alone, complete, latest, next, yearNote } from './place.ts';
import { noted, span } from './span.ts';
import type { Either, Recurring, Span, Weekly, When } from './values.ts';

/** From the first day of `a` to the last day of `b`; each end helps to place the other. */
export function join(a: When, b: When, context: DateContext): Span | null {
  if (a.kind === 'either') return overReadings(a, (one, order) => join(one, sameOrder(b, order), context), context);
  if (b.kind === 'either') return overReadings(b, (one) => join(a, one, context), context);
  if (a.kind === 'span') return b.kind === 'span' ? inOrder(a, b) : toUnplaced(a, b, context);
  if (b.kind === 'span') return fromUnplaced(a, b, context);
  if (a.kind !== 'weekly') return fromLatest(a, b, context);
  return b.kind === 'weekly' ? lastRun(a, b, context) : fromUnplacedTo(a, alone(b, context), context);
}

function overReadings(
  either: Either,
  joined: (when: Span | Recurring, order: string) => Span | null,
  context: DateContext,
): Span | null {
  const readings = either.readings.flatMap(({ order, when }): Reading[] => {
    const days = joined(when, order);
    return days ? [{ order, days }] : [];
  });
  return likeliest(readings, either.text, context);
}

/** Nobody changes the order of day and month half way: the second date follows the first, where it can. */
function sameOrder(when: When, order: string): When {
  if (when.kind !== 'either') return when;
  const reading = when.readings.find((one) => one.order === order);
  return reading ? reading.when : impossible;
}

const impossible: Recurring = { kind: 'yearly', on: () => null };

const between = (a: Span, b: Span): Span =>
  span(a.from, b.to, {
    ...(b.running && { running: true }),
    notes: [...new Set([...(a.notes ?? []), ...(b.notes ?? [])])],
  });

const swapped = (a: Span, b: Span): Span =>
  noted(between(b, a), 'The end came before the start, so they were swapped.');

const inOrder = (a: Span, b: Span): Span => (b.to < a.from ? swapped(a, b) : between(a, b));

/** `Nov 3 2026 to the 9th`, `yesterday to monday`. */
function toUnplaced(a: Span, b: Weekly | Recurring, context: DateContext): Span | null {
  const beyond = a.from === a.to ? null : next(b, addDays(a.to, 1), context);
  const ahead = beyond && beyond.to <= context.today ? beyond : next(b, a.from, context);
  const behind = b.kind === 'monthly' ? null : latest(b, addDays(a.from, -1), context);
  if (!ahead || !behind) return ahead && sameYear(between(a, ahead));
  const nearerBehind = daysBetween(behind.to, a.from) < daysBetween(a.from, ahead.to);
  const mayTurn = b.kind === 'yearly' ? !within(a, ahead, b) : ahead.from > context.today;
  return mayTurn && nearerBehind ? swapped(a, behind) : sameYear(between(a, ahead));
}

/** `monday to yesterday`, `Nov 3 to yesterday`. */
function fromUnplaced(a: Weekly | Recurring, b: Span, context: DateContext): Span | null {
  const ahead = a.kind === 'yearly' ? next(a, addDays(b.to, 1), context) : null;
  const behind = fromUnplacedTo(a, b, context);
  // Jul 1 – Dec 31 2025 needs no turning round, however near the next July is.
  if (!ahead || !behind || ahead.from > context.today || within(behind, b, a)) return behind;
  return daysBetween(b.to, ahead.from) < daysBetween(behind.from, b.to) ? swapped(ahead, b) : behind;
}

function fromUnplacedTo(a: Weekly | Recurring, b: Span | null, context: DateContext): Span | null {
  const start = b && latest(a, startLimit(a, b, context.today), context);
  return start && sameYear(between(start, b));
}

/** The year of one end says that of the other. */
const sameYear = (days: Span): Span =>
  yearOf(days.from) === yearOf(days.to)
    ? { ...days, notes: (days.notes ?? []).filter((note) => note !== yearNote(yearOf(days.to))) }
    : days;

/** "From Monday to today", said on a Monday, is the whole week that led here. */
const startLimit = (a: Weekly | Recurring, b: Span, today: Day): Day =>
  a.kind === 'weekly' && b.to === today ? addDays(b.to, -1) : b.to;

/** `monday to friday`: the latest run that is over. */
function lastRun(a: Weekly, b: Weekly, context: DateContext): Span | null {
  const end = complete(b, context);
  const start = end && latest(a, a.first === b.first ? addDays(end.from, -1) : end.from, context);
  return start && between(start, end);
}

/** `Nov 3 to Nov 9`, `Dec 28 to Jan 3`, `the 25th to the 5th`. */
function fromLatest(a: Recurring, b: Weekly | Recurring, context: DateContext): Span | null {
  const { today } = context;
  const start = latest(a, today, context);
  const end = start && next(b, start.from, context);
  if (!end) return null;
  const behind = b.kind === 'weekly' ? null : latest(b, addDays(start.from, -1), context);
  if (
    behind &&
    behind.to < start.from &&
    !within(start, end, b) &&
    daysBetween(behind.to, start.from) < daysBetween(start.from, end.to)
  ) {
    return swapped(start, behind);
  }
  if (end.from <= today || !crosses(start, end, today, b)) return between(start, end);
  const earlier = latest(a, addDays(start.from, -1), context);
  const earlierEnd = earlier && next(b, earlier.from, context);
  return earlierEnd ? between(earlier, earlierEnd) : between(start, end);
}

/** Whether both lie in one year, or in one month where that is what comes round. */
function within(start: Span, end: Span, { kind }: Weekly | Recurring): boolean {
  const length = kind === 'monthly' ? 'YYYY-MM'.length : 'YYYY'.length;
  return start.from.slice(0, length) === end.to.slice(0, length);
}

/** Whether the end lies beyond the year or month that has begun, so that the time before must be meant. */
function crosses(start: Span, end: Span, today: Day, b: Weekly | Recurring): boolean {
  if (b.kind === 'monthly') return start.from.slice(0, 7) === today.slice(0, 7) && end.from >= nextMonth(today);
  return yearOf(start.from) === yearOf(today) && yearOf(end.from) > yearOf(today);
}

const nextMonth = (day: Day): Day => addMonths(`${day.slice(0, 8)}01`, 1);
