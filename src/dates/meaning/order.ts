import { addDays } from '../day.ts';
import type { DateContext } from '../range.ts';
import { noted, orElse } from './span.ts';
import type { Order, Span } from './values.ts';

/** Direct Mail keeps 30 days: a date within them is the likelier one. */
const reachDays = 30;

const orderNames: Record<Order, string> = { mdy: 'month/day', dmy: 'day/month', ymd: 'year/month/day' };

export interface Reading {
  readonly order: Order;
  readonly days: Span;
}

export const isInReach = ({ from, to }: Span, { today }: DateContext): boolean =>
  from > addDays(today, -reachDays) && to <= today;

/**
 * Of several orders of day and month, the one within the last 30 days; then the configured one. Says so.
 * `null` when there is nothing to choose from. `text` is what the person wrote.
 */
export function likeliest(readings: readonly Reading[], text: string, context: DateContext): Span | null {
  const near = readings.filter(({ days }) => isInReach(days, context));
  const past = readings.filter(({ days }) => days.from <= context.today);
  const pool = near.length > 0 ? near : past.length > 0 ? past : readings;
  const best = pool.find(({ order }) => order === context.order) ?? pool[0];
  if (!best) return null;
  const others = pool.filter(({ days }) => days.from !== best.days.from || days.to !== best.days.to);
  const different = readings.some(({ days }) => days.from !== best.days.from || days.to !== best.days.to);
  const chosen = different ? noted(best.days, `Read ${text} as ${orderNames[best.order]}.`) : best.days;
  return others.reduce((sofar, { days }) => orElse(sofar, days), chosen);
}
