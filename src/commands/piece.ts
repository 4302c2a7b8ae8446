import type { DateContext } from '../dates/range.ts';
import type { Span } from '../problem.ts';
import type { Draft } from './draft.ts';
import type { Flaw } from './flaw.ts';
import type { Dimension, GroupBy } from './request.ts';

/** What one clause means. */
export type Said =
  | { readonly kind: 'by'; readonly of: GroupBy }
  | { readonly kind: 'filter'; readonly of: Dimension; readonly value: string }
  | { readonly kind: 'previous' }
  | { readonly kind: 'private' }
  | { readonly kind: 'csv' }
  | { readonly kind: 'check' };

/** A part of the text that is a clause of ours: understood, or wrong in a way that can be told. */
export interface Piece {
  readonly span: Span;
  readonly said?: Said;
  readonly flaw?: Flaw;
  /** Told with the answer. */
  readonly note?: string;
}

/** Finds the clauses of one kind in what is left of the text. */
export type Reader = (draft: Draft, context: DateContext) => readonly Piece[];

export function spanOf(match: RegExpExecArray | RegExpMatchArray): Span {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}
