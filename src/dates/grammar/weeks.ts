import { addDays, addMonths, monthOf, startOfWeek, weekdayOf, yearOf } from '../day.ts';
import { inYear, isoWeek } from '../meaning/calendar.ts';
import { pointAgo } from '../meaning/duration.ts';
import { complete, map } from '../meaning/place.ts';
import { Refusal } from '../meaning/refusal.ts';
import { periodOf, single, span, weekFrom } from '../meaning/span.ts';
import type { Span, Weekly, When } from '../meaning/values.ts';
import type { DateContext, Weekday } from '../range.ts';
import { maybe, oneOf, type Rule, rule } from './rule.ts';
import * as s from './symbols.ts';

const run = (first: Weekday, last: Weekday): Weekly => ({ kind: 'weekly', first, days: ((last - first + 7) % 7) + 1 });
const weekend: Weekly = { kind: 'weekly', first: 6, days: 2, running: true };
const workingDays: Weekly = run(1, 5);

const weekBack = (weeks: number, context: DateContext): Span =>
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
const sorted = (days: readonly Weekday[]): Weekly | Refusal => {
  const inOrder = following(days);
  return inOrder instanceof Refusal ? following([...days].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7))) : inOrder;
};

const isWeek = ({ per, times }: { per: string; times: number }): boolean => per === 'week' && times === 1;

const weekOf = (when: When, context: DateContext): When | null =>
  map(when, (days) => periodOf('week', days.from, context), context);

const lastly = (when: When): When => (when.kind === 'weekly' ? { ...omitRunning(when), last: true } : when);
const omitRunning = ({ kind, first, days }: Weekly): Weekly => ({ kind, first, days });

const asWeekday = (n: number): Weekday | null => (n >= 1 && n <= 7 ? ((n % 7) as Weekday) : null);
const runTo = (first: Weekday, n: number): Weekly | null => {
  const last = asWeekday(n);
  return last === null ? null : run(first, last);
};

