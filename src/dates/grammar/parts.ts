import { addDays, dayCount, monthOf, startOfWeek, weekdayOf, yearOf } from '../day.ts';
import { endingOn, startingOn } from '../meaning/duration.ts';
import { alone, latest, map } from '../meaning/place.ts';
import { Refusal } from '../meaning/refusal.ts';
import { months, noted, orElse, single, span, thisMonth, weekFrom } from '../meaning/span.ts';
import type { Duration, Span, Unit, Weekly, When } from '../meaning/values.ts';
import type { DateContext, Day } from '../range.ts';
import { maybe, oneOf, type Rule, rule } from './rule.ts';
import * as s from './symbols.ts';

/** Counted from the end: the last one. */
const final = -1;

/**
 * Weeks belong to the month that has most of their days (ISO 8601's rule for years).
 * `n` counts from 1, or from the end when negative.
 */
function nthWeek(of: Span, n: number, { weekStartsOn }: DateContext): Span | null {
  const middle = (day: Day): Day => addDays(startOfWeek(day, weekStartsOn), 3);
  const start = startOfWeek(of.from, weekStartsOn);
  const first = middle(of.from) >= of.from ? start : addDays(start, 7);
  const end = startOfWeek(of.to, weekStartsOn);
  const last = middle(of.to) <= of.to ? end : addDays(end, -7);
  const from = n > 0 ? addDays(first, 7 * (n - 1)) : addDays(last, 7 * (n + 1));
  return from > of.to || from < addDays(of.from, -6) ? null : weekFrom(from);
}

/** The nth run of weekdays that begins in the period. */
function nthWeekly(of: Span, n: number, days: Weekly, context: DateContext): Span | null {
  const first = addDays(of.from, (days.first - weekdayOf(of.from) + 7) % 7);
  const found = n > 0 ? span(addDays(first, 7 * (n - 1)), first) : latest(days, of.to, context);
  if (!found) return null;
  const from = n > 0 ? found.from : addDays(found.from, 7 * (n + 1));
  if (from < of.from || from > of.to) return null;
  return days.days === 1 ? single(from) : span(from, addDays(from, days.days - 1), { running: true });
}

/** `first week of november`, `last day of october`, `second month of the quarter`. */
function nthOf(of: Span, n: number, unit: Unit, context: DateContext): Span | Refusal | null {
  if (n === 0 || unit.per === 'hour' || unit.per === 'minute' || unit.times > 1) return null;
  if (unit.working) return nthWeekly(of, n, { kind: 'weekly', first: 1, days: 5 }, context) && nthWorkday(of, n);
  if (unit.per === 'week') {
    const week = nthWeek(of, n, context);
    const plain =
      n > 0 ? span(addDays(of.from, 7 * (n - 1)), addDays(of.from, 7 * n - 1)) : span(addDays(of.to, -6), of.to);
    if (!week || of.unit !== 'month') return week;
    return orElse(week, plain.to <= of.to && n >= final ? plain : null);
  }
  const one: Duration = { ...unit, n: 1 };
  if (unit.per === 'day') return within(of, single(n > 0 ? addDays(of.from, n - 1) : addDays(of.to, n + 1)));
  const parts = n > 0 ? startingOn({ ...unit, n }, of.from) : endingOn({ ...unit, n: -n }, of.to);
  if (parts instanceof Refusal) return parts;
  const part = n > 0 ? endingOn(one, parts.to) : startingOn(one, parts.from);
  return part instanceof Refusal ? part : within(of, { ...part, unit: unit.per, running: true });
}

function nthWorkday(of: Span, n: number): Span | null {
  let day = n > 0 ? of.from : of.to;
  const step = n > 0 ? 1 : -1;
  for (let left = Math.abs(n); day >= of.from && day <= of.to; day = addDays(day, step)) {
    if (weekdayOf(day) % 6 !== 0) left--;
    if (left === 0) return single(day);
  }
  return null;
}

const within = (of: Span, part: Span): Span | null => (part.from < of.from || part.to > of.to ? null : part);

/** `first 5 days of november`; weeks are whole calendar weeks. */
function runOf(of: Span, length: Duration, atEnd: boolean, context: DateContext): Span | Refusal | null {
  if (length.per === 'hour' || length.per === 'minute') return null;
  const plain = atEnd ? endingOn(length, of.to) : startingOn(length, of.from);
  if (plain instanceof Refusal || length.per !== 'week' || length.half || of.unit === 'week') return plain;
  const a = nthWeek(of, atEnd ? -length.n : 1, context);
  const b = nthWeek(of, atEnd ? final : length.n, context);
  return a && b ? orElse(span(a.from, b.to, { running: true }), plain) : plain;
}

