import type { Line } from './line.ts';

/** One section of the bench; `npm run bench -- NAME` runs it alone. */
export interface Part {
  readonly name: string;
  readonly title: string;
  /** How it was measured, a sentence a line: what is needed to believe or to dispute a figure. */
  readonly how: readonly string[];
  run(): AsyncIterable<Line>;
}
