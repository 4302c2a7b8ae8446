import { twoSidedP, z95 } from './normal.ts';

/** `events` of `trials`, both integers, `0 <= events <= trials`, `trials >= 1`. */
export interface Proportion {
  readonly events: number;
  readonly trials: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Wilson's score interval, 95 %. Lies within [0, 1] and holds the rate, also for 0 of n and n of n. */
export function wilson({ events, trials }: Proportion): Interval {
  const rate = events / trials;
  const z2 = z95 * z95;
  const centre = (rate + z2 / (2 * trials)) / (1 + z2 / trials);
  const half = (z95 / (1 + z2 / trials)) * Math.sqrt((rate * (1 - rate)) / trials + z2 / (4 * trials * trials));
  // At the ends the formula is exact; floating point may miss them by a hair.
  return {
    low: events === 0 ? 0 : Math.max(0, centre - half),
    high: events === trials ? 1 : Math.min(1, centre + half),
  };
}

/** Newcombe's hybrid score interval, 95 %, for `rate(a) - rate(b)` (Newcombe 1998, method 10). */
export function newcombe(a: Proportion, b: Proportion): Interval {
  const rateA = a.events / a.trials;
  const rateB = b.events / b.trials;
  const ofA = wilson(a);
  const ofB = wilson(b);
  const difference = rateA - rateB;
  return {
    low: difference - Math.hypot(rateA - ofA.low, ofB.high - rateB),
    high: difference + Math.hypot(ofA.high - rateA, rateB - ofB.low),
  };
}

/** The pooled two-proportion z of `a` against `b` and its two-sided p. No events, or nothing but events: z 0, p 1. */
export function twoProportionTest(a: Proportion, b: Proportion): { readonly z: number; readonly p: number } {
  const pooled = (a.events + b.events) / (a.trials + b.trials);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.trials + 1 / b.trials));
  if (error === 0) return { z: 0, p: 1 };
  const z = (a.events / a.trials - b.events / b.trials) / error;
  return { z, p: twoSidedP(z) };
}
