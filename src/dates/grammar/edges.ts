import { lastOf } from '../meaning/duration.ts';
import { Refusal } from '../meaning/refusal.ts';
import { noted } from '../meaning/span.ts';
import { maybe, oneOf, type Rule, rule } from './rule.ts';
import * as s from './symbols.ts';

const timesNote = 'Times of day are answered in whole days.';

/** Whatever can be one end of a range, or the whole of it. What stands higher is preferred. */
export const edgeRules: readonly Rule[] = [
  ...[s.point, s.day, s.part, s.inWeeks, s.stretch, s.feast, s.weekly, s.rolling].map((of) =>
    rule(s.edge, of.name, [of], ([when]) => when),
  ),
  rule(s.edge, 'Nov 3 10:00', [s.day, maybe(s.lead), s.clock], ([when]) =>
    when.kind === 'span' ? noted(when, timesNote) : { ...when, ...(when.kind !== 'either' && { notes: [timesNote] }) },
  ),
  rule(s.edge, 'the week', [s.unit], ([unit], context) => {
    if (unit.per === 'hour' || unit.per === 'minute') return null;
    const days = lastOf({ ...unit, n: unit.times }, context);
    return days instanceof Refusal
      ? days
      : noted(days, `Read as the last ${unit.per}: complete days, ending yesterday.`);
  }),
  rule(s.edge, 'in november', [oneOf(s.lead, s.forWord, s.of, s.periodWord), s.edge], ([, when]) => when),

  rule(s.toWord, 'to', [oneOf(s.to, s.until)], () => true),
];
