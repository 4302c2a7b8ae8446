import { lastOf } from '../meaning/duration.ts';
import { Refusal } from '../meaning/refusal.ts';
import { noted } from '../meaning/span.ts';
import type { When } from '../meaning/values.ts';
import { several } from '../meaning/weekdays-apart.ts';
import { maybe, oneOf, type Rule, rule } from './rule.ts';
import * as s from './symbols.ts';

const timesNote = 'Times of day are answered in whole days.';

const withNote = (when: When, note: string): When => {
  if (when.kind === 'span') return noted(when, note);
  return when.kind === 'either' ? when : { ...when, notes: [...(when.notes ?? []), note] };
};

/** Whatever can be one end of a range. What stands higher is preferred. */
export const edgeRules: readonly Rule[] = [
  ...[s.point, s.day, s.part, s.inWeeks, s.stretch, s.feast, s.weekly].map((of) =>
    rule(s.edge, of.name, [of], ([when]) => when),
  ),
  rule(
    s.edge,
    'Nov 3 10:00, friday morning',
    [oneOf(s.day, s.inWeeks, s.weekly), maybe(s.lead), oneOf(s.clock, s.partOfDay)],
    ([when]) => withNote(when, timesNote),
  ),
  rule(
    s.edge,
    'mondays in november',
    [s.weekdayPlural, maybe(oneOf(s.of, s.lead, s.comma)), s.stretch],
    ([days, , when], at) => several(days, when, at),
  ),
  rule(s.edge, 'mondays', [s.weekdayPlural], ([days], at) => several(days, null, at)),
  rule(
    s.edge,
    'last 4 mondays',
    [oneOf(s.last, s.past, s.previous, s.recent, s.front), maybe(s.wholeNumber), s.weekdayPlural],
    ([, , days], at) => several(days, null, at),
  ),
  rule(s.edge, 'in november', [s.leadWord, s.edge], ([, when]) => when),

  rule(s.leadWord, 'in', [oneOf(s.lead, s.forWord, s.of, s.periodWord)], () => true),
  rule(s.leadWord, 'for the whole of', [oneOf(s.lead, s.forWord, s.of, s.periodWord), s.leadWord], () => true),

  rule(s.lastLong, 'last 7 days', [s.rolling], ([when]) => when),
  rule(s.lastLong, 'in the last 7 days', [s.leadWord, s.rolling], ([, when]) => when),
  rule(s.lastLong, 'the week', [maybe(s.leadWord), s.unit], ([, unit], context) => {
    if (unit.per === 'hour' || unit.per === 'minute') return null;
    const days = lastOf({ ...unit, n: unit.times }, context);
    return days instanceof Refusal || unit.times > 1
      ? days
      : noted(days, `Read as the past ${unit.per}, ending yesterday.`);
  }),

  rule(s.toWord, 'to', [oneOf(s.to, s.until)], () => true),
];
