/** 97.5 % point of the standard normal distribution: the z of a two-sided 95 % interval. */
export const z95 = 1.959963984540054;

/** P(|Z| >= |z|) for a standard normal Z; relative error below 1e-12. */
export function twoSidedP(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/** The complementary error function for x >= 0. */
export function erfc(x: number): number {
  return x < 2 ? 1 - erfBySeries(x) : erfcByFraction(x);
}

/** Abramowitz and Stegun 7.1.6: all terms are positive, so nothing cancels. */
function erfBySeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * Number.EPSILON; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** Abramowitz and Stegun 7.1.14, evaluated from the far end; 60 levels are plenty from x = 2 on. */
function erfcByFraction(x: number): number {
  let tail = x;
  for (let level = 60; level >= 1; level--) tail = x + level / 2 / tail;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * tail);
}
