import { addDays, addMonths, monthOf, startOfWeek, weekdayOf, yearOf } from '../day.ts';
import type { DateContext, Weekday } from '../range.ts';
import { inYear, isoWeek } from './calendar.ts';
import { complete, map } from './place.ts';
import { Refusal } from './refusal.ts';
import { periodOf, single, span, weekFrom } from './span.ts';
import type { Span, Weekly, When } from './values.ts';

export const run = (first: Weekday, last: Weekday): Weekly => ({
  kind: 'weekly',
  first,
  days: ((last - first + 7) % 7) + 1,
});
export const weekend: Weekly = { kind: 'weekly', first: 6, days: 2, running: true };
export const workingDays: Weekly = run(1, 5);

export const weekBack = (weeks: number, context: DateContext): Span =>
  weekFrom(addDays(startOfWeek(context.today, context.weekStartsOn), -7 * weeks));

/** Those days of one week: `tuesday last week`. */
export function inWeek(days: When, week: Span, { weekStartsOn }: DateContext): Span | null {
  if (days.kind !== 'weekly' || week.unit !== 'week') return null;
  const first = startOfWeek(week.from, weekStartsOn) === week.from ? weekStartsOn : weekdayOf(week.from);
  const from = addDays(week.from, (days.first - first + 7) % 7);
  const to = addDays(from, days.days - 1);
  return from === to ? single(from) : span(from, to, { running: true });
}

/** Weekdays named one by one: a range when they follow each other. */
function following(days: readonly Weekday[]): Weekly | Refusal {
  const [first, ...rest] = days;
  if (first === undefined) return new Refusal('bad-value', 'No day was named.');
  const gap = rest.some((day, i) => (day - (days[i] ?? first) + 7) % 7 !== 1);
  if (gap) return new Refusal('several-ranges', 'Only days that follow each other make a range.', 'last week');
  return run(first, rest.at(-1) ?? first);
}

/** The days may stand in any order, as in "wed, tue and mon". */
export const sorted = (days: readonly Weekday[]): Weekly | Refusal => {
  const inOrder = following(days);
  return inOrder instanceof Refusal ? following([...days].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7))) : inOrder;
};

export const isWeek = ({ per, times }: { per: string; times: number }): boolean => per === 'week' && times === 1;

export const weekOf = (when: When, context: DateContext): When | null =>
  map(when, (days) => periodOf('week', days.from, context), context);

export const lastly = (when: When): When => (when.kind === 'weekly' ? { ...omitRunning(when), last: true } : when);
const omitRunning = ({ kind, first, days }: Weekly): Weekly => ({ kind, first, days });

/** The nth run of those days that was over before today, counted backwards. */
export function weeksAgo(n: number, days: Weekly, context: DateContext): Span | null {
  const latest = n > 0 && n < 1000 ? complete(days, context) : null;
  return latest && { ...latest, from: addDays(latest.from, -7 * (n - 1)), to: addDays(latest.to, -7 * (n - 1)) };
}

const asWeekday = (n: number): Weekday | null => (n >= 1 && n <= 7 ? ((n % 7) as Weekday) : null);
export const runTo = (first: Weekday, n: number): Weekly | null => {
  const last = asWeekday(n);
  return last === null ? null : run(first, last);
};

/** The day of that week, month or year that today is of this one. */
export function sameDay(period: When, context: DateContext): When | null {
  const { today } = context;
  const weekday = weekdayOf(today);
  return map(
    period,
    (of) => {
      if (of.unit === 'week') return inWeek(run(weekday, weekday), of, context);
      const months =
        12 * (yearOf(of.from) - yearOf(today)) + (of.unit === 'month' ? monthOf(of.from) - monthOf(today) : 0);
      return of.unit === 'month' || of.unit === 'year' ? single(addMonths(today, months)) : null;
    },
    context,
  );
}

export function weekIn(week: number, year: number): Span | Refusal | null {
  const weeks = isoWeek(week);
  return weeks instanceof Refusal ? weeks : inYear(weeks, year);
}
