import { lastOf } from '../meaning/duration.ts';
import { alone } from '../meaning/place.ts';
import { Refusal } from '../meaning/refusal.ts';
import type { Compared, When } from '../meaning/values.ts';
import type { DateContext } from '../range.ts';
import { maybe, oneOf, type Rule, rule } from './rule.ts';
import * as s from './symbols.ts';

/** "same period last month" is the same days a month earlier. */
function earlier(when: When, context: DateContext): Compared | null {
  const days = alone(when, context);
  if (days?.unit === 'week') return 'previous';
  if (days?.unit === 'month') return 'month earlier';
  return days?.unit === 'year' ? 'year earlier' : null;
}

const asked = (main: When | null, compare: Compared | null) => ({ main, compare });

export const comparisonRules: readonly Rule[] = [
  rule(
    s.compared,
    'the same period last year',
    [s.same, oneOf(s.periodWord, s.theUnit, s.weekdaysWord), maybe(s.of), s.stretch],
    ([, , , when], at) => earlier(when, at),
  ),
  rule(s.compared, '上月同期', [s.stretch, s.same, maybe(s.periodWord)], ([when], at) => earlier(when, at)),
  rule(
    s.compared,
    'previous period',
    [oneOf(s.previous, s.last, s.before, s.past), maybe(s.periodWord)],
    (): Compared => 'previous',
  ),
  rule(s.compared, '上期', [oneOf(s.back, s.front), s.periodWord], (): Compared => 'previous'),
  rule(s.compared, 'the period before', [s.periodWord, oneOf(s.before, s.earlier, s.ago)], (): Compared => 'previous'),
  rule(
    s.compared,
    'the week before',
    [oneOf(s.bareUnit, s.count), oneOf(s.before, s.earlier)],
    ([length]): Compared => ({ kind: 'before', length }),
  ),
  rule(s.compared, 'the week before that', [s.weekendWord, s.before], (): Compared => 'previous'),
  rule(s.compared, '环比', [s.asBefore], ([how]) => how),

  rule(s.compared, 'last week', [s.range], ([when]) => when),
  rule(
    s.clause,
    'vs previous',
    [s.versus, maybe(s.asBefore), s.compared, maybe(s.clauseEnd)],
    ([, , compared]) => compared,
  ),
  rule(
    s.clause,
    '与上周相比',
    [s.withWord, s.compared, s.comparedWith, maybe(s.clauseEnd)],
    ([, compared]) => compared,
  ),
  rule(s.clause, '上周对比', [s.asBefore, maybe(s.clauseEnd)], ([how]) => how),
  rule(s.clause, 'wow', [s.asBefore, s.compared, maybe(s.clauseEnd)], ([, compared]) => compared),

  rule(s.request, '周环比', [oneOf(s.unit, s.monthMark), s.asBefore], ([, how]) => asked(null, how)),
  rule(
    s.request,
    'compare this week with last week',
    [s.compareWord, s.range, s.withWord, s.compared, maybe(s.clauseEnd)],
    ([, main, , compare]) => asked(main, compare),
  ),
  rule(s.request, '对比本周上周', [s.compareWord, s.range, s.clause], ([, main, compare]) => asked(main, compare)),
  rule(s.request, '本周和上周对比', [s.range, s.withWord, s.compared, s.comparedWith], ([main, , compare]) =>
    asked(main, compare),
  ),
  rule(s.request, '7 days vs previous', [s.range, maybe(s.comma), s.clause], ([main, , compare]) =>
    asked(main, compare),
  ),
  rule(s.request, 'vs previous 14 days', [s.versus, s.previous, s.count], ([, , length], at) => {
    const main = lastOf(length, at);
    return main instanceof Refusal ? main : asked(main, 'previous');
  }),
  rule(s.request, 'vs previous', [s.clause], ([compare]) => asked(null, compare)),
  rule(s.request, 'vs previous last week', [s.clause, maybe(s.comma), s.range], ([compare, , main]) =>
    asked(main, compare),
  ),
  rule(s.request, 'last week', [s.range], ([main]) => asked(main, null)),
  rule(
    s.request,
    'last week vs',
    [maybe(s.range), oneOf(s.versus, s.compareWord)],
    () => new Refusal('missing-value', 'Compare with what? Say previous, or a range such as last week.'),
  ),
  rule(s.request, 'last 7', [maybe(oneOf(s.last, s.past, s.previous, s.recent)), s.wholeNumber], ([, n]) =>
    n > 0 && n < 1000 ? new Refusal('missing-value', `${n} of what? Days, weeks or months?`, `last ${n} days`) : null,
  ),
];
