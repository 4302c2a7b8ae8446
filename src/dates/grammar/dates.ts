import { weekdayOf } from '../day.ts';
import {
  dayOfMonthly,
  dayOfYear,
  fullDay,
  inOpenOrder,
  inYear,
  isReachable,
  monthAndDay,
  noMonth,
  outOfYears,
  wholeMonth,
  wholeYear,
} from '../meaning/calendar.ts';
import { alone } from '../meaning/place.ts';
import { Refusal } from '../meaning/refusal.ts';
import { noted } from '../meaning/span.ts';
import type { Recurring, Span, When } from '../meaning/values.ts';
import type { Weekday } from '../range.ts';
import { sayDay } from '../say.ts';
import { maybe, oneOf, type Rule, rule } from './rule.ts';
import * as s from './symbols.ts';

interface Digits {
  readonly value: number;
  readonly width: number;
}

/** `3/11/2026`, `3/11/26`, and `26/11/3` as some in China write it. */
function threeNumbers(a: Digits, b: Digits, c: Digits): When | Refusal | null {
  if (a.width > 2 || b.width > 2 || c.width > 4 || c.width === 3) return null;
  if (a.value > 12 && a.width === 2 && c.width === 1) return fullDay(wholeYear(a.value, 2), b.value, c.value);
  if (c.width === 1) return null;
  const year = wholeYear(c.value, c.width);
  const readings = [
    { order: 'mdy', when: a.value > 12 ? noMonth : fullDay(year, a.value, b.value) },
    { order: 'dmy', when: b.value > 12 ? noMonth : fullDay(year, b.value, a.value) },
  ] as const;
  const yearFirst = { order: 'ymd', when: fullDay(wholeYear(a.value, 2), b.value, c.value) } as const;
  const likely = c.width === 2 && a.width === 2 && a.value > 12;
  return inOpenOrder(`${a.value}/${b.value}/${c.value}`, likely ? [...readings, yearFirst] : readings);
}

function yearMonth(year: number, month: number): Span | Refusal | null {
  return wholeMonth(month)?.on(year, 1) ?? null;
}

/** `Tuesday 3 November`: the date counts; a weekday that does not go with it is pointed out. */
function onWeekday(weekday: Weekday, when: When): When {
  const check = (day: Span): Span =>
    weekdayOf(day.from) === weekday
      ? day
      : noted(day, `${sayDay(day.from).slice(4)} is a ${weekdays[weekdayOf(day.from)]}.`);
  if (when.kind === 'span') return check(when);
  if (when.kind !== 'yearly' && when.kind !== 'monthly') return when;
  return { ...when, on: (year, month) => checked(when, year, month, check) };
}

