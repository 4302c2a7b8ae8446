import { addDays, dayCount, later, sooner } from '../day.ts';
import { dayOfMonthly, dayOfYear, inYear, isoWeek, monthAndDay, wholeMonth } from '../meaning/calendar.ts';
import { endingOn, lastOf, pointAgo, startingOn } from '../meaning/duration.ts';
import { join } from '../meaning/join.ts';
import { isInReach } from '../meaning/order.ts';
import { alone, map } from '../meaning/place.ts';
import { Refusal } from '../meaning/refusal.ts';
import { isoWords, noted, orElse, span } from '../meaning/span.ts';
import type { Duration, Span, When } from '../meaning/values.ts';
import type { DateContext } from '../range.ts';
import { maybe, oneOf, type Rule, rule } from './rule.ts';
import * as s from './symbols.ts';

/** From the first of those days up to today. */
function since(when: When, context: DateContext): Span | null {
  const start = alone(when, context);
  if (!start) return null;
  const notes = start.notes ?? [];
  return span(start.from, start.from > context.today ? start.to : context.today, { running: true, notes });
}

function after(when: When, context: DateContext): Span | null {
  const start = alone(when, context);
  if (!start) return null;
  const from = addDays(start.to, 1);
  return span(from, later(from, context.today), { running: true, notes: start.notes ?? [] });
}

/** An end without a start: the week that leads to it is offered. */
function halfOpen(when: When, included: boolean, context: DateContext): Refusal | null {
  const end = alone(when, context);
  if (!end) return null;
  const last = included ? end.to : addDays(end.from, -1);
  const to = sooner(last, context.today);
  const nearest = isoWords(span(addDays(to, -6), to));
  return new Refusal('half-open', 'That has an end but no start.', nearest);
}

const apart = new Refusal(
  'several-ranges',
  'There are days between those, and only one range can be answered at a time.',
);

/** Two stretches side by side make one; anything else is two questions. */
function both(a: When, b: When, context: DateContext): Span | Refusal | null {
  const [one, two] = [alone(a, context), alone(b, context)];
  if (!one || !two) return null;
  const [first, second] = one.from <= two.from ? [one, two] : [two, one];
  if (second.from > addDays(first.to, 1)) {
    return apart;
  }
  const to = second.to > first.to ? second : first;
  return span(first.from, to.to, {
    ...(to.running && { running: true }),
    notes: [...(one.notes ?? []), ...(two.notes ?? [])],
  });
}

/** "Nov 9 and 10" are two days, but "Nov 9 and 15" are not a range. */
const nextTo = (days: Span | Refusal | null): Span | Refusal | null =>
  days instanceof Refusal || !days || dayCount(days) <= 2 ? days : apart;

const ending = (length: Duration, when: When, context: DateContext): When | Refusal | null =>
  changed(when, (days) => endingOn(length, days.to), context);

function changed(when: When, change: (days: Span) => Span | Refusal, context: DateContext): Span | Refusal | null {
  const days = alone(when, context);
  const made = days && change(days);
  return made instanceof Refusal || !made || !days?.notes ? made : noted(made, ...days.notes);
}

const isWeekly = (when: When): boolean => when.kind === 'weekly';

/** "including today": a length moves along, anything else is stretched. */
const withToday = (when: When, context: DateContext): Span | null => {
  const days = alone(when, context);
  const { today } = context;
  return days && days.to < today ? span(days.from, today, { running: true, notes: days.notes ?? [] }) : days;
};

function withoutToday(when: When, context: DateContext): Span | Refusal | null {
  const days = alone(when, context);
  if (!days || days.to < context.today) return days;
  const to = addDays(context.today, -1);
  if (days.from > to) return new Refusal('bad-value', 'Without today, no day is left.', 'yesterday');
  return span(days.from, to, { notes: days.notes ?? [] });
}

/** A bare number after a date is a day of that month, or of the next. */
const toDay = (when: When, day: number, context: DateContext): Span | Refusal | null => {
  const end = dayOfMonthly(day);
  if (end instanceof Refusal) return end;
  const start = when.kind === 'either' ? (when.readings.find(({ order }) => order === 'mdy')?.when ?? when) : when;
  return isWeekly(start) ? null : join(start, end, context);
};

