import type { Span } from '../problem.ts';
import { cut, type Draft } from './draft.ts';

/** What each reader finds in what those before it left. */
export function readInTurn<C, P extends { readonly span: Span }>(
  readers: readonly ((draft: Draft, context: C) => readonly P[])[],
  draft: Draft,
  context: C,
): { readonly pieces: readonly P[]; readonly rest: Draft } {
  let rest = draft;
  const pieces: P[] = [];
  for (const reader of readers) {
    const found = reader(rest, context);
    pieces.push(...found);
    rest = cut(
      rest,
      found.map((piece) => piece.span),
    );
  }
  return { pieces, rest };
}
