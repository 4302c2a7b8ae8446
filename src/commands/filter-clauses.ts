import type { DateContext } from '../dates/range.ts';
import { readDates } from '../dates/read.ts';
import type { Draft } from './draft.ts';
import { filterExpects } from './expects.ts';
import { filterPiece, negated, negation } from './filter-piece.ts';
import { type Flaw, flawOf } from './flaw.ts';
import { formatFilter } from './format.ts';
import { byNames, endsInIntroducer, filterKeys, nextOpening } from './openings.ts';
import type { Piece, Reader } from './piece.ts';
import { quote } from './quote.ts';
import type { Dimension } from './request.ts';
import { type ValueAt, valueAt } from './value-at.ts';

const keyed = new RegExp(`(?<not>${negation})?(?<key>${filterKeys.pattern})\\s*[:=](?!//)(?<gap>\\s*)`, 'giu');

/** `from:… tag:… esp:… ip:… pool:… domain:… config:…`, with `=` as well, in both languages. */
export const readFilters: Reader = (draft, context) => {
  const pieces: Piece[] = [];
  for (const match of draft.folded.matchAll(keyed)) {
    const isInValue = pieces.some((piece) => match.index < piece.span.end);
    const piece = isInValue ? null : pieceAt(match, draft, context);
    if (piece !== null) pieces.push(piece);
  }
  return pieces;
};

function pieceAt(match: RegExpExecArray, draft: Draft, context: DateContext): Piece | null {
  const { not = '', key: whole = '', gap = '' } = match.groups ?? {};
  const keyStart = match.index + not.length;
  const key = withoutName(whole, draft.folded.slice(0, keyStart));
  const of = filterKeys.meaning(key);
  if (of === undefined) return null;
  const start = not === '' ? keyStart + whole.length - key.length : match.index;
  const at = match.index + match[0].length;
  const next = nextOpening(draft.folded, at);
  const value = gap !== '' && next === at ? null : valueAt(draft, at);
  const keyOnly = { start, end: at - gap.length };
  const span = value === null ? keyOnly : { start, end: value.span.end };
  if (not !== '') return negated(of, span, draft);
  if (value === null || value.raw === '') return missing(of, key, span);
  if (value.quoted) return filterPiece(of, value, span);
  if (gap !== '' && isDays(draft.text.slice(at, next), context)) return missing(of, key, keyOnly);
  if (of === 'sender' && isDays(value.raw, context)) return { span, flaw: dayOrSender(value, span, draft) };
  return filterPiece(of, value, span);
}

/** In `by ip pool:marketing` the key is `pool`, though `ip pool` is one too. */
function withoutName(key: string, before: string): string {
  if (!endsInIntroducer.test(before)) return key;
  const words = key.split(/(?<=[\s_-])(?=[^\s_-])/);
  const isSplit = (count: number) =>
    byNames.meaning(words.slice(0, count).join('')) !== undefined &&
    filterKeys.meaning(words.slice(count).join('')) !== undefined;
  const count = [...words.keys()].find(isSplit) ?? 0;
  return words.slice(count).join('');
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
