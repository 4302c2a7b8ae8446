/** Longer words are never a slip of the hand away from ours, and the table below is quadratic. */
const longest = 32;

/**
 * How many slips of the hand lie between two words: a letter too many, too few, wrong, or two swapped
 * (optimal string alignment distance). Stops counting above `limit` and then answers `limit + 1`.
 */
export function slips(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row.push(cheapest(a, b, i, j, row, above, before));
    if (Math.min(...row) > limit) return limit + 1;
    before = above;
    above = row;
  }
  return Math.min(above[b.length] ?? 0, limit + 1);
}

function cheapest(
  a: string,
  b: string,
  i: number,
  j: number,
  row: number[],
  above: number[],
  before: number[],
): number {
  const same = a[i - 1] === b[j - 1];
  const cost = Math.min(at(row, j - 1) + 1, at(above, j) + 1, at(above, j - 1) + (same ? 0 : 1));
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swapped ? Math.min(cost, at(before, j - 2) + 1) : cost;
}

const at = (row: readonly number[], index: number): number => row[index] ?? 0;

/** Slips that may be forgiven: none in the shortest words, where one letter already makes another word. */
const forgiven = (word: string): number => (word.length < 3 ? 0 : word.length < 6 ? 1 : 2);

/** All candidates at the least distance from the word, if that is at most `most` slips of the hand. */
export function nearestWords(
  word: string,
  candidates: Iterable<string>,
  most: number = forgiven(word),
): readonly string[] {
  if (word.length > longest) return [];
  let limit = most;
  let found: string[] = [];
  for (const candidate of candidates) {
    const distance = slips(word, candidate, limit);
    if (distance > limit) continue;
    if (distance < limit) found = [];
    limit = distance;
    found.push(candidate);
  }
  return found;
}

/** The one candidate that is near enough to have been meant; `null` when there is none, or more than one. */
export function nearestWord(word: string, candidates: Iterable<string>): string | null {
  const folded = word.toLowerCase();
  const [only, ...others] = [...new Set(nearestWords(folded, candidates))];
  return only !== undefined && others.length === 0 ? only : null;
}
