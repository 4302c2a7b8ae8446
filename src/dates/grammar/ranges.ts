import { addDays } from '../day.ts';
import { inYear, isoWeek } from '../meaning/calendar.ts';
import { dayOrDays } from '../meaning/days-of-month.ts';
import { endingOn } from '../meaning/duration.ts';
import { join } from '../meaning/join.ts';
import { after, halfOpen, since, upToNow, withoutToday, withToday } from '../meaning/open-ended.ts';
import { alone, map } from '../meaning/place.ts';
import { Refusal } from '../meaning/refusal.ts';
import { span } from '../meaning/span.ts';
import { both } from '../meaning/together.ts';
import type { Span } from '../meaning/values.ts';
import type { DateContext } from '../range.ts';
import { countedRangeRules } from './counted-ranges.ts';
import { dayRangeRules } from './day-ranges.ts';
import { maybe, oneOf, type Rule, rule } from './rule.ts';
import * as s from './symbols.ts';

const weeks = (a: number, b: number, year: number | undefined, context: DateContext): Span | Refusal | null => {
  const [first, last] = [isoWeek(a), isoWeek(b)];
  if (first instanceof Refusal) return first;
  if (last instanceof Refusal) return last;
  if (year === undefined) return join(first, last, context);
  const [from, to] = [inYear(first, year), inYear(last, year)];
  if (from instanceof Refusal || to instanceof Refusal || !from || !to) return from instanceof Refusal ? from : to;
  return join(from, to, context);
};

const separator = oneOf(s.toWord, s.dash);

