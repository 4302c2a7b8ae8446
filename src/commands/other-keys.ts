import type { Draft } from './draft.ts';
import { keyExpects } from './expects.ts';
import { filterPiece } from './filter-piece.ts';
import { flawOf } from './flaw.ts';
import { notOffered } from './not-offered.ts';
import { filterKeys, introducers } from './openings.ts';
import type { Piece, Reader } from './piece.ts';
import { quote } from './quote.ts';
import { valueAt } from './value-at.ts';

const anyKey = /(?<![\w@.:-])(?<key>[A-Za-z][A-Za-z_-]{0,30}|\p{Script=Han}{1,8})\s?[:=](?!\/\/)(?<gap>\s*)(?=\S)/gu;

/** `tga:welcome` is read as the key that is near; `foo:bar` is named as unknown. */
export const readOtherKeys: Reader = (draft) => {
  const pieces: Piece[] = [];
  for (const match of draft.folded.matchAll(anyKey)) {
    const key = match.groups?.key ?? '';
    const at = match.index + match[0].length;
    const value = valueAt(draft, at);
    const isOurs = introducers.meaning(key) !== undefined;
    if (value === null || isOurs || pieces.some((piece) => match.index < piece.span.end)) continue;
    const span = { start: match.index, end: value.span.end };
    const near = filterKeys.nearest(key);
    if (near === null) {
      pieces.push(unknownKey(draft, key, span));
      continue;
    }
    const { note: valueNote, ...piece } = filterPiece(near.means, value, span);
    const notes = [`Read ${quote(`${key}:`)} as "${near.words}:".`, valueNote].filter((note) => note !== undefined);
    pieces.push({ ...piece, note: notes.join(' ') });
  }
  return pieces;
};

function unknownKey(draft: Draft, key: string, span: Piece['span']): Piece {
  const reason = notOffered(key);
  const words = draft.text.slice(span.start, span.end);
  const message = reason?.sentence ?? `${quote(words)}: "${key}:" is not something mailstats can filter by.`;
  const nearest = reason?.instead === undefined ? {} : { nearest: reason.instead };
  return { span, flaw: flawOf({ code: 'unknown-words', message, span, expected: keyExpects, ...nearest }) };
}
