import type { Problem, Span } from '../problem.ts';

/** Replaces a span of the text; by nothing, to take it out. */
export interface Edit extends Span {
  readonly words: string;
}

/** A problem, and the ways to put it right, best first; none when only the person can know. */
export interface Flaw {
  readonly problem: Problem;
  readonly fixes: readonly (readonly Edit[])[];
}

/** A problem whose `nearest` goes in the place of its span. */
export function flawOf(problem: Problem): Flaw {
  const { span, nearest } = problem;
  return { problem, fixes: span === undefined || nearest === undefined ? [] : [[{ ...span, words: nearest }]] };
}
