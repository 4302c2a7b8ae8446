import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBudget } from '../../src/adapters/direct-mail/budget.ts';

describe('slots', () => {
  it('come back one window after the answer, not after the start', () => {
    const budget = createBudget(1, 60_000);
    expect(budget.take(0)).toBe(true);
    budget.answered(9_000);
    expect(budget.take(60_000)).toBe(false);
    expect(budget.take(68_999)).toBe(false);
    expect(budget.take(69_000)).toBe(true);
  });

  it('stay taken while there is no answer', () => {
    const budget = createBudget(1, 60_000);
    budget.take(0);
    expect(budget.take(10_000_000)).toBe(false);
  });
});

describe('the estimate', () => {
  const budget = createBudget(3, 60_000);
  for (const at of [0, 0, 0]) budget.take(at);
  for (const at of [1_000, 2_000, 3_000]) budget.answered(at);

  it.each([
    [0, 0],
    [1, 51_000],
    [2, 52_000],
    [3, 53_000],
    [4, 111_000],
    [6, 113_000],
    [7, 171_000],
  ])('for %i calls more is %i ms', (calls, ms) => {
    expect(budget.wait(calls, 10_000)).toBe(ms);
  });

  it('is nothing while slots are free', () => {
    expect(createBudget(3, 60_000).wait(3, 0)).toBe(0);
  });

  it('takes calls under way to be answered now', () => {
    const busy = createBudget(2, 60_000);
    busy.take(0);
    expect(busy.wait(1, 5_000)).toBe(0);
    expect(busy.wait(2, 5_000)).toBe(60_000);
  });
});

it('no window holds more calls than allowed, wherever between start and answer each was seen', () => {
  const call = fc.record({ pause: fc.nat(40), latency: fc.nat(120) });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(call, { maxLength: 60 }), (allowed, wanted) => {
      const windowMs = 100;
      const budget = createBudget(allowed, windowMs);
      const seen: { start: number; end: number; told: boolean }[] = [];
      let now = 0;
      for (const { pause, latency } of wanted) {
        now += pause;
        for (;;) {
          for (const ended of seen.filter((each) => !each.told && each.end <= now).sort((a, b) => a.end - b.end)) {
            ended.told = true;
            budget.answered(ended.end);
          }
          if (budget.take(now)) break;
          now += 1;
        }
        seen.push({ start: now, end: now + latency, told: false });
      }
      for (const { end } of seen) {
        const possible = seen.filter((each) => each.start < end + windowMs && each.end >= end);
        expect(possible.length).toBeLessThanOrEqual(allowed);
      }
    }),
  );
});
