import { addDays } from '../day.ts';
import { duration, endingOn, lastOf, pointAgo, startingOn } from '../meaning/duration.ts';
import { alone } from '../meaning/place.ts';
import { Refusal } from '../meaning/refusal.ts';
import { noted, span } from '../meaning/span.ts';
import type { Duration, Span, When } from '../meaning/values.ts';
import type { DateContext } from '../range.ts';
import { maybe, oneOf, type Rule, rule } from './rule.ts';
import * as s from './symbols.ts';

const ending = (length: Duration, when: When, context: DateContext): When | Refusal | null =>
  changed(when, (days) => endingOn(length, days.to), context);

function changed(when: When, change: (days: Span) => Span | Refusal, context: DateContext): Span | Refusal | null {
  const days = alone(when, context);
  const made = days && change(days);
  return made instanceof Refusal || !made || !days?.notes ? made : noted(made, ...days.notes);
}

/** Lengths of time that lead up to a day or follow one: `7 days ending Nov 9`. */
export const countedRangeRules: readonly Rule[] = [
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
    [oneOf(s.until, s.to), s.edge, maybe(s.ending), maybe(oneOf(s.recent, s.past, s.front)), s.count],
    ([, when, , , length], at) => ending(length, when, at),
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

  rule(
    s.range,
    '3 to 5 days ago',
    [maybe(s.between), s.wholeNumber, oneOf(s.toWord, s.dash, s.and), s.count, s.ago],
    ([, n, , length], at) => {
      const other = duration(n, { ...length, times: 1 });
      if (other instanceof Refusal) return other;
      const [a, b] = [pointAgo(length, at), pointAgo(other, at)];
      return a.from <= b.from ? span(a.from, b.to) : span(b.from, a.to);
    },
  ),
];
