import type { Span } from '../problem.ts';
import type { Draft } from './draft.ts';
import { filterExpects, nounOf } from './expects.ts';
import { readValue } from './filter-values.ts';
import { flawOf } from './flaw.ts';
import { formatFilter } from './format.ts';
import type { Piece } from './piece.ts';
import { quote } from './quote.ts';
import type { Dimension } from './request.ts';
import type { ValueAt } from './value-at.ts';

/** The piece for a filter whose value is known; `span` is the whole clause. */
export function filterPiece(of: Dimension, value: ValueAt, span: Span): Piece {
  const expected = filterExpects(of);
  if (value.unclosed) {
    const message = `The quote before ${quote(value.raw)} is not closed.`;
    return { span, flaw: flawOf({ code: 'bad-value', message, span, nearest: formatFilter(of, value.raw) }) };
  }
  if (value.isList || (of === 'esp' && /[|/+]/.test(value.raw))) {
    const message = `${quote(value.raw)} is more than one ${nounOf(of)}, and Direct Mail takes one at a time; "by ${of}" compares them all.`;
    return { span, flaw: flawOf({ code: 'repeated', message, span, expected, nearest: `by ${of}` }) };
  }
  const read = readValue(of, value.raw);
  if (!read.ok) {
    const { message, instead } = read;
    const place = instead === undefined ? { span: value.span } : { span, nearest: instead };
    return { span, flaw: flawOf({ code: 'bad-value', message, expected, ...place }) };
  }
  const note = read.note === undefined ? {} : { note: read.note };
  return { span, said: { kind: 'filter', of, value: read.value }, ...note };
}

/** Words that would leave something out, which Direct Mail cannot. */
export const negation =
  '(?:(?:(?<![\\w-])-|!|(?<!\\w)(?:not|no|non|except(?:\\s+for)?|excluding|exclude|without|but)\\s+|除了|除去|排除|不含|不要|不包括|非)\\s*)';

export function negated(of: Dimension, span: Span, draft: Draft): Piece {
  const words = quote(draft.text.slice(span.start, span.end));
  const message = `${words}: Direct Mail can only be asked what to include; "by ${of}" shows each.`;
  return { span, flaw: flawOf({ code: 'bad-value', message, span, nearest: `by ${of}` }) };
}
