import type { Terminal } from '../grammar/rule.ts';

/** One class a word belongs to, and what it stands for there. */
export interface Sense {
  /** Id of the terminal. */
  readonly of: number;
  readonly value: unknown;
}

/** A word, number or sign. `start` and `end` are offsets in the folded text. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Empty: not a word of ours. */
  readonly senses: readonly Sense[];
  /** White space stands before it. */
  readonly spaced: boolean;
}

/** Ties a word to a class: `sense(month, 11)`. */
export const sense = <T>(of: Terminal<T>, value: T): Sense => ({ of: of.id, value });

const classesOfSenses = new WeakMap<readonly Sense[], string>();

/** The ids of the classes, joined: equal for tokens that can begin the same phrases. Word lists share their senses. */
export function classesOf(senses: readonly Sense[]): string {
  const known = classesOfSenses.get(senses);
  if (known !== undefined) return known;
  const classes = senses.map((one) => one.of).join();
  classesOfSenses.set(senses, classes);
  return classes;
}
