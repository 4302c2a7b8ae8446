import { addDays } from '../day.ts';
import { pointAgo } from '../meaning/duration.ts';
import { complete, map } from '../meaning/place.ts';
import { periodOf, span } from '../meaning/span.ts';
import {
  inWeek,
  isWeek,
  lastly,
  run,
  runTo,
  sameDay,
  sorted,
  weekBack,
  weekend,
  weeksAgo,
  workingDays,
} from '../meaning/weekdays.ts';
import { ofPeriod } from '../meaning/weekdays-apart.ts';
import { maybe, oneOf, type Rule, rule } from './rule.ts';
import * as s from './symbols.ts';

/** Weekdays and weekends, of any week and of a certain one. */
export const weekdayRules: readonly Rule[] = [
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
  rule(s.inWeeks, '2 mondays ago', [s.wholeNumber, s.weekday, s.ago], ([n, day], context) =>
    weeksAgo(n, run(day, day), context),
  ),
  rule(s.inWeeks, '2 mondays ago', [s.wholeNumber, s.weekdayPlural, s.ago], ([n, days], context) =>
    weeksAgo(n, days, context),
  ),
  rule(s.inWeeks, 'a weekend ago', [s.wholeNumber, s.weekendWord, s.ago], ([n], context) =>
    weeksAgo(n, weekend, context),
  ),
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
    ofPeriod(days, when, context),
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
