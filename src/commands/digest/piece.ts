import type { Span } from '../../problem.ts';
import type { Draft } from '../draft.ts';
import type { Flaw } from '../flaw.ts';
import type { DigestContext, ScheduleWords } from './command.ts';

/** What a part of the words before the colon says. */
export type WhenSaid = ScheduleWords & { readonly zone?: string; readonly name?: string };

/** A part of the text that one reader takes for its own: understood, perhaps with a remark, or wrong. */
export interface WhenPiece {
  readonly span: Span;
  readonly said?: WhenSaid;
  readonly note?: string;
  readonly flaw?: Flaw;
}

/** Finds its clauses in what the readers before it left. */
export type WhenReader = (draft: Draft, context: DigestContext) => readonly WhenPiece[];
