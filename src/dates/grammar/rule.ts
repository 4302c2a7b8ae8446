import type { Refusal } from '../meaning/refusal.ts';
import type { DateContext } from '../range.ts';

/** A class of words, such as "names of months"; `T` is what such a word stands for. */
export interface Terminal<T> {
  readonly kind: 'terminal';
  readonly id: number;
  readonly name: string;
  readonly stands?: T;
}

/** A kind of phrase that rules build, such as "a length of time". */
export interface Node<T> {
  readonly kind: 'node';
  readonly id: number;
  readonly name: string;
  readonly stands?: T;
}

type Single<T> = Terminal<T> | Node<T>;

type Stands<S> = S extends Single<infer T> ? T : never;

interface Choice<T> {
  readonly kind: 'choice';
  readonly of: readonly Single<T>[];
}

interface Maybe<T> {
  readonly kind: 'maybe';
  readonly of: Single<T> | Choice<T>;
}

export type Part = Single<unknown> | Choice<unknown> | Maybe<unknown>;

/** What the words of a pattern stand for, in the pattern's order; `undefined` where an optional word is absent. */
export type Values<P extends readonly Part[]> = {
  readonly [K in keyof P]: P[K] extends Maybe<infer T>
    ? T | undefined
    : P[K] extends Single<infer T> | Choice<infer T>
      ? T
      : never;
};

/** One row of the grammar. */
export interface Rule {
  readonly gives: Node<unknown>;
  readonly name: string;
  readonly pattern: readonly Part[];
  readonly meaning: (values: readonly unknown[], context: DateContext) => unknown;
}

let terminals = 0;
let nodes = 0;
export const terminal = <T = true>(name: string): Terminal<T> => ({ kind: 'terminal', id: terminals++, name });
export const node = <T>(name: string): Node<T> => ({ kind: 'node', id: nodes++, name });
export const terminalCount = (): number => terminals;
/** How many kinds of phrases exist: the width of the parser's table. */
export const nodeCount = (): number => nodes;

export const oneOf = <const S extends readonly Single<unknown>[]>(...of: S): Choice<Stands<S[number]>> => ({
  kind: 'choice',
  of: of as readonly Single<Stands<S[number]>>[],
});
export const maybe = <T>(of: Single<T> | Choice<T>): Maybe<T> => ({ kind: 'maybe', of });

/**
 * Builds a row: `gives` is the kind of phrase, `name` an example of it. The meaning may be `null`, when the words do
 * not fit together after all, or a refusal, when it is clear what they say and that it cannot be.
 */
export function rule<T, const P extends readonly Part[]>(
  gives: Node<T>,
  name: string,
  pattern: P,
  meaning: (values: Values<P>, context: DateContext) => T | Refusal | null,
): Rule {
  return { gives, name, pattern, meaning: (values, context) => meaning(values as Values<P>, context) };
}
