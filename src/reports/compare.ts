import type { Counts } from '../ports.ts';
import { holm } from './statistics/holm.ts';
import { newcombe, type Proportion, twoProportionTest } from './statistics/proportions.ts';

/**
 * What may be tested: unique counts only, as each mail gives at most one. `least` is the smallest difference worth
 * telling, as a rate: with a million mails 0.02 points are certain and still nothing to act on. A twentieth of the
 * higher rate is asked for as well.
 */
export const metrics = {
  uniqueClicks: { least: 0.001 },
  uniqueOpens: { least: 0.01 },
} as const;

export type TestedMetric = keyof typeof metrics;

const leastShare = 0.05;

/** Below these a test would say more than the data. */
export const guards = { sent: 200, events: 10 } as const;

export interface Comparison<T> {
  readonly item: T;
  readonly ours: Counts;
  readonly theirs: Counts;
}

export type Verdict =
  | { readonly kind: 'too little data' }
  | { readonly kind: 'no clear difference' }
  /** `low` and `high`: the interval of the difference, as positive rates. */
  | { readonly kind: 'higher' | 'lower'; readonly low: number; readonly high: number };

export interface Judged<T> extends Comparison<T> {
  readonly verdict: Verdict;
}

/** Judges a family of comparisons together: Holm at 5 % over those that have enough data. */
export function judge<T>(metric: TestedMetric, family: readonly Comparison<T>[]): readonly Judged<T>[] {
  const pairs = family.map(({ ours, theirs }) => [proportion(ours, metric), proportion(theirs, metric)] as const);
  const testable = pairs.filter(([ours, theirs]) => isEnough(ours) && isEnough(theirs));
  const adjusted = holm(testable.map(([ours, theirs]) => twoProportionTest(ours, theirs).p));
  return family.map((comparison, at) => {
    const pair = pairs[at] as (typeof pairs)[number];
    const p = adjusted[testable.indexOf(pair)];
    return { ...comparison, verdict: p === undefined ? { kind: 'too little data' } : verdictOf(metric, pair, p) };
  });
}

export function isEnough({ events, trials }: Proportion): boolean {
  return trials >= guards.sent && events >= guards.events && trials - events >= guards.events;
}

function verdictOf(metric: TestedMetric, [ours, theirs]: readonly [Proportion, Proportion], p: number): Verdict {
  const ourRate = ours.events / ours.trials;
  const theirRate = theirs.events / theirs.trials;
  const difference = ourRate - theirRate;
  const { low, high } = newcombe(ours, theirs);
  const isClear = p < 0.05 && low * high > 0;
  const isWorthTelling =
    Math.abs(difference) >= Math.max(metrics[metric].least, leastShare * Math.max(ourRate, theirRate));
  if (!isClear || !isWorthTelling) return { kind: 'no clear difference' };
  return difference > 0 ? { kind: 'higher', low, high } : { kind: 'lower', low: -high, high: -low };
}

function proportion(counts: Counts, metric: TestedMetric): Proportion {
  return { events: counts[metric], trials: counts.sent };
}