export const weekRules: readonly Rule[] = [
  rule(
    s.weekdayList,
    'mon, tue and wed',
    [s.weekday, maybe(s.comma), maybe(s.and), s.weekdayList],
    ([day, , , rest]) => [day, ...rest],
  ),
  rule(s.weekdayList, 'mon', [s.weekday], ([day]) => [day]),
  rule(s.weekly, 'mon-fri, 周一到周五', [maybe(s.fromWord), s.weekday, s.toWord, s.weekday], ([, a, , b]) => run(a, b)),
  rule(s.weekly, 'between monday and friday', [s.between, s.weekday, s.and, s.weekday], ([, a, , b]) => run(a, b)),
  rule(s.weekly, '周一到五', [s.weekday, s.toWord, s.numeral], ([a, , n]) => runTo(a, n)),
  rule(s.weekly, '周一至日', [s.weekday, s.toWord, s.dayMark], ([a]) => run(a, 0)),
  rule(s.weekly, 'mon, tue and wed', [s.weekdayList], ([days]) => sorted(days)),
  rule(s.weekly, 'weekend', [s.weekendWord], () => weekend),
  rule(s.weekly, '周末两天', [s.weekendWord, s.numeral, s.unit], ([, n, { per }]) =>
    n === 2 && per === 'day' ? weekend : null,
  ),
  rule(s.weekly, 'weekdays', [s.weekdaysWord], () => workingDays),
  rule(s.weekly, 'working days', [s.working, s.unit], ([, { per }]) => (per === 'day' ? workingDays : null)),

  rule(s.weekName, 'w46, week 46', [s.weekLetter, maybe(s.number), s.wholeNumber], ([, , n]) => n),
  rule(s.weekName, '第46周, 46th week', [s.nth, s.weekLetter], ([n]) => n),
  rule(s.weekPlace, 'week 46', [s.weekName], ([n]) => isoWeek(n)),
  rule(
    s.weekPlace,
    'week 46 of 2026',
    [s.weekName, maybe(s.comma), maybe(oneOf(s.of, s.dash, s.slash)), s.yearName],
    ([n, , , year]) => weekIn(n, year),
  ),
  rule(s.weekPlace, '2026-W46', [s.yearName, maybe(oneOf(s.dash, s.comma)), s.weekName], ([year, , n]) =>
    weekIn(n, year),
  ),

  rule(
    s.weekPlace,
    'the week before last',
    [s.unit, s.before, oneOf(s.last, s.previous), maybe(s.unit)],
    ([unit], context) => (isWeek(unit) ? weekBack(2, context) : null),
  ),
  rule(s.weekPlace, 'last week', [s.lastWord, maybe(s.full), s.unit], ([, , unit], context) =>
    isWeek(unit) ? weekBack(1, context) : null,
  ),
  rule(s.weekPlace, '上周', [s.back, s.unit], ([weeks, unit], context) =>
    isWeek(unit) ? weekBack(weeks, context) : null,
  ),
  rule(s.weekPlace, '上周', [s.back, s.numeral, s.unit], ([weeks, n, unit], context) =>
    n === 1 && isWeek(unit) ? weekBack(weeks, context) : null,
  ),
  rule(s.weekPlace, 'this week', [s.current, maybe(s.full), s.unit], ([, , unit], context) =>
    isWeek(unit) ? weekBack(0, context) : null,
  ),
  rule(s.weekPlace, '这一周', [s.current, s.numeral, s.unit], ([, n, unit], context) =>
    n === 1 && isWeek(unit) ? weekBack(0, context) : null,
  ),
  rule(s.weekPlace, 'next week', [s.coming, s.unit], ([by, unit], context) =>
    isWeek(unit) ? weekBack(-by, context) : null,
  ),
  rule(s.weekPlace, 'the week of Nov 9', [s.unit, maybe(s.starting), s.of, s.edge], ([unit, , , when], context) =>
    isWeek(unit) ? weekOf(when, context) : null,
  ),
  rule(s.weekPlace, 'week of Nov 9', [s.unit, s.day], ([unit, when], context) =>
    isWeek(unit) && when.kind !== 'monthly' ? weekOf(when, context) : null,
  ),
  rule(
    s.weekPlace,
    'week commencing Nov 9',
    [s.unit, oneOf(s.starting, s.fromWord), s.edge],
    ([unit, , when], context) => (isWeek(unit) ? map(when, (days) => weekFrom(days.from), context) : null),
  ),
  rule(s.weekPlace, 'week ending Nov 15', [s.unit, s.ending, s.edge], ([unit, , when], context) =>
    isWeek(unit) ? map(when, (days) => weekFrom(addDays(days.to, -6)), context) : null,
  ),
  rule(s.weekPlace, 'w/c 9 Nov', [s.weekStarting, s.edge], ([, when], context) =>
    map(when, (days) => weekFrom(days.from), context),
  ),
  rule(s.weekPlace, 'w/e 15 Nov', [s.weekEnding, s.edge], ([, when], context) =>
    map(when, (days) => weekFrom(addDays(days.to, -6)), context),
  ),
  rule(s.weekPlace, 'the week after next', [s.unit, s.after, s.coming], ([unit], context) =>
    isWeek(unit) ? weekBack(-2, context) : null,
  ),
  rule(
    s.weekPlace,
    '双十一当周',
    [oneOf(s.feast, s.day), maybe(s.current), maybe(s.numeral), s.unit],
    ([when, , n = 1, unit], context) => (isWeek(unit) && n === 1 ? weekOf(when, context) : null),
  ),
  rule(
    s.inWeeks,
    'tuesday last week',
    [s.weekly, maybe(oneOf(s.of, s.comma)), s.weekPlace],
    ([days, , week], context) => map(week, (of) => inWeek(days, of, context), context),
  ),
  rule(
    s.inWeeks,
    'last week tuesday',
    [s.weekPlace, maybe(oneOf(s.of, s.comma, s.lead)), s.weekly],
    ([week, , days], context) => map(week, (of) => inWeek(days, of, context), context),
  ),
  rule(s.inWeeks, 'monday 2 weeks ago', [s.weekly, maybe(s.of), s.count, s.ago], ([days, , length], context) =>
    length.per === 'week' ? inWeek(days, periodOf('week', pointAgo(length, context).from, context), context) : null,
  ),
  rule(s.inWeeks, 'two weeks ago monday', [s.count, s.ago, maybe(s.lead), s.weekly], ([length, , , days], context) =>
    length.per === 'week' ? inWeek(days, periodOf('week', pointAgo(length, context).from, context), context) : null,
  ),
  rule(s.inWeeks, '2 mondays ago', [s.wholeNumber, s.weekday, s.ago], ([n, day], context) => {
    const latest = n > 0 && n < 1000 ? complete(run(day, day), context) : null;
    return latest && single(addDays(latest.from, -7 * (n - 1)));
  }),
  rule(
    s.inWeeks,
    'the monday before last',
    [s.weekly, s.before, oneOf(s.last, s.previous), maybe(oneOf(s.weekendWord, s.weekday))],
    ([days], context) => {
      const latest = days.kind === 'weekly' ? complete(days, context) : null;
      return latest && span(addDays(latest.from, -7), addDays(latest.to, -7));
    },
  ),
  rule(s.inWeeks, '上周三', [s.back, s.weekly], ([weeks, days], context) =>
    inWeek(days, weekBack(weeks, context), context),
  ),
  rule(s.inWeeks, 'this weekend', [s.current, s.weekendWord], () => weekend),
  rule(s.inWeeks, 'this monday', [s.current, s.weekly], ([, days], context) =>
    inWeek(days, weekBack(0, context), context),
  ),
  rule(s.inWeeks, 'next friday', [s.coming, s.weekly], ([by, days], context) =>
    inWeek(days, weekBack(-by, context), context),
  ),
  rule(
    s.inWeeks,
    'last monday',
    [maybe(s.current), oneOf(s.last, s.previous, s.past), maybe(s.full), s.weekly],
    ([, , , days]) => lastly(days),
  ),
  rule(s.inWeeks, 'the weekend of Nov 7', [s.weekly, s.of, s.edge], ([days, , when], context) =>
    map(when, (of) => inWeek(days, periodOf('week', of.from, context), context), context),
  ),
  rule(s.inWeeks, 'last working week', [oneOf(s.lastWord, s.back), s.working, s.unit], ([, , unit], context) =>
    isWeek(unit) ? inWeek(workingDays, weekBack(1, context), context) : null,
  ),
  rule(s.inWeeks, 'this working week', [s.current, s.working, s.unit], ([, , unit], context) =>
    isWeek(unit) ? inWeek(workingDays, weekBack(0, context), context) : null,
  ),
  rule(s.inWeeks, 'working week', [s.working, s.unit], ([, unit]) => (isWeek(unit) ? workingDays : null)),
  rule(
    s.inWeeks,
    'same day last week',
    [s.same, oneOf(s.dayNoun, s.weekday), maybe(oneOf(s.of, s.lead)), s.stretch],
    ([, , , week], context) => sameDay(week, context),
  ),
  rule(
    s.inWeeks,
    'this day last week',
    [maybe(s.current), s.dayNoun, maybe(s.of), s.stretch],
    ([, , , week], context) => sameDay(week, context),
  ),
  rule(s.inWeeks, 'today last week', [s.dayWord, maybe(s.of), s.stretch], ([offset, , week], context) =>
    offset === 0 ? sameDay(week, context) : null,
  ),
  rule(s.inWeeks, '上周今天', [s.stretch, s.dayWord], ([week, offset], context) =>
    offset === 0 ? sameDay(week, context) : null,
  ),
  rule(s.inWeeks, '上周同一天', [s.stretch, s.same, s.dayNoun], ([week], context) => sameDay(week, context)),
];

/** The day of that week, month or year that today is of this one. */
function sameDay(period: When, context: DateContext): When | null {
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

function weekIn(week: number, year: number): Span | Refusal | null {
  const weeks = isoWeek(week);
  return weeks instanceof Refusal ? weeks : inYear(weeks, year);
}
