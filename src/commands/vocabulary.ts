import { nearestWords } from '../dates/nearest.ts';
import { literally } from './literally.ts';

/** Spellings and what they mean: as a pattern to find them, to look one up, and to find what was nearly said. */
export interface Vocabulary<T> {
  /** Source of a regular expression (flags `iu`) that takes the longest spelling. */
  readonly pattern: string;
  meaning(words: string): T | undefined;
  /** The one meaning near to these words; `null` when there is none, or more than one. */
  nearest(words: string): { readonly words: string; readonly means: T } | null;
}

interface Entry<T> {
  readonly words: readonly string[];
  readonly means: T;
}

/** A spelling must not be part of a longer word, a name or an address. */
const before = '(?<![A-Za-z0-9_@.])';
const after = '(?![A-Za-z0-9_@])';

/** `plural`: English words are also understood with an s. */
export function vocabulary<T>(entries: readonly Entry<T>[], { plural = false } = {}): Vocabulary<T> {
  const spellings = entries.flatMap(({ words, means }) => words.map((word) => ({ words: word, means })));
  const meanings = new Map(spellings.map(({ words, means }) => [compact(words), means]));
  const longestFirst = spellings.toSorted((a, b) => b.words.length - a.words.length);
  return {
    pattern: `(?:${longestFirst.map(({ words }) => spellingPattern(words, plural)).join('|')})`,
    meaning(words) {
      const said = compact(words);
      return (
        meanings.get(said) ??
        (plural ? (meanings.get(said.replace(/s$/, '')) ?? meanings.get(said.replace(/es$/, ''))) : undefined)
      );
    },
    nearest(words) {
      const near = new Set(
        nearestWords(
          words.toLowerCase(),
          longestFirst.map((spelling) => spelling.words.toLowerCase()),
        ),
      );
      const found = longestFirst.filter((spelling) => near.has(spelling.words.toLowerCase()));
      const [first] = found;
      return first !== undefined && found.every((spelling) => spelling.means === first.means) ? first : null;
    },
  };
}

function spellingPattern(words: string, plural: boolean): string {
  const parts = words.split(' ').map(literally);
  const joined = parts.join('[\\s_-]*');
  const startsInEnglish = /^[\w-]/.test(words);
  const endsInEnglish = /\w$/.test(words);
  return `${startsInEnglish ? before : ''}${joined}${endsInEnglish ? `${plural ? '(?:e?s)?' : ''}${after}` : ''}`;
}

function compact(words: string): string {
  return words.replace(/[\s_-]+/g, '').toLowerCase();
}