const fromDay = (day: number, when: When, context: DateContext): Span | Refusal | null => {
  const start = dayOfMonthly(day);
  if (start instanceof Refusal) return start;
  const end = when.kind === 'either' ? (when.readings.find(({ order }) => order === 'dmy')?.when ?? when) : when;
  return isWeekly(end) || end.kind === 'monthly' ? null : joinBack(start, end, context);
};

/** `3 to 9 November`: the end says the month; the start is in it, or in the month before. */
function joinBack(start: When, end: When, context: DateContext): Span | null {
  const placed = end.kind === 'span' ? end : alone(end, context);
  return placed && join(start, placed, context);
}

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
  rule(s.range, '第45到46周', [s.nth, separator, s.wholeNumber, s.weekLetter], ([a, , b], at) =>
    weeks(a, b, undefined, at),
  ),
  rule(s.range, '11-17, 3-9', [s.digits, s.dash, s.digits], ([a, , b], at) =>
    a.width <= 2 && b.width <= 2 ? dayOrDays(a.value, b.value, at) : null,
  ),
  rule(s.range, 'last week, last 7 days', [oneOf(s.edge, s.lastLong)], ([when]) => when),

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
  rule(
    s.range,
    '7 days ending Nov 9',
    [maybe(oneOf(s.last, s.past, s.previous, s.recent)), s.count, oneOf(s.ending, s.toWord), s.edge],
    ([, length, , when], at) => ending(length, when, at),
  ),
  rule(s.range, '7 days back from Nov 9', [s.count, s.ago, s.fromWord, s.edge], ([length, , , when], at) =>
    ending(length, when, at),
  ),
  rule(
    s.range,
    '截至昨天的7天',
    [s.until, s.edge, maybe(oneOf(s.recent, s.past, s.front)), s.count],
    ([, when, , length], at) => ending(length, when, at),
  ),
  rule(
    s.range,
    'last 7 days including today',
    [
      maybe(oneOf(s.last, s.past, s.previous, s.recent, s.front)),
      oneOf(s.count, s.bareUnit),
      maybe(s.comma),
      s.including,
      s.dayWord,
    ],
    ([, length, , , day], at) => (day === 0 ? lastOf(length, at, at.today) : null),
  ),
  rule(
    s.range,
    '最近7天到今天',
    [maybe(oneOf(s.last, s.past, s.previous, s.recent, s.front)), s.count, s.untilToday],
    ([, length], at) => lastOf(length, at, at.today),
  ),
  rule(
    s.range,
    '截至今天的最近7天',
    [s.untilToday, maybe(oneOf(s.last, s.past, s.previous, s.recent, s.front)), s.count],
    ([, , length], at) => lastOf(length, at, at.today),
  ),
  rule(
    s.range,
    '含今天最近7天',
    [s.including, s.dayWord, maybe(s.comma), maybe(oneOf(s.last, s.past, s.previous, s.recent, s.front)), s.count],
    ([, day, , , length], at) => (day === 0 ? lastOf(length, at, at.today) : null),
  ),
  rule(
    s.range,
    '5 days from Nov 3',
    [s.count, oneOf(s.fromWord, s.sinceWord, s.starting, s.of), maybe(oneOf(s.lead, s.fromWord)), s.edge],
    ([length, , , when], at) => changed(when, (days) => startingOn(length, days.from), at),
  ),
  rule(
    s.range,
    'first 5 days from Nov 3',
    [s.nth, s.count, oneOf(s.fromWord, s.sinceWord, s.after), s.edge],
    ([n, length, , when], at) => (n === 1 ? changed(when, (days) => startingOn(length, days.from), at) : null),
  ),
  rule(s.range, '5 days before Nov 9', [s.count, s.before, s.edge], ([length, , when], at) =>
    changed(when, (days) => endingOn(length, addDays(days.from, -1)), at),
  ),
  rule(s.range, '5 days after Nov 3', [s.count, s.after, s.edge], ([length, , when], at) =>
    changed(when, (days) => startingOn(length, addDays(days.to, 1)), at),
  ),
  rule(s.range, 'the week before Nov 9', [s.unit, s.before, s.edge], ([unit, , when], at) =>
    changed(when, (days) => endingOn({ ...unit, n: unit.times }, addDays(days.from, -1)), at),
  ),
  rule(s.range, 'the week after Nov 9', [s.unit, s.after, s.edge], ([unit, , when], at) =>
    changed(when, (days) => startingOn({ ...unit, n: unit.times }, addDays(days.to, 1)), at),
  ),
  rule(s.range, '双十一前一周', [oneOf(s.feast, s.day), s.front, s.count], ([when, , length], at) =>
    changed(when, (days) => endingOn(length, addDays(days.from, -1)), at),
  ),
  rule(s.range, '双十一后三天', [s.edge, s.after, s.count], ([when, , length], at) =>
    changed(when, (days) => startingOn(length, addDays(days.to, 1)), at),
  ),
  rule(
    s.range,
    'Nov 3 for 5 days',
    [maybe(oneOf(s.fromWord, s.sinceWord, s.starting)), s.edge, maybe(s.onwards), s.forWord, s.count],
    ([, when, , , length], at) => changed(when, (days) => startingOn(length, days.from), at),
  ),
  rule(
    s.range,
    '从11月3日起5天',
    [maybe(oneOf(s.fromWord, s.sinceWord)), s.edge, s.onwards, s.count],
    ([, when, , length], at) => changed(when, (days) => startingOn(length, days.from), at),
  ),

  rule(s.range, '3 to 5 days ago', [s.wholeNumber, separator, s.count, s.ago], ([n, , length], at) => {
    const [a, b] = [pointAgo(length, at), pointAgo({ ...length, n }, at)];
    return a.from <= b.from ? span(a.from, b.to) : span(b.from, a.to);
  }),
  rule(s.range, 'now-7d to now-1d', [maybe(s.fromWord), s.moment, separator, s.moment], ([, a, , b], at) =>
    join(a, b, at),
  ),

  rule(
    s.range,
    'since Nov 3',
    [oneOf(s.sinceWord, s.fromWord, s.starting), oneOf(s.edge, s.lastLong), maybe(oneOf(s.onwards, s.soFarWord))],
    ([, when], at) => since(when, at),
  ),
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

  rule(s.range, '截止到11月9日为止', [s.edge, oneOf(s.ending, s.until)], ([when], at) => halfOpen(when, true, at)),
  rule(s.range, 'nov 9 and 10', [s.day, oneOf(s.and, s.comma), s.dayNumber], ([when, , day], at) =>
    nextTo(toDay(when, day, at)),
  ),
  rule(s.range, '9 and 10 november', [s.dayNumber, oneOf(s.and, s.comma), s.day], ([day, , when], at) =>
    nextTo(fromDay(day, when, at)),
  ),
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

