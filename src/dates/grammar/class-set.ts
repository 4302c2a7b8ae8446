const bits = 32;

/** A set of word classes as bits, so that a rule that cannot match costs next to nothing to skip. */
export type ClassSet = Int32Array;

export function classSet(ids: Iterable<number>, count: number): ClassSet {
  const set = new Int32Array(Math.ceil(count / bits));
  for (const id of ids) {
    const word = id >> 5;
    set[word] = (set[word] ?? 0) | (1 << (id % bits));
  }
  return set;
}

export function overlap(a: ClassSet, b: ClassSet): boolean {
  for (let i = 0; i < a.length; i++) if (((a[i] ?? 0) & (b[i] ?? 0)) !== 0) return true;
  return false;
}