export const rangeRules: readonly Rule[] = [
  rule(s.range, 'weeks 45-46', [s.weekName, separator, s.wholeNumber, maybe(s.weekLetter)], ([a, , b], at) =>
    weeks(a, b, undefined, at),
  ),
  rule(
    s.range,
    'weeks 45-46 of 2026',
    [s.weekName, separator, oneOf(s.wholeNumber, s.weekName), maybe(s.of), s.yearName],
    ([a, , b, , year], at) => weeks(a, b, year, at),
  ),
  rule(s.range, '第45到46周', [s.nth, separator, s.wholeNumber, s.weekMark], ([a, , b], at) =>
    weeks(a, b, undefined, at),
  ),
  rule(s.range, '11-17, 3-9', [s.digits, s.dash, s.digits], ([a, , b], at) =>
    a.width <= 2 && b.width <= 2 ? dayOrDays(a.value, b.value, at) : null,
  ),
  rule(s.range, 'last week, last 7 days', [oneOf(s.edge, s.lastLong)], ([when]) => when),

  ...dayRangeRules,
  ...countedRangeRules,
  rule(s.range, 'now-7d to now-1d', [maybe(s.fromWord), s.moment, separator, s.moment], ([, a, , b], at) =>
    join(a, b, at),
  ),

  rule(
    s.range,
    'since Nov 3',
    [oneOf(s.sinceWord, s.fromWord, s.starting), oneOf(s.edge, s.lastLong), maybe(oneOf(s.onwards, s.soFarWord))],
    ([, when], at) => since(when, at),
  ),
  rule(s.range, 'so far this week', [s.soFarWord, s.edge], ([, when], at) => upToNow(when, at)),
  rule(s.range, 'since Nov 3 until now', [maybe(oneOf(s.sinceWord, s.fromWord)), s.edge, s.soFarWord], ([, when], at) =>
    since(when, at),
  ),
  rule(s.range, 'Nov 3 onwards, 11月3日至今', [s.edge, oneOf(s.onwards, s.plus)], ([when], at) => since(when, at)),
  rule(s.range, 'after Nov 3', [s.after, s.edge], ([, when], at) => after(when, at)),
  rule(s.range, '11月3日之后', [s.edge, s.after], ([when], at) => after(when, at)),
  rule(s.range, 'until Nov 9', [oneOf(s.until, s.to, s.ending), s.edge], ([, when], at) => halfOpen(when, true, at)),
  rule(s.range, 'before Nov 9', [s.before, s.edge], ([, when], at) => halfOpen(when, false, at)),
  rule(s.range, '11月9日之前', [s.edge, s.before], ([when], at) => halfOpen(when, false, at)),

  rule(
    s.range,
    'between Nov 3 and Nov 9',
    [s.between, s.edge, oneOf(s.and, s.toWord, s.dash), s.edge],
    ([, a, , b], at) => join(a, b, at),
  ),
  rule(
    s.range,
    'from Nov 3 to Nov 9',
    [
      maybe(oneOf(s.fromWord, s.sinceWord, s.starting)),
      s.edge,
      maybe(s.onwards),
      separator,
      s.edge,
      maybe(oneOf(s.between, s.ending)),
    ],
    ([, a, , , b], at) => join(a, b, at),
  ),
  rule(
    s.range,
    'starting Nov 3 ending Nov 9',
    [s.starting, s.edge, maybe(s.and), s.ending, s.edge],
    ([, a, , , b], at) => join(a, b, at),
  ),
  rule(s.range, '11月3日和9日之间', [s.edge, s.and, s.edge, s.between], ([a, , b], at) => join(a, b, at)),
  rule(s.range, '2026-11-01/2026-11-07', [s.numeric, maybe(oneOf(s.slash, s.comma)), s.numeric], ([a, , b], at) =>
    a.kind === 'span' && b.kind === 'span' ? join(a, b, at) : null,
  ),

  rule(s.range, 'for Nov 3-9', [s.leadWord, s.range], ([, when]) => when),
  rule(s.range, '截止到11月9日为止', [s.edge, oneOf(s.ending, s.until)], ([when], at) => halfOpen(when, true, at)),
  rule(s.range, 'yesterday and today', [oneOf(s.edge, s.lastLong), oneOf(s.and, s.comma), s.list], ([a, , b], at) =>
    both(a, b, at),
  ),
  rule(s.list, 'today', [oneOf(s.edge, s.lastLong)], ([when]) => when),
  rule(
    s.list,
    'nov 10 and nov 11',
    [oneOf(s.edge, s.lastLong), oneOf(s.and, s.comma), maybe(s.and), s.list],
    ([a, , , b], at) => both(a, b, at),
  ),
  rule(s.range, 'yesterday and the day before', [s.edge, s.and, s.dayNoun, s.before], ([a, , ,], at) =>
    both(a, map(a, (days) => span(addDays(days.from, -1), addDays(days.from, -1)), at) ?? a, at),
  ),
  rule(s.range, 'last week and the week before', [s.edge, s.and, s.unit, s.before], ([a, , unit], at) => {
    const days = alone(a, at);
    const before = days && endingOn({ ...unit, n: unit.times }, addDays(days.from, -1));
    return before instanceof Refusal || !before ? before : both(a, before, at);
  }),
  rule(s.range, 'this week and the one before', [s.edge, s.and, s.periodWord, s.before], ([a], at) => {
    const days = alone(a, at);
    const one = days?.unit && endingOn({ n: 1, per: days.unit, times: 1 }, addDays(days.from, -1));
    return one instanceof Refusal || !one ? null : both(a, one, at);
  }),
  rule(
    s.range,
    'this week including today',
    [oneOf(s.edge, s.lastLong), maybe(s.comma), s.including, s.dayWord],
    ([when, , , day], at) => (day === 0 ? withToday(when, at) : null),
  ),
  rule(
    s.range,
    '除今天外最近7天',
    [s.excluding, s.dayWord, maybe(s.besides), maybe(s.comma), oneOf(s.edge, s.lastLong)],
    ([, day, , , when], at) => (day === 0 ? withoutToday(when, at) : null),
  ),
  rule(
    s.range,
    'this week excluding today',
    [oneOf(s.edge, s.lastLong), maybe(s.comma), s.excluding, s.dayWord],
    ([when, , , day], at) => (day === 0 ? withoutToday(when, at) : null),
  ),
];
