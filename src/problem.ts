/** Half-open range of UTF-16 offsets in the text the person gave (after Slack's disguises were undone). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type ProblemCode =
  | 'unknown-words'
  | 'no-such-date'
  | 'future'
  | 'half-open'
  | 'backwards'
  | 'several-ranges'
  | 'out-of-reach'
  | 'bad-value'
  | 'repeated'
  | 'conflict'
  | 'missing-value'
  | 'missing-sender'
  | 'unknown-sender'
  | 'unknown-value'
  | 'not-allowed';

/** Something wrong with what a person asked. Problems are values: they are collected and told all at once. */
export interface Problem {
  readonly code: ProblemCode;
  /** One sentence for the person, ending in a full stop. Plain text: renderers escape it. */
  readonly message: string;
  /** Where in the text; absent when it is about the whole. */
  readonly span?: Span;
  /** What would have been right there, e.g. `esp, ip, pool, tag, sender, domain, config or day`. */
  readonly expected?: string;
  /** The nearest valid word or phrase, ready to be put in place of the span. */
  readonly nearest?: string;
}
