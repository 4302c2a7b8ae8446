import { addDays, addMonths, yearOf } from '../day.ts';
import { inYear, isReachable, wholeHalf, wholeMonth, wholeQuarter } from '../meaning/calendar.ts';
import { lastOf, pointAgo, startingOn } from '../meaning/duration.ts';
import { latest } from '../meaning/place.ts';
import { Refusal } from '../meaning/refusal.ts';
import { months, periodOf, span, thisMonth } from '../meaning/span.ts';
import type { Period, Recurring, Span, Unit, When } from '../meaning/values.ts';
import type { DateContext, DateRange } from '../range.ts';
import { holidayIn } from '../words/holidays.ts';
import { maybe, oneOf, type Rule, rule } from './rule.ts';
import * as s from './symbols.ts';

const isHours = (per: Unit['per']): per is 'hour' | 'minute' => per === 'hour' || per === 'minute';
const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

/** The calendar period so many periods away from the current one: -1 is the last one. */
function periodAt(by: number, { per, times }: Unit, context: DateContext): Span | Refusal | null {
  if (isHours(per) || times > 1) return null;
  const { today } = context;
  if (per === 'day' || per === 'week') return periodOf(per, addDays(today, by * (per === 'day' ? 1 : 7)), context);
  return periodOf(per, addMonths(`${today.slice(0, 8)}01`, by * monthsIn[per]), context);
}

/** The last one; of hours and fortnights, which have no calendar of their own, the rolling one. */
function lastOne(unit: Unit, context: DateContext): When | Refusal | null {
  if (unit.working) return lastOf({ ...unit, n: 1 }, context);
  return isHours(unit.per) || unit.times > 1
    ? lastOf({ ...unit, n: unit.times }, context)
    : periodAt(-1, unit, context);
}

const toDate = (per: Period, context: DateContext): Span => ({
  ...periodOf(per, context.today, context),
  running: true,
});

/** The latest of those that was over before today. */
function lastYearly(when: When, context: DateContext): Span | null {
  const days = latest(when, addDays(context.today, -1), context);
  return days && days.to >= context.today ? latest(when, addDays(days.from, -1), context) : days;
}

const feast = (id: string): Recurring => ({
  kind: 'yearly',
  festival: true,
  on: (year) => {
    const days: DateRange | null = isReachable(year) ? holidayIn(id, year) : null;
    return days && span(days.from, days.to, days.from === days.to ? { unit: 'day' } : { running: true });
  },
  missing: (year) => `The date of it in ${year} is not known here.`,
});

/** No day before this calendar has it: `last christmas` wants no `festival` guess. */
const past = (when: When): When => (when.kind === 'yearly' ? { kind: when.kind, on: when.on } : when);