const inMonth = (of: Span, first: number, last: number): Span =>
  span(addDays(of.from, first - 1), last === 0 ? of.to : addDays(of.from, last - 1), { running: true });

function half(of: Span, n: number): Span | null {
  if (n !== 1 && n !== 2) return null;
  if (of.unit === 'month') return n === 1 ? inMonth(of, 1, 15) : inMonth(of, 16, 0);
  if (of.unit === 'year') return months(yearOf(of.from), n === 1 ? 1 : 7, n === 1 ? 6 : 12, 'quarter');
  const middle = addDays(of.from, Math.ceil(dayCount(of) / 2) - 1);
  return n === 1 ? span(of.from, middle, { running: true }) : span(addDays(middle, 1), of.to, { running: true });
}

/** The three thirds that months are spoken of in: 上旬, 中旬, 下旬. */
const third = (of: Span, n: number): Span =>
  n === 1 ? inMonth(of, 1, 10) : n === 2 ? inMonth(of, 11, 20) : inMonth(of, 21, 0);

/** First and last month of the early, middle and late part of a year. */
const seasons = [
  [1, 4],
  [5, 8],
  [9, 12],
] as const;
/** First and last day of the early, middle and late part of a week. */
const weekParts = [
  [0, 2],
  [1, 3],
  [4, 6],
] as const;

/** `early november`, `end of last week`: vague words, read as set parts. */
function roughly(when: When, n: 1 | 2 | 3, context: DateContext): When | Refusal | null {
  const part = (of: Span): Span | null => {
    if (of.unit === 'month') return third(of, n);
    if (of.unit === 'week') return weekPart(of, n, context);
    if (of.unit === 'year')
      return months(yearOf(of.from), seasons[n - 1]?.[0] ?? 1, seasons[n - 1]?.[1] ?? 12, 'quarter');
    if (of.unit === 'quarter')
      return months(yearOf(of.from), monthOf(of.from) + n - 1, monthOf(of.from) + n - 1, 'month');
    return null;
  };
  return map(when, (of) => vaguely(part(of)), context);
}

/** What is early in a week that has just begun is over before today. */
function weekPart(of: Span, n: 1 | 2 | 3, { today }: DateContext): Span {
  const [first, last] = weekParts[n - 1] ?? weekParts[0];
  const to = addDays(of.from, last);
  const yesterday = addDays(today, -1);
  return span(addDays(of.from, first), n === 1 && of.from <= yesterday && to >= today ? yesterday : to, {
    running: true,
  });
}

const vaguely = (days: Span | null): Span | null => days && noted(days, 'A vague time: read as the days shown.');

/** `earlier this week`: what of it is over. */
function soFarWithoutToday(when: When, context: DateContext): Span | null {
  const of = alone(when, context);
  if (!of || of.from > context.today || of.to < context.today) return null;
  return vaguely(
    of.from === context.today ? span(of.from, of.from, { running: true }) : span(of.from, addDays(context.today, -1)),
  );
}

const onlyMonth = (of: Span, make: (of: Span) => Span): Span | null => (of.unit === 'month' ? make(of) : null);

type Change = (of: Span) => Span | Refusal | null;
const part = (when: When, change: Change, context: DateContext): When | Refusal | null => {
  let refused: Refusal | null = null;
  const changed = map(
    when,
    (of) => {
      const days = change(of);
      if (!(days instanceof Refusal)) return days;
      refused = days;
      return null;
    },
    context,
  );
  return changed ?? refused;
};

const finalWord = oneOf(s.last, s.end);

