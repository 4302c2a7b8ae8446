import type { DateContext } from '../dates/range.ts';
import { readBareNames } from './bare-names.ts';
import { bareValueReaders } from './bare-values.ts';
import { readAlone, readBys } from './by-clauses.ts';
import { readCheck } from './check-clause.ts';
import { undoDateKeys } from './date-keys.ts';
import { type Draft, draftOf } from './draft.ts';
import { readFilters } from './filter-clauses.ts';
import { readFlags } from './flag-clauses.ts';
import { readMentions } from './mentions.ts';
import { readOtherKeys } from './other-keys.ts';
import type { Piece, Reader } from './piece.ts';
import { readPrevious } from './previous-clause.ts';
import { readInTurn } from './read-in-turn.ts';
import { tidy } from './tidy.ts';

/** In order: what is said most clearly first, so that nothing vaguer takes a part of it. */
const readers: readonly Reader[] = [
  readCheck,
  readFilters,
  readMentions,
  ...bareValueReaders,
  readOtherKeys,
  readAlone,
  readBys,
  readFlags,
  readPrevious,
  readBareNames,
];

export interface Clauses {
  /** In the order of the text. */
  readonly pieces: readonly Piece[];
  /** What is left: days. */
  readonly rest: Draft;
}

/** Finds every clause of ours, and leaves the days. */
export function readClauses(text: string, context: DateContext): Clauses {
  const { pieces, rest } = readInTurn(readers, undoDateKeys(draftOf(text), context), context);
  return { pieces: pieces.toSorted((a, b) => a.span.start - b.span.start), rest: tidy(rest) };
}
