import { final, nthOf, nthWeekly, runOf } from '../meaning/nth.ts';
import { half, onlyMonth, roughly, soFarWithoutToday, third } from '../meaning/parts.ts';
import { map } from '../meaning/place.ts';
import { Refusal } from '../meaning/refusal.ts';
import { thisMonth } from '../meaning/span.ts';
import type { Span, When } from '../meaning/values.ts';
import type { DateContext } from '../range.ts';
import { maybe, oneOf, type Rule, rule } from './rule.ts';
import * as s from './symbols.ts';

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

/** A month has no more; larger numbers are days, as in "week 9 november". */
const mostWeeks = 5;
/** Those of a quarter. */
const mostWeeksNamed = 14;

/** Weeks of a month or quarter; those of a year have numbers of their own. */
const weekOfMonth = (of: When, n: number, context: DateContext): When | Refusal | null =>
  part(
    of,
    (days) =>
      n <= mostWeeksNamed && (days.unit === 'month' || days.unit === 'quarter')
        ? nthOf(days, n, { per: 'week', times: 1 }, context)
        : null,
    context,
  );

const finalWord = oneOf(s.last, s.end);

export const partRules: readonly Rule[] = [
  rule(s.part, 'first week of november', [s.nth, maybe(s.full), s.theUnit, s.of, s.whole], ([n, , unit, , of], at) =>
    part(of, (days) => nthOf(days, n, unit, at), at),
  ),
  rule(s.part, '11月第一周', [s.whole, s.nth, s.theUnit], ([of, n, unit], at) =>
    part(of, (days) => nthOf(days, n, unit, at), at),
  ),
  rule(s.part, 'week 2 of november', [s.weekName, s.of, s.whole], ([n, , of], at) => weekOfMonth(of, n, at)),
  rule(s.part, 'november week 2', [s.whole, maybe(s.comma), s.weekName], ([of, , n], at) =>
    n <= mostWeeks ? weekOfMonth(of, n, at) : null,
  ),
  rule(s.part, 'week 2 november', [s.weekName, s.whole], ([n, of], at) =>
    n <= mostWeeks ? weekOfMonth(of, n, at) : null,
  ),
  rule(s.part, 'last week of october', [finalWord, maybe(s.full), s.theUnit, s.of, s.whole], ([, , unit, , of], at) =>
    part(of, (days) => nthOf(days, final, unit, at), at),
  ),
  rule(s.part, '10月最后一周', [s.whole, s.last, maybe(s.numeral), s.theUnit], ([of, , n = 1, unit], at) =>
    // The last year of november is november last year.
    n === 1 && unit.per !== 'year' ? part(of, (days) => nthOf(days, final, unit, at), at) : null,
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
