import { addDays } from '../day.ts';
import { isoWeek } from '../meaning/calendar.ts';
import { map } from '../meaning/place.ts';
import { Refusal } from '../meaning/refusal.ts';
import { single, weekFrom } from '../meaning/span.ts';
import { isWeek, weekBack, weekIn, weekOf } from '../meaning/weekdays.ts';
import { maybe, oneOf, type Rule, rule } from './rule.ts';
import * as s from './symbols.ts';

export const weekRules: readonly Rule[] = [
  rule(s.weekName, 'w46, week 46', [s.weekLetter, maybe(s.number), s.wholeNumber], ([, , n]) => n),
  rule(s.weekName, '第46周, 46th week', [s.nth, oneOf(s.weekLetter, s.weekMark)], ([n]) => n),
  rule(s.weekPlace, 'week 46', [s.weekName], ([n]) => isoWeek(n)),
  rule(
    s.weekPlace,
    'week 46 of 2026',
    [s.weekName, maybe(s.comma), maybe(oneOf(s.of, s.dash, s.slash)), s.yearName],
    ([n, , , year]) => weekIn(n, year),
  ),
  rule(s.inWeeks, '2026-W46-2', [s.yearName, s.dash, s.weekName, s.dash, s.digits], ([year, , n, , day]) => {
    const week = day.value >= 1 && day.value <= 7 ? weekIn(n, year) : null;
    return week instanceof Refusal || !week ? week : single(addDays(week.from, day.value - 1));
  }),
  rule(s.weekPlace, '2026年46周', [s.yearName, s.wholeNumber, s.weekMark], ([year, n]) => weekIn(n, year)),
  rule(
    s.weekPlace,
    '周八',
    [s.weekMark, oneOf(s.digits, s.numeral)],
    () => new Refusal('no-such-date', 'A week has 7 days, 周一 to 周日; the number of a week stands before: 第46周.'),
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
];
