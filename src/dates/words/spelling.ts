import { nearestWords } from '../nearest.ts';
import { english, type Word } from './lex.ts';
import { spellable } from './lexicon.ts';
import { ordinaryWords } from './ordinary-words.ts';

/** Trying more words at once would guess, not correct. */
const mostSlips = 3;
const mostCandidates = 4;
const mostWays = 16;
/** From so many letters on two slips are forgiven, or a first letter that is not the same. */
const longWord = 7;

/** What the letters may have been meant to be; nothing for words that are words. */
export function corrections(word: Word): readonly string[] {
  if (
    word.senses.length > 0 ||
    word.filler ||
    ordinaryWords.has(word.text) ||
    spellable.includes(word.text) ||
    !/^[a-z]{3,}$/.test(word.text)
  )
    return [];
  const most = word.text.length < longWord ? 1 : 2;
  const near = nearestWords(word.text, spellable, most).filter((meant) => isLikely(word.text, meant));
  const best = likeliest.map((is) => near.filter((meant) => is(word.text, meant))).find((some) => some.length > 0);
  return (best ?? near).slice(0, mostCandidates);
}

const sorted = (word: string): string => [...word].sort().join('');

function hasAll(word: string, letters: string): boolean {
  let at = 0;
  for (const letter of word) if (letter === letters[at]) at++;
  return at === letters.length;
}

/** Swapped letters are the likeliest slip, then letters left out; any other comes after. */
const likeliest: readonly ((text: string, meant: string) => boolean)[] = [
  (text, meant) => sorted(text) === sorted(meant),
  (text, meant) => hasAll(meant, text),
];

/** In short words only a missing letter or two swapped ones are forgiven: "foo" is not "for". */
function isLikely(text: string, meant: string): boolean {
  if (text[0] !== meant[0]) return meant.length > longWord && (sorted(text) === sorted(meant) || meant.endsWith(text));
  if (text.length === 3) return meant.length === 4 || sorted(text) === sorted(meant);
  return text.length > 5 || meant.length >= 3;
}

export interface Slip {
  readonly word: Word;
  readonly meant: string;
}

/** Every way to correct all of these words at once; none when there are too many or one is beyond help. */
export function correctionsOf(unknown: readonly Word[]): readonly (readonly Slip[])[] {
  if (unknown.length > mostSlips) return [];
  let ways: readonly (readonly Slip[])[] = [[]];
  for (const word of unknown) {
    const possible = corrections(word);
    ways = ways.flatMap((way) => possible.map((meant) => [...way, { word, meant }]));
  }
  return unknown.length > 0 && ways.length <= mostWays ? ways : [];
}

/** The words with those slips put right. */
export const corrected = (words: readonly Word[], slips: readonly Slip[]): Word[] =>
  words.map((word) => {
    const slip = slips.find((one) => one.word === word);
    return slip ? { ...word, ...english(slip.meant) } : word;
  });
