import type { ProblemCode } from '../../problem.ts';

/** Words that are clear and still have no answer. The parser adds where they stand. */
export class Refusal {
  readonly code: ProblemCode;
  readonly message: string;
  readonly nearest: string | null;
  /** Tokens `[first, end)` that are refused. */
  readonly tokens: readonly [number, number] | null;

  constructor(
    code: ProblemCode,
    message: string,
    nearest: string | null = null,
    tokens: readonly [number, number] | null = null,
  ) {
    this.code = code;
    this.message = message;
    this.nearest = nearest;
    this.tokens = tokens;
  }

  at(first: number, end: number): Refusal {
    return this.tokens ? this : new Refusal(this.code, this.message, this.nearest, [first, end]);
  }
}
