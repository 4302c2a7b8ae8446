import { duration } from '../meaning/duration.ts';
import type { Unit } from '../meaning/values.ts';
import { maybe, oneOf, type Rule, rule } from './rule.ts';
import * as s from './symbols.ts';

const oneDay = { per: 'day', times: 1 } as const;
const workingDay: Unit = { ...oneDay, working: true };
/** No period has more days or weeks to count. */
const mostCounted = 366;
const vague = (said: string, n: number): string => `Read "${said}" as ${n}.`;

export const numberRules: readonly Rule[] = [
  rule(s.wholeNumber, '7', [s.digits], ([{ value }]) => value),
  rule(s.wholeNumber, 'seven, 七', [s.numeral], ([n]) => n),
  rule(s.wholeNumber, 'twenty-one', [s.tens, maybe(s.dash), s.numeral], ([n, , one]) =>
    one > 0 && one < 10 ? n + one : null,
  ),
  rule(s.wholeNumber, 'twenty', [s.tens], ([n]) => n),
  rule(
    s.wholeNumber,
    'two hundred and ten',
    [maybe(oneOf(s.numeral, s.digitsBelowTen)), s.hundred, maybe(s.and), s.belowHundred],
    ([n = 1, , , rest]) => 100 * n + rest,
  ),
  rule(s.wholeNumber, 'two hundred', [maybe(oneOf(s.numeral, s.digitsBelowTen)), s.hundred], ([n = 1]) => 100 * n),
  rule(s.wholeNumber, 'a hundred', [s.a, s.hundred], () => 100),
  rule(s.wholeNumber, 'a', [s.a], () => 1),
  rule(s.belowHundred, 'ten', [s.numeral], ([n]) => n),
  rule(s.belowHundred, 'twenty-one', [s.tens, maybe(s.dash), s.numeral], ([n, , one]) =>
    one > 0 && one < 10 ? n + one : null,
  ),
  rule(s.belowHundred, 'twenty', [s.tens], ([n]) => n),
  rule(s.digitsBelowTen, '2', [s.digits], ([{ value }]) => (value > 0 && value < 10 ? value : null)),

  rule(s.ordinalNumber, 'first, 3rd', [s.ordinal], ([n]) => (n <= mostCounted ? n : null)),
  rule(s.ordinalNumber, 'twenty-first', [s.tens, maybe(s.dash), s.ordinal], ([n, , one]) =>
    one < 10 ? n + one : null,
  ),
  rule(s.nth, 'first, 3rd', [s.ordinalNumber], ([n]) => n),
  rule(s.nth, '第三', [s.number, s.wholeNumber], ([, n]) => (n <= mostCounted ? n : null)),

  rule(s.bareUnit, 'week', [s.unit], ([unit]) => duration(1, unit)),
  rule(s.countedUnit, 'weeks', [s.unit], ([unit]) => unit),
  rule(s.countedUnit, 'business days', [s.working, s.unit], ([, unit]) => (unit.per === 'day' ? workingDay : null)),
  rule(s.countedUnit, 'weekdays', [s.weekdaysWord], () => workingDay),
  rule(s.theUnit, 'week', [s.unit], ([unit]) => unit),
  rule(s.theUnit, '月', [s.monthMark], () => ({ per: 'month', times: 1 })),
  rule(s.theUnit, 'business day', [s.working, s.unit], ([, unit]) => (unit.per === 'day' ? workingDay : null)),
  rule(s.theUnit, 'weekday', [s.weekdaysWord], () => workingDay),

  rule(s.count, '7 full days', [s.wholeNumber, maybe(s.full), s.countedUnit], ([n, full, unit]) =>
    duration(n, full ? { ...unit, whole: true } : unit),
  ),
  rule(s.count, '7-day', [s.wholeNumber, s.dash, s.unit], ([n, , unit]) => duration(n, unit)),
  rule(s.count, '7d', [s.digits, s.shortUnit], ([{ value }, unit]) =>
    duration(value, unit, unit.per === 'month' ? { note: 'Read "m" as months.' } : {}),
  ),
  rule(
    s.count,
    'a couple of days',
    [maybe(s.a), s.couple, maybe(s.ofWord), maybe(s.full), s.countedUnit],
    ([, , , , unit]) => duration(2, unit),
  ),
  rule(s.count, 'a few days', [maybe(s.a), s.few, maybe(s.full), s.countedUnit], ([, { n, said }, , unit]) =>
    duration(n, unit, { note: vague(said, n) }),
  ),
  rule(s.count, 'half a month', [s.half, maybe(s.a), s.theUnit], ([, , unit]) => duration(0, unit, { half: true })),
  rule(s.count, 'a half month', [s.a, s.half, s.theUnit], ([, , unit]) => duration(0, unit, { half: true })),
  rule(s.count, '一个半月', [s.wholeNumber, s.half, s.theUnit], ([n, , unit]) => duration(n, unit, { half: true })),
  rule(s.count, 'a month and a half', [s.wholeNumber, s.theUnit, s.and, s.a, s.half], ([n, unit]) =>
    duration(n, unit, { half: true }),
  ),
];
