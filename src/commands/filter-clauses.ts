import type { DateContext } from '../dates/range.ts';
import { readDates } from '../dates/read.ts';
import type { Draft } from './draft.ts';
import { filterExpects } from './expects.ts';
import { filterPiece, negated, negation } from './filter-piece.ts';
import { type Flaw, flawOf } from './flaw.ts';
import { formatFilter } from './format.ts';
import { filterKeys, nextOpening } from './openings.ts';
import type { Piece, Reader } from './piece.ts';
import { quote } from './quote.ts';
import type { Dimension } from './request.ts';
import { type ValueAt, valueAt } from './value-at.ts';

const keyed = new RegExp(`(?<not>${negation})?(?<key>${filterKeys.pattern})\\s*[:=](?!//)(?<gap>\\s*)`, 'giu');

/** `from:… tag:… esp:… ip:… pool:… domain:… config:…`, with `=` as well, in both languages. */
export const readFilters: Reader = (draft, context) => {
  const pieces: Piece[] = [];
  for (const match of draft.folded.matchAll(keyed)) {
    const isValue = pieces.some((piece) => match.index < piece.span.end);
    const of = filterKeys.meaning(match.groups?.key ?? '');
    if (of !== undefined && !isValue) pieces.push(pieceAt(of, match, draft, context));
  }
  return pieces;
};

function pieceAt(of: Dimension, match: RegExpExecArray, draft: Draft, context: DateContext): Piece {
  const { not, key = '', gap = '' } = match.groups ?? {};
  const start = match.index;
  const at = start + match[0].length;
  const value = gap !== '' && nextOpening(draft.folded, at) === at ? null : valueAt(draft, at);
  const keyEnd = at - gap.length;
  const span = { start, end: value?.span.end ?? keyEnd };
  if (not !== undefined) return negated(of, span, draft);
  if (value === null || value.raw === '') return missing(of, key, span);
  if (value.quoted) return filterPiece(of, value, span);
  const tail = draft.text.slice(at, nextOpening(draft.folded, at));
  if (gap !== '' && isDays(tail, context)) return missing(of, key, { start, end: keyEnd });
  if (of === 'sender' && isDays(value.raw, context)) return { span, flaw: dayOrSender(value, span, draft) };
  return filterPiece(of, value, span);
}

function isDays(words: string, context: DateContext): boolean {
  const read = readDates(words, context);
  return read.ok && read.reading.range !== null;
}

function missing(of: Dimension, key: string, span: Piece['span']): Piece {
  const message = `${quote(`${key}:`)} needs a value right after the colon.`;
  return { span, flaw: flawOf({ code: 'missing-value', message, span, expected: filterExpects(of) }) };
}

/** `from:april`: neither reading is more likely. */
function dayOrSender({ raw }: ValueAt, span: Piece['span'], draft: Draft): Flaw {
  const said = draft.text.slice(span.start, span.end);
  const message = `${quote(said)} could be a sender or days: write from:"${raw}" for the sender, or "${raw}" alone for the days.`;
  return {
    problem: { code: 'bad-value', message, span, expected: filterExpects('sender') },
    fixes: [[{ ...span, words: raw }], [{ ...span, words: formatFilter('sender', raw) }]],
  };
}