function daysOf(month: When, a: number, b: number, context: DateContext): Span | Refusal | null {
  const of = alone(month, context);
  if (of?.unit !== 'month') return null;
  const start = dayOfYear(Number(of.from.slice(5, 7)), a);
  const from = start instanceof Refusal ? start : inYear(start, Number(of.from.slice(0, 4)));
  return !from || from instanceof Refusal ? from : toDay(from, b, context);
}

/** `11-17` may be a month and a day or two days of a month: what lies within reach, then the date. */
function dayOrDays(a: number, b: number, context: DateContext): When | Refusal | null {
  const date = monthAndDay(a, b, '-');
  const days = bareDays(a, b, context);
  if (days instanceof Refusal || !days) return date ?? days;
  const one = date instanceof Refusal || !date ? null : alone(date, context);
  if (!one) return days;
  const isDate = isInReach(one, context) || (a > b && !isInReach(days, context));
  return isDate ? orElse(one, days) : orElse(days, one);
}

/** `the 3rd to the 9th`: of the month that has them most recently. */
function bareDays(a: number, b: number, context: DateContext): Span | Refusal | null {
  const [start, end] = [dayOfMonthly(a), dayOfMonthly(b)];
  if (start instanceof Refusal) return start;
  return end instanceof Refusal ? end : join(start, end, context);
}
