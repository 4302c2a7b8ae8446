import { nearestWords } from '../nearest.ts';
import { senses, spellable } from './lexicon.ts';

/** Short words that may stand between others without a space; all other pieces need three letters. */
const links = new Set(['to', 'of', 'in', 'so']);
const longWords = spellable.filter((word) => word.length > 7);
const longestGlued = 40;
const longestPiece = 12;

const isPiece = (piece: string): boolean => (piece.length > 2 && senses.has(piece)) || links.has(piece);

/** `lastweek` → `last`, `week`: the fewest known words that make up the letters; `null` when there are none. */
export function glued(text: string): readonly string[] | null {
  if (text.length > longestGlued || !/^[a-z]+$/.test(text)) return null;
  // "thurday" is a slip of the hand, not two words.
  if (nearestWords(text, longWords, 1).length > 0) return null;
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= text.length; end++) {
    best[end] = null;
    for (let start = Math.max(0, end - longestPiece); start < end; start++) {
      const before = best[start];
      const piece = text.slice(start, end);
      if (!before || !isPiece(piece)) continue;
      if (before.length + 1 < (best[end]?.length ?? Number.POSITIVE_INFINITY)) best[end] = [...before, piece];
    }
  }
  const pieces = best[text.length];
  return pieces && pieces.length > 1 && !links.has(pieces[0] ?? '') && pieces.at(-1) !== 'and' ? pieces : null;
}
