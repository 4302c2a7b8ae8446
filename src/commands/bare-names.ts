import { readDates } from '../dates/read.ts';
import { filterPiece } from './filter-piece.ts';
import { formatFilter } from './format.ts';
import { byRows } from './grammar.ts';
import { filterKeys, nextOpening, tails } from './openings.ts';
import { type Piece, type Reader, spanOf } from './piece.ts';
import { quote } from './quote.ts';
import { valueAt } from './value-at.ts';
import { vocabulary } from './vocabulary.ts';

/** Names that are no everyday words: `day` and `from` belong to dates. */
const names = vocabulary(
  byRows
    .filter((row) => row.of !== 'day')
    .map((row) => ({ words: [...row.english, ...row.chinese].filter((word) => word !== 'from'), means: row.of })),
  { plural: true },
);
const bare = new RegExp(`(?<name>${names.pattern})(?:[\\s-]*${tails.pattern})?`, 'giu');

/** `last week esp` can only mean `by esp`, and `tag welcome` only `tag:welcome`; both are read so, with a note. */
export const readBareNames: Reader = (draft, context) => {
  const pieces: Piece[] = [];
  for (const match of draft.folded.matchAll(bare)) {
    const of = names.meaning(match.groups?.name ?? '');
    if (of === undefined || of === 'day' || pieces.some((piece) => match.index < piece.span.end)) continue;
    const span = spanOf(match);
    const at = span.end + (/^\s*/.exec(draft.text.slice(span.end))?.[0].length ?? 0);
    const end = nextOpening(draft.folded, at);
    const value = valueAt(draft, at);
    const standsAlone = value === null || at === end || readDates(draft.text.slice(at, end), context).ok;
    const takesValue = !standsAlone && readDates(draft.text.slice(value.span.end, end), context).ok;
    if (takesValue && filterKeys.meaning(match.groups?.name ?? '') !== undefined) {
      const whole = { start: span.start, end: value.span.end };
      const piece = filterPiece(of, value, whole);
      const note = `Read ${quote(draft.text.slice(whole.start, whole.end))} as ${formatFilter(of, value.raw)}.`;
      pieces.push(piece.flaw === undefined ? { ...piece, note } : piece);
    } else {
      pieces.push({ span, said: { kind: 'by', of }, note: `Read ${quote(match[0])} as "by ${of}".` });
    }
  }
  return pieces;
};