export const periodRules: readonly Rule[] = [
  rule(s.lastWord, 'last', [oneOf(s.last, s.previous)], () => true),

  rule(s.feast, 'Black Friday', [oneOf(s.holiday, s.holidays)], ([id]) => feast(id)),
  rule(s.feast, 'Black Friday 2025', [oneOf(s.holiday, s.holidays), maybe(s.of), s.yearName], ([id, , year]) =>
    inYear(feast(id), year),
  ),
  rule(s.feast, '去年双十一', [s.yearName, oneOf(s.holiday, s.holidays)], ([year, id]) => inYear(feast(id), year)),
  rule(
    s.feast,
    'last Christmas',
    [oneOf(s.last, s.previous, s.past, s.back), oneOf(s.holiday, s.holidays)],
    ([, id], context) => lastYearly(past(feast(id)), context),
  ),
  rule(s.feast, 'this Christmas', [s.current, oneOf(s.holiday, s.holidays)], ([, id], { today }) =>
    inYear(feast(id), yearOf(today)),
  ),
  rule(s.feast, 'next Christmas', [s.coming, oneOf(s.holiday, s.holidays)], ([, id], { today }) =>
    inYear(feast(id), yearOf(today) + 1),
  ),

  rule(
    s.yearly,
    'november',
    [s.monthName],
    ([n]) => wholeMonth(n) ?? new Refusal('no-such-date', 'A year has 12 months.', 'this month'),
  ),
  rule(s.yearly, 'Q3', [s.quarterLetter, s.digits], ([, { value, width }]) => (width < 3 ? wholeQuarter(value) : null)),
  rule(s.yearly, 'Q3, 第三季度', [s.nth, s.unit], ([n, { per }]) => (per === 'quarter' ? wholeQuarter(n) : null)),
  rule(s.yearly, '三季度', [s.numeral, s.quarterMark], ([n]) => wholeQuarter(n)),
  rule(s.yearly, '3季度', [s.digits, s.quarterMark], ([{ value, width }]) =>
    width === 1 && value < 5 ? wholeQuarter(value) : null,
  ),
  rule(s.yearly, '3Q', [s.digits, s.shortUnit], ([{ value, width }, { per }]) =>
    per === 'quarter' && width === 1 && value < 5 ? wholeQuarter(value) : null,
  ),
  rule(s.yearly, 'H1', [s.halfLetter, s.digits], ([, { value, width }]) => (width < 3 ? wholeHalf(value) : null)),
  rule(s.yearly, '上半年', [s.halfYear], ([n]) => wholeHalf(n)),

  rule(s.stretch, 'last week, week 46', [s.weekPlace], ([when]) => when),
  rule(
    s.stretch,
    'november 2026',
    [s.yearly, maybe(s.comma), maybe(oneOf(s.of, s.dash, s.slash)), s.yearName],
    ([when, , , year]) => inYear(when, year),
  ),
  rule(
    s.stretch,
    '2026年11月, 2026 Q3',
    [s.yearName, maybe(oneOf(s.comma, s.dash, s.slash)), s.yearly],
    ([year, , when]) => inYear(when, year),
  ),
  rule(s.stretch, '2026-11', [s.wholeMonthDigits], ([when]) => when),
  rule(s.stretch, 'last november', [s.lastWord, s.yearly], ([, when], context) => lastYearly(when, context)),
  rule(s.stretch, 'this november', [s.current, s.yearly], ([, when], { today }) => inYear(when, yearOf(today))),
  rule(s.stretch, 'next november', [s.coming, s.yearly], ([, when], { today }) => inYear(when, yearOf(today) + 1)),
  rule(s.stretch, 'november', [s.yearly], ([when]) => when),
  rule(s.stretch, 'the month before last', [s.theUnit, s.before, s.lastWord, maybe(s.theUnit)], ([unit], context) =>
    periodAt(-2, unit, context),
  ),
  rule(s.stretch, 'last month', [s.lastWord, maybe(s.full), s.theUnit], ([, , unit], context) =>
    lastOne(unit, context),
  ),
  rule(s.stretch, '上个月', [s.back, maybe(s.full), s.theUnit], ([by, , unit], context) =>
    periodAt(-by, unit, context),
  ),
  rule(s.stretch, 'this month', [s.current, maybe(s.full), s.theUnit], ([, , unit], context) =>
    periodAt(0, unit, context),
  ),
  rule(s.stretch, 'next month', [s.coming, s.theUnit], ([by, unit], context) => periodAt(by, unit, context)),
  rule(s.stretch, 'next 7 days', [s.coming, s.count], ([, length], { today }) => {
    const days = startingOn(length, addDays(today, 1));
    return days instanceof Refusal ? days : { ...days, instead: 'last 7 days' };
  }),
  rule(s.stretch, 'MTD', [s.toDateWord], ([per], context) => toDate(per, context)),
  rule(s.stretch, 'month to date', [s.theUnit, oneOf(s.soFarWord, s.onwards)], ([{ per }], context) =>
    isHours(per) || per === 'day' ? null : toDate(per, context),
  ),
  rule(s.stretch, 'the year 2026', [s.unit, s.yearNumber], ([{ per }, year]) =>
    per === 'year' ? months(year, 1, 12, 'year') : null,
  ),
  rule(s.stretch, '2026', [s.yearName], ([year]) => months(year, 1, 12, 'year')),

  rule(s.whole, 'november', [s.stretch], ([when]) => when),
  rule(s.whole, 'two months ago', [s.count, s.ago], ([length], context) =>
    isHours(length.per) ? null : periodOf(length.per, pointAgo(length, context).from, context),
  ),
  rule(s.whole, 'the month', [s.theUnit], ([unit], context) => {
    // A part of a day is no range, and "weekdays last week" are not the last week of some weekdays.
    if (unit.per === 'day') return null;
    return unit.per === 'month' ? thisMonth : periodAt(0, unit, context);
  }),
  rule(
    s.weekPlace,
    'christmas week 2025',
    [s.holiday, s.unit, maybe(s.of), s.yearName],
    ([id, { per }, , year], context) => {
      const days = per === 'week' ? inYear(feast(id), year) : null;
      return days instanceof Refusal || !days ? days : periodOf('week', days.from, context);
    },
  ),
  rule(s.stretch, 'month to now', [s.theUnit, s.toWord, s.now], ([{ per }], context) =>
    isHours(per) || per === 'day' ? null : toDate(per, context),
  ),
  rule(
    s.range,
    'this and last week',
    [oneOf(s.current, s.lastWord), s.and, oneOf(s.current, s.lastWord), s.theUnit],
    ([, , , unit], context) => {
      const [before, now] = [periodAt(-1, unit, context), periodAt(0, unit, context)];
      return before instanceof Refusal || now instanceof Refusal || !before || !now
        ? null
        : span(before.from, now.to, { running: true });
    },
  ),
];
