import { addDays } from '../day.ts';
import { duration, lastOf, moved, pointAgo } from '../meaning/duration.ts';
import { map } from '../meaning/place.ts';
import { Refusal } from '../meaning/refusal.ts';
import { noted, orElse, periodOf, single, span } from '../meaning/span.ts';
import type { Duration, Period, Span, Unit } from '../meaning/values.ts';
import type { DateContext } from '../range.ts';
import { maybe, oneOf, type Rule, rule } from './rule.ts';
import * as s from './symbols.ts';

const partsNote = 'Parts of a day are answered as the whole day.';

const fromToday = (offset: number, { today }: DateContext): Span =>
  single(addDays(today, offset), offset === 0 ? { running: true } : {});

const partOf = (offset: number, context: DateContext): Span => noted(fromToday(offset, context), partsNote);

/** Grafana writes months as `M` and minutes as `m`; a lone `3m` can only be months here. */
const inGrafana = (unit: Unit): Unit => (unit.per === 'month' && !unit.capital ? { per: 'minute', times: 1 } : unit);

const isPeriod = (per: Unit['per']): per is Period => per !== 'hour' && per !== 'minute';

/** `now-1w/w` is rounded to whole weeks: up to the end of the last one. */
function rounded(length: Duration, unit: Unit, context: DateContext): Span | null {
  if (!isPeriod(unit.per)) return null;
  const current = periodOf(unit.per, context.today, context);
  if (length.n === 0) return current;
  const start = periodOf(unit.per, moved(length, context.today, -1), context);
  return span(start.from, addDays(current.from, -1), { unit: unit.per });
}

const roundedPoint = (length: Duration, unit: Unit, context: DateContext): Span | null =>
  isPeriod(unit.per) ? periodOf(unit.per, moved(length, context.today, -1), context) : null;

function recently(context: DateContext): Span | Refusal {
  const week = lastOf({ n: 7, per: 'day', times: 1 }, context);
  return week instanceof Refusal ? week : noted(week, 'Read as the last 7 days.');
}

function pastOne(unit: Unit, context: DateContext): Span | Refusal {
  return lastOf({ ...unit, n: unit.times }, context);
}

/** "last 3 weeks", and "这7天" too, are complete days; the day under way can be asked for. */
function these(length: Duration, context: DateContext): Span | Refusal {
  const days = lastOf(length, context);
  const withToday = lastOf(length, context, context.today);
  return days instanceof Refusal || withToday instanceof Refusal ? days : orElse(days, withToday);
}

