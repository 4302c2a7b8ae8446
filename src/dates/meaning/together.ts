import { addDays, dayCount } from '../day.ts';
import type { DateContext } from '../range.ts';
import { alone } from './place.ts';
import { Refusal } from './refusal.ts';
import { span } from './span.ts';
import type { Span, When } from './values.ts';

const apart = new Refusal(
  'several-ranges',
  'There are days between those, and only one range can be answered at a time.',
);

/** Two stretches side by side make one; anything else is two questions. */
export function both(a: When, b: When, context: DateContext): Span | Refusal | null {
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
export const nextTo = (days: Span | Refusal | null): Span | Refusal | null =>
  days instanceof Refusal || !days || dayCount(days) <= 2 ? days : apart;
