import type { Terminal } from '../grammar/rule.ts';
import { type Sense, sense } from './token.ts';

/** A word or phrase and one thing it stands for. `_` joins the words of a phrase. */
export type Entry = readonly [words: string, stands: Sense];

/** All these words, separated by spaces, belong to the class and stand for the same. */
export const words = <T>(of: Terminal<T>, value: T, all: string): readonly Entry[] =>
  all.split(' ').map((word) => [word, sense(of, value)]);

/** Words of a class that need no value. */
export const plain = (of: Terminal<true>, all: string): readonly Entry[] => words(of, true, all);

/** One entry a group, numbered from `first`: `numbered(month, 1, 'jan january, feb february')`. */
export const numbered = <T extends number>(of: Terminal<T>, first: T, groups: string): readonly Entry[] =>
  groups.split(', ').flatMap((group, index) => words(of, (first + index) as T, group));