export const pointRules: readonly Rule[] = [
  rule(
    s.point,
    'the last working day',
    [oneOf(s.lastWord, s.back, s.past, s.recent, s.front), maybe(s.numeral), oneOf(s.workday, s.workingDay)],
    ([, n = 1], context) => (n === 1 ? lastOf({ n: 1, per: 'day', times: 1, working: true }, context) : null),
  ),
  rule(s.workingDay, 'business day', [s.working, s.dayNoun], () => true),
  rule(s.point, 'T-1', [s.dayLetter, s.dash, s.digits], ([, , { value }], context) =>
    value > 0 && value < 1000 ? fromToday(-value, context) : null,
  ),
  rule(s.point, 'yesterday', [s.dayWord], ([offset], context) => fromToday(offset, context)),
  rule(s.point, 'yesterday morning', [s.dayWord, maybe(s.lead), oneOf(s.partOfDay, s.clock)], ([offset], context) =>
    partOf(offset, context),
  ),
  rule(s.point, '昨天一天', [s.dayWord, s.numeral, s.unit], ([offset, n, { per }], context) =>
    n === 1 && per === 'day' ? fromToday(offset, context) : null,
  ),
  rule(s.point, 'last night', [s.dayPart], ([offset], context) => partOf(offset, context)),
  rule(s.point, 'now', [s.now], (_, context) => fromToday(0, context)),
  rule(s.point, '3 days ago, 3天前', [s.count, s.ago], ([length], context) => pointAgo(length, context)),
  rule(s.point, 'a week ago today', [s.count, s.ago, maybe(s.lead), s.dayWord], ([length, , , offset], context) =>
    pointAgo(length, context, addDays(context.today, offset)),
  ),
  rule(s.point, 'today a week ago', [s.dayWord, s.count, s.ago], ([offset, length], context) =>
    pointAgo(length, context, addDays(context.today, offset)),
  ),
  rule(s.point, 'the day before yesterday', [s.dayNoun, s.before, s.edge], ([, , when], context) =>
    map(when, (days) => single(addDays(days.from, -1)), context),
  ),
  rule(s.point, 'the day after Nov 3', [s.dayNoun, s.after, s.edge], ([, , when], context) =>
    map(when, (days) => single(addDays(days.to, 1)), context),
  ),
  rule(s.point, 'in 3 days', [oneOf(s.lead, s.of), s.count], ([, length], context) => aheadOnly(length, context)),
  rule(s.point, '3 days from now, 3天后', [s.count, s.after], ([length], context) => aheadOnly(length, context)),
  rule(s.point, '3 days from now', [s.count, s.fromWord, s.now], ([length], context) => aheadOnly(length, context)),

  rule(s.grafanaUnit, 'w', [s.shortUnit], ([unit]) => unit),
  rule(s.grafanaUnit, 'mo', [s.unit], ([unit]) => ({ ...unit, capital: true as const })),
  rule(
    s.moment,
    'now-1w/w',
    [s.now, s.dash, s.digits, s.grafanaUnit, s.slash, s.grafanaUnit],
    ([, , { value }, unit, , to], context) => {
      const length = duration(value, inGrafana(unit));
      return length instanceof Refusal ? length : roundedPoint(length, to, context);
    },
  ),
  rule(s.moment, 'now/w', [s.now, s.slash, s.grafanaUnit], ([, , unit], context) =>
    isPeriod(unit.per) ? periodOf(unit.per, context.today, context) : null,
  ),
  rule(s.moment, 'now-7d', [s.now, s.dash, s.digits, s.grafanaUnit], ([, , { value }, unit], context) => {
    const length = duration(value, inGrafana(unit));
    return length instanceof Refusal ? length : pointAgo(length, context);
  }),
  rule(s.moment, '-7d', [s.dash, s.digits, s.grafanaUnit], ([, { value }, unit], context) => {
    const length = duration(value, unit);
    return length instanceof Refusal ? length : pointAgo(length, context);
  }),
  rule(s.moment, 'now', [s.now], (_, context) => fromToday(0, context)),

  rule(
    s.rolling,
    'now-1w/w',
    [s.now, s.dash, s.digits, s.grafanaUnit, s.slash, s.grafanaUnit],
    ([, , { value }, unit, , to], context) => {
      const length = duration(value, inGrafana(unit));
      return length instanceof Refusal ? length : rounded(length, to, context);
    },
  ),
  rule(s.rolling, 'now/w', [s.now, s.slash, s.grafanaUnit], ([, , unit], context) =>
    isPeriod(unit.per) ? periodOf(unit.per, context.today, context) : null,
  ),
  rule(s.rolling, 'now-7d', [s.now, s.dash, s.digits, s.grafanaUnit], ([, , { value }, unit], context) => {
    const length = duration(value, inGrafana(unit));
    return length instanceof Refusal ? length : lastOf(length, context);
  }),
  rule(
    s.rolling,
    'last 7 days',
    [maybe(oneOf(s.these, s.current)), oneOf(s.last, s.past, s.previous, s.recent, s.front), s.count, maybe(s.within)],
    ([, , length], context) => lastOf(length, context),
  ),
  rule(s.rolling, '上两周', [s.back, s.count], ([back, length], context) =>
    back === 1 ? lastOf(length, context) : null,
  ),
  rule(s.rolling, '这几天', [oneOf(s.these, s.current), s.count], ([, length], context) => these(length, context)),
  rule(
    s.rolling,
    'past week',
    [maybe(oneOf(s.these, s.current)), oneOf(s.past, s.recent), maybe(s.full), s.theUnit, maybe(s.within)],
    ([, , , unit], context) => pastOne(unit, context),
  ),
  rule(s.rolling, '近3月', [s.recent, s.wholeNumber, s.monthMark], ([, n], context) => {
    const length = duration(n, { per: 'month', times: 1 });
    return length instanceof Refusal ? length : lastOf(length, context);
  }),
  rule(s.rolling, '7 days', [s.count, maybe(s.within)], ([length], context) => lastOf(length, context)),
  rule(s.rolling, '-7d', [s.dash, s.count], ([, length], context) => lastOf(length, context)),
  rule(s.rolling, 'recently', [oneOf(s.recently, s.recent)], (_, context) => recently(context)),
];

function aheadOnly(length: Duration, { today }: DateContext): Span {
  return single(moved(length, today, 1), { instead: 'today' });
}
