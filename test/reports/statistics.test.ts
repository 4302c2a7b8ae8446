import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holm } from '../../src/reports/statistics/holm.ts';
import { erfc, twoSidedP } from '../../src/reports/statistics/normal.ts';
import { newcombe, type Proportion, twoProportionTest, wilson } from '../../src/reports/statistics/proportions.ts';

const of = (events: number, trials: number): Proportion => ({ events, trials });

const proportion = fc
  .integer({ min: 1, max: 5_000_000 })
  .chain((trials) => fc.integer({ min: 0, max: trials }).map((events) => of(events, trials)));

describe('the normal distribution', () => {
  // Values of Abramowitz and Stegun, table 7.1, and of higher-precision libraries beyond it.
  it.each([
    [0, 1],
    [0.5, 0.4795001221869535],
    [1, 0.15729920705028513],
    [1.9999999, 0.00467773704],
    [2, 0.004677734981047266],
    [3, 2.209049699858544e-5],
    [5, 1.5374597944280347e-12],
    [10, 2.088487583762545e-45],
  ])('erfc(%d) = %d', (x, expected) => {
    expect(Math.abs(erfc(x) / expected - 1)).toBeLessThan(1e-8);
  });

  it.each([
    [1.959963984540054, 0.05],
    [-1.959963984540054, 0.05],
    [2.5758293035489004, 0.01],
    [3.290526731491926, 0.001],
  ])('two-sided p of z = %d is %d', (z, p) => {
    expect(twoSidedP(z)).toBeCloseTo(p, 10);
  });
});

describe('two proportions', () => {
  it('tests 300 of 1000 against 342 of 1000', () => {
    const { z, p } = twoProportionTest(of(300, 1000), of(342, 1000));
    expect(z).toBeCloseTo(-2.0116244, 7);
    expect(p).toBeCloseTo(0.0442595, 7);
  });

  it("gives Newcombe's interval of their difference", () => {
    const { low, high } = newcombe(of(342, 1000), of(300, 1000));
    expect(low * 100).toBeCloseTo(0.11, 2);
    expect(high * 100).toBeCloseTo(8.27, 2);
  });

  it.each([
    [0, 10, 0, 0.27753],
    [1, 1, 0.20655, 1],
    [19, 20, 0.76387, 0.99112],
    [300, 1000, 0.27241, 0.32912],
  ])('Wilson of %d in %d is [%d, %d]', (events, trials, low, high) => {
    const interval = wilson(of(events, trials));
    expect(interval.low).toBeCloseTo(low, 5);
    expect(interval.high).toBeCloseTo(high, 5);
  });

  it('keeps the rate within its interval within [0, 1]', () => {
    fc.assert(
      fc.property(proportion, (some) => {
        const { low, high } = wilson(some);
        const rate = some.events / some.trials;
        expect(0 <= low && low <= rate && rate <= high && high <= 1).toBe(true);
      }),
    );
  });

  it('is symmetric: swapping sides or what counts as an event only turns the sign', () => {
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        expect(twoProportionTest(a, b).z).toBeCloseTo(-twoProportionTest(b, a).z, 9);
        const forth = newcombe(a, b);
        const back = newcombe(b, a);
        expect(forth.low).toBeCloseTo(-back.high, 12);
        const failures = wilson(of(a.trials - a.events, a.trials));
        expect(wilson(a).low).toBeCloseTo(1 - failures.high, 9);
      }),
    );
  });

  it('finds the difference within its interval', () => {
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        const difference = a.events / a.trials - b.events / b.trials;
        const { low, high } = newcombe(a, b);
        expect(low <= difference && difference <= high && low >= -1 && high <= 1).toBe(true);
      }),
    );
  });
});

describe('Holm', () => {
  it('adjusts the known example', () => {
    const adjusted = holm([0.01, 0.02, 0.03, 0.04, 0.2]);
    [0.05, 0.08, 0.09, 0.09, 0.2].forEach((p, at) => {
      expect(adjusted[at]).toBeCloseTo(p, 12);
    });
  });

  it('never makes a p smaller, keeps their order and stays within 1', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (ps) => {
        const adjusted = holm(ps);
        for (const [at, p] of ps.entries()) {
          expect(adjusted[at]).toBeGreaterThanOrEqual(p);
          expect(adjusted[at]).toBeLessThanOrEqual(1);
          for (const [other, q] of ps.entries()) {
            if (p < q) expect(adjusted[at]).toBeLessThanOrEqual(adjusted[other] as number);
          }
        }
      }),
    );
  });
});
