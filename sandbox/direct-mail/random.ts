/** Numbers in [0, 1), the same ones for the same key. */
export type Random = () => number;

export function randomFor(...key: readonly (string | number | null)[]): Random {
  let state = hash(key.join('\u0000'));
  return () => {
    // mulberry32: small, quick, and good enough for mails.
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A 32-bit number from a text (FNV-1a, then mixed). */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) h = Math.imul(h ^ text.charCodeAt(index), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The integer below or above `value`, so that the mean is `value`. */
export function roundAtRandom(random: Random, value: number): number {
  return Math.floor(value + random());
}

/** How many of `n` succeed, each with probability `p`: drawn one by one when few, else from the normal curve. */
export function binomial(random: Random, n: number, p: number): number {
  if (n <= 30) {
    let successes = 0;
    for (let trial = 0; trial < n; trial += 1) if (random() < p) successes += 1;
    return successes;
  }
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const drawn = Math.round(n * p + Math.sqrt(n * p * (1 - p)) * normal);
  return Math.min(n, Math.max(0, drawn));
}