export const partRules: readonly Rule[] = [
  rule(s.part, 'first week of november', [s.nth, maybe(s.full), s.theUnit, s.of, s.whole], ([n, , unit, , of], at) =>
    part(of, (days) => nthOf(days, n, unit, at), at),
  ),
  rule(s.part, '11月第一周', [s.whole, s.nth, s.theUnit], ([of, n, unit], at) =>
    part(of, (days) => nthOf(days, n, unit, at), at),
  ),
  rule(s.part, 'last week of october', [finalWord, maybe(s.full), s.theUnit, s.of, s.whole], ([, , unit, , of], at) =>
    part(of, (days) => nthOf(days, final, unit, at), at),
  ),
  rule(s.part, '10月最后一周', [s.whole, s.last, maybe(s.numeral), s.theUnit], ([of, , n = 1, unit], at) =>
    n === 1 ? part(of, (days) => nthOf(days, final, unit, at), at) : null,
  ),
  rule(
    s.part,
    'the week before the last of october',
    [s.nth, s.last, s.theUnit, s.of, s.whole],
    ([n, , unit, , of], at) => part(of, (days) => nthOf(days, -n, unit, at), at),
  ),
  rule(s.part, 'first 5 days of november', [s.nth, s.count, s.of, s.whole], ([n, length, , of], at) =>
    n === 1 ? part(of, (days) => runOf(days, length, false, at), at) : null,
  ),
  rule(s.part, 'last 3 days of october', [finalWord, s.count, s.of, s.whole], ([, length, , of], at) =>
    part(of, (days) => runOf(days, length, true, at), at),
  ),
  rule(s.part, '11月前三天', [s.whole, s.front, s.count], ([of, , length], at) =>
    part(of, (days) => (days.from === days.to ? null : runOf(days, length, false, at)), at),
  ),
  rule(s.part, '10月最后三天', [s.whole, s.last, s.count], ([of, , length], at) =>
    part(of, (days) => (days.from === days.to ? null : runOf(days, length, true, at)), at),
  ),
  rule(s.part, '上周后三天', [s.whole, s.rear, s.count], ([of, , length], at) =>
    part(of, (days) => (days.from === days.to ? null : runOf(days, length, true, at)), at),
  ),
  rule(s.part, 'first monday of november', [s.nth, s.weekly, s.of, s.whole], ([n, days, , of], at) =>
    part(of, (period) => (days.kind === 'weekly' ? nthWeekly(period, n, days, at) : null), at),
  ),
  rule(s.part, '11月第一个周一', [s.whole, s.nth, s.weekly], ([of, n, days], at) =>
    part(of, (period) => (days.kind === 'weekly' ? nthWeekly(period, n, days, at) : null), at),
  ),
  rule(s.part, 'last friday of october', [finalWord, s.weekly, s.of, s.whole], ([, days, , of], at) =>
    part(of, (period) => (days.kind === 'weekly' ? nthWeekly(period, final, days, at) : null), at),
  ),
  rule(s.part, '10月最后一个周五', [s.whole, s.last, maybe(s.numeral), s.weekly], ([of, , , days], at) =>
    part(of, (period) => (days.kind === 'weekly' ? nthWeekly(period, final, days, at) : null), at),
  ),
  rule(s.part, 'first half of november', [s.nth, s.half, s.of, s.whole], ([n, , , of], at) =>
    map(of, (days) => half(days, n), at),
  ),
  rule(s.part, 'last half of november', [s.last, s.half, s.of, s.whole], ([, , , of], at) =>
    map(of, (days) => half(days, 2), at),
  ),
  rule(s.part, '上半月', [s.halfMonth], ([n], at) => map(thisMonth, (days) => half(days, n), at)),
  rule(s.part, '11月上半月', [s.whole, s.halfMonth], ([of, n], at) =>
    map(of, (days) => onlyMonth(days, (month) => half(month, n) ?? month), at),
  ),
  rule(s.part, '中旬', [s.third], ([n], at) => map(thisMonth, (days) => third(days, n), at)),
  rule(s.part, '11月上旬', [s.whole, s.third], ([of, n], at) =>
    map(of, (days) => onlyMonth(days, (month) => third(month, n)), at),
  ),
  rule(s.part, 'early november', [oneOf(s.early, s.beginning), maybe(s.of), s.whole], ([, , of], at) =>
    roughly(of, 1, at),
  ),
  rule(s.part, 'mid-november', [s.mid, maybe(oneOf(s.of, s.dash)), s.whole], ([, , of], at) => roughly(of, 2, at)),
  rule(s.part, 'late november', [oneOf(s.late, s.later, s.end), maybe(s.of), s.whole], ([, , of], at) =>
    roughly(of, 3, at),
  ),
  rule(s.part, '月初', [s.monthMark, s.early], (_, at) => roughly(thisMonth, 1, at)),
  rule(s.part, '月中', [s.monthMark, s.mid], (_, at) => roughly(thisMonth, 2, at)),
  rule(s.part, '月底', [s.monthMark, s.late], (_, at) => roughly(thisMonth, 3, at)),
  rule(s.part, '11月初', [s.whole, s.early], ([of], at) => roughly(of, 1, at)),
  rule(s.part, '11月中', [s.whole, s.mid], ([of], at) => roughly(of, 2, at)),
  rule(s.part, '11月底', [s.whole, s.late], ([of], at) => roughly(of, 3, at)),
  rule(s.part, 'earlier this week', [s.earlier, maybe(oneOf(s.of, s.lead)), s.stretch], ([, , of], at) =>
    soFarWithoutToday(of, at),
  ),
  rule(s.part, 'the third week', [s.ordinalNumber, s.unit], ([n, unit], at) =>
    unit.per === 'week' && n <= 5 ? part(thisMonth, (days) => nthOf(days, n, unit, at), at) : null,
  ),
];
