import { inYear, wholeMonth } from '../meaning/calendar.ts';
import { bareDays, daysOf, fromDay, toDay } from '../meaning/days-of-month.ts';
import { join } from '../meaning/join.ts';
import { Refusal } from '../meaning/refusal.ts';
import { nextTo } from '../meaning/together.ts';
import { maybe, oneOf, type Rule, rule } from './rule.ts';
import * as s from './symbols.ts';

const separator = oneOf(s.toWord, s.dash);

/** Ranges with a bare number at one end: `Nov 3 to 9`, `3-9`. */
export const dayRangeRules: readonly Rule[] = [
  rule(s.range, '1-3月', [s.digits, separator, s.monthName], ([{ value }, , n], at) => {
    const [from, to] = [wholeMonth(value), wholeMonth(n)];
    return from && to && join(from, to, at);
  }),
  rule(
    s.range,
    'Nov 3 to 9',
    [maybe(s.fromWord), s.day, separator, s.dayNumber, maybe(s.between)],
    ([, when, , day], at) => toDay(when, day, at),
  ),
  rule(
    s.range,
    'Nov 3 to 9 2026',
    [maybe(s.fromWord), s.monthDay, separator, s.dayNumber, maybe(s.comma), maybe(s.of), s.yearName],
    ([, when, , day, , , year], at) => {
      const start = inYear(when, year);
      return start && !(start instanceof Refusal) ? toDay(start, day, at) : start;
    },
  ),
  rule(s.range, 'between Nov 3 and 9', [s.between, s.day, s.and, s.dayNumber], ([, when, , day], at) =>
    toDay(when, day, at),
  ),
  rule(s.range, '11月3日和9日之间', [s.day, s.and, s.dayNumber, s.between], ([when, , day], at) =>
    toDay(when, day, at),
  ),
  rule(s.range, '3 to 9 November', [maybe(s.fromWord), s.dayNumber, separator, s.day], ([, day, , when], at) =>
    fromDay(day, when, at),
  ),
  rule(s.range, 'between 3 and 9 November', [s.between, s.dayNumber, s.and, s.day], ([, day, , when], at) =>
    fromDay(day, when, at),
  ),
  rule(s.range, '上个月3号到9号', [s.stretch, s.dayNumber, separator, s.dayNumber], ([month, a, , b], at) =>
    daysOf(month, a, b, at),
  ),
  rule(
    s.range,
    '3rd to 9th of last month',
    [maybe(s.fromWord), s.dayNumber, separator, s.dayNumber, maybe(s.ofWord), s.whole],
    ([, a, , b, , month], at) => daysOf(month, a, b, at),
  ),
  rule(s.range, 'the 3rd to the 9th', [maybe(s.fromWord), s.dayNumber, separator, s.dayNumber], ([, a, , b], at) =>
    bareDays(a, b, at),
  ),
  rule(s.range, 'between the 3rd and the 9th', [s.between, s.dayNumber, s.and, s.dayNumber], ([, a, , b], at) =>
    bareDays(a, b, at),
  ),
  rule(s.range, 'nov 9 and 10', [s.day, oneOf(s.and, s.comma), s.dayNumber], ([when, , day], at) =>
    nextTo(toDay(when, day, at)),
  ),
  rule(s.range, '9 and 10 november', [s.dayNumber, oneOf(s.and, s.comma), s.day], ([day, , when], at) =>
    nextTo(fromDay(day, when, at)),
  ),
  rule(
    s.range,
    'Wed 11 – Tue 17 Nov',
    [maybe(s.fromWord), s.weekday, maybe(s.comma), s.dayNumber, separator, s.day],
    ([, , , day, , when], at) => fromDay(day, when, at),
  ),
  rule(s.range, '2026-11-03/09', [s.numeric, s.slash, s.digits], ([when, , { value, width }], at) =>
    when.kind === 'span' && width <= 2 ? toDay(when, value, at) : null,
  ),
];