function checked(when: Recurring, year: number, month: number, check: (day: Span) => Span): Span | null {
  const day = when.on(year, month);
  return day && check(day);
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const isYear = ({ width, value }: Digits): boolean => width === 4 && value >= 1000;
const whenYear = (year: number): number | Refusal => (isReachable(year) ? year : outOfYears(year));
const short = ({ value, width }: Digits): number | null => (width <= 2 ? value : null);

function packed({ value, width }: Digits): Span | Refusal | null {
  if (width === 6) return value > 190_000 && value % 100 <= 12 ? yearMonth(Math.floor(value / 100), value % 100) : null;
  if (width !== 8) return null;
  return fullDay(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
}

const same = [s.dash, s.slash, s.dot] as const;

export const dateRules: readonly Rule[] = [
  rule(s.yearNumber, '2026', [s.digits], ([digits]) =>
    isYear(digits) || digits.width === 4 ? whenYear(digits.value) : null,
  ),
  rule(s.yearNumber, "'26", [s.shortYear], ([year]) => year),
  rule(s.yearName, '2026年', [s.digits, s.yearMark], ([{ value, width }]) =>
    width === 4 || width === 2 ? whenYear(wholeYear(value, width)) : null,
  ),
  rule(s.yearName, '二零二六年', [s.numeral, s.yearMark], ([year]) =>
    year > 99 ? whenYear(year) : year > 12 ? 2000 + year : null,
  ),
  rule(s.yearName, '2026', [s.yearNumber], ([year]) => year),
  rule(s.yearName, '去年', [s.yearWord], ([back], { today }) => Number(today.slice(0, 4)) + back),
  rule(s.yearName, 'last year', [oneOf(s.last, s.previous), s.unit], ([, { per }], { today }) =>
    per === 'year' ? Number(today.slice(0, 4)) - 1 : null,
  ),
  rule(s.yearName, 'this year', [s.current, s.unit], ([, { per }], { today }) =>
    per === 'year' ? Number(today.slice(0, 4)) : null,
  ),

  rule(s.dayNumber, '3日', [s.digits, maybe(s.dayMark)], ([digits]) => short(digits)),
  rule(s.dayNumber, '三日', [s.numeral, maybe(s.dayMark)], ([n]) => (n <= 99 ? n : null)),
  rule(s.dayNumber, '3rd', [s.ordinalNumber], ([n]) => (n <= 99 ? n : null)),
  rule(s.monthName, 'nov', [s.month], ([n]) => n),
  rule(s.monthName, '11月', [s.digits, s.monthMark], ([digits]) => short(digits)),
  rule(s.monthName, '十一月', [s.numeral, s.monthMark], ([n]) => (n <= 99 ? n : null)),
  rule(s.monthName, 'the month of november', [s.unit, s.of, s.month], ([{ per }, , n]) => (per === 'month' ? n : null)),

  rule(s.monthDay, 'Nov 3, 11月3日', [s.monthName, maybe(s.ofWord), s.dayNumber], ([month, , day]) =>
    monthDayOf(month, day),
  ),
  rule(s.monthDay, '3 Nov, the 3rd of November', [s.dayNumber, maybe(oneOf(s.of, s.dash)), s.month], ([day, , month]) =>
    dayOfYear(month, day),
  ),
  rule(s.monthDay, 'Nov-3', [s.month, s.dash, s.digits], ([month, , digits]) =>
    digits.width <= 2 ? dayOfYear(month, digits.value) : null,
  ),

  ...same.map((sign) =>
    rule(
      s.numeric,
      '2026-11-03, 2026/11/3, 2026.11.3',
      [s.digits, sign, s.digits, sign, s.digits],
      ([year, , month, , day]) =>
        isYear(year) && month.width <= 2 && day.width <= 2 ? fullDay(year.value, month.value, day.value) : null,
    ),
  ),
  ...same.map((sign) =>
    rule(s.numeric, '3/11/2026, 3.11.26', [s.digits, sign, s.digits, sign, s.digits], ([x, , y, , year]) =>
      threeNumbers(x, y, year),
    ),
  ),
  rule(s.numeric, '20261103', [s.digits], ([digits]) => (digits.width === 8 ? packed(digits) : null)),
  rule(s.numeric, '2026-11-03T10:00:00Z', [s.stamp], ([{ year, month, day }]) => withClock(fullDay(year, month, day))),
  rule(s.numeric, '11/3', [s.digits, oneOf(s.slash, s.dot), s.digits], ([x, , y]) =>
    x.width <= 2 && y.width <= 2 ? monthAndDay(x.value, y.value) : null,
  ),
  rule(s.numeric, '11-03', [s.digits, s.dash, s.digits], ([x, , y]) =>
    x.width <= 2 && y.width <= 2 ? monthAndDay(x.value, y.value, '-') : null,
  ),
  rule(
    s.wholeMonthDigits,
    '2026-11, 2026/11, 2026.11',
    [s.digits, oneOf(s.dash, s.slash, s.dot), s.digits],
    ([year, , month]) => (isYear(year) && month.width <= 2 ? yearMonth(year.value, month.value) : null),
  ),
  rule(s.wholeMonthDigits, '11/2026', [s.digits, oneOf(s.dash, s.slash, s.dot), s.digits], ([month, , year]) =>
    isYear(year) && month.width <= 2 ? yearMonth(year.value, month.value) : null,
  ),
  rule(s.wholeMonthDigits, '202611', [s.digits], ([digits]) => (digits.width === 6 ? packed(digits) : null)),

  rule(s.day, 'Nov 3 2026', [s.monthDay, maybe(s.comma), maybe(oneOf(s.of, s.dash)), s.yearName], ([when, , , year]) =>
    inYear(when, year),
  ),
  rule(
    s.day,
    '03-Nov-26',
    [s.digits, maybe(s.dash), s.month, maybe(oneOf(s.dash, s.comma)), s.digits],
    ([day, , month, , year]) =>
      day.width <= 2 && year.width === 2 ? fullDay(wholeYear(year.value, 2), month, day.value) : null,
  ),
  rule(s.day, '2026年11月3日', [s.yearName, maybe(s.comma), s.monthDay], ([year, , when]) => inYear(when, year)),
  rule(s.day, 'Nov 3', [s.monthDay], ([when]) => when),
  rule(s.day, '11/3', [s.numeric], ([when]) => when),
  rule(s.day, 'the 3rd', [s.ordinalNumber], ([n]) => dayOfMonthly(n)),
  rule(s.day, '3日', [oneOf(s.digits, s.numeral), s.dayMark], ([n]) =>
    dayOfMonthly(typeof n === 'number' ? n : n.value),
  ),
  rule(s.day, 'the 3rd of last month', [s.ordinalNumber, maybe(s.ofWord), s.stretch], ([n, , month], context) =>
    dayIn(month, n, context),
  ),
  rule(s.day, '上个月3号', [s.stretch, maybe(s.of), oneOf(s.ordinalNumber, s.dayNumber)], ([month, , n], context) =>
    dayIn(month, n, context),
  ),
  rule(s.day, 'Tuesday 3 November', [s.weekday, maybe(s.comma), s.day], ([weekday, , when]) =>
    isDate(when) ? onWeekday(weekday, when) : null,
  ),
  rule(s.day, '11月3日周二', [s.day, maybe(s.comma), s.weekday], ([when, , weekday]) =>
    isDate(when) ? onWeekday(weekday, when) : null,
  ),
  rule(s.ofWord, 'of', [s.of], () => true),
];

function monthDayOf(month: number, day: number): Recurring | Refusal {
  if (month < 1 || month > 12) return new Refusal('no-such-date', 'A year has 12 months.', 'this month');
  return dayOfYear(month, day);
}

const isDate = (when: When): boolean => when.kind !== 'weekly' && (when.kind !== 'span' || when.from === when.to);

const withClock = (day: Span | Refusal): Span | Refusal =>
  day instanceof Refusal ? day : noted(day, 'Times of day are answered in whole days.');

function dayIn(month: When, day: number, context: Parameters<typeof alone>[1]): Span | Refusal | null {
  const days = alone(month, context);
  if (days?.unit !== 'month' || day > 99) return null;
  return fullDay(Number(days.from.slice(0, 4)), Number(days.from.slice(5, 7)), day);
}
