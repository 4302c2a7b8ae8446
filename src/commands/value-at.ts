import type { Span } from '../problem.ts';
import type { Draft } from './draft.ts';
import { nextOpening } from './openings.ts';

/** What stands after a filter's colon. `raw` is without its quotes. */
export interface ValueAt {
  readonly raw: string;
  readonly span: Span;
  readonly quoted: boolean;
  /** Further values after commas, glued to the first. */
  readonly isList: boolean;
  /** The quote was opened and not closed. */
  readonly unclosed: boolean;
}

const separators = ',;、';
/** Where Chinese words of ours follow a Latin value without a space: `tag:welcome的数据`, `esp:gmail对比上期`. */
const chineseEnd = /(?<=[\x21-\x7e])(?=的|按|对比|环比|仅|只给|只有|导出)/;

/** The value at `start`, or `null` when there is none: the end, or the next clause. */
export function valueAt(draft: Draft, start: number): ValueAt | null {
  const { text, folded } = draft;
  const quote = text[start];
  if (quote === '"' || quote === "'") return quotedAt(draft, start, quote);
  const end = endOfWord(folded, start);
  if (end === start) return null;
  let last = end;
  while (separators.includes(text[last] ?? ' ') && endOfWord(folded, last + 1) > last + 1) {
    if (nextOpening(folded, last + 1) === last + 1) break;
    last = endOfWord(folded, last + 1);
  }
  const raw = trimmed(text.slice(start, last));
  const span = { start, end: start + raw.length };
  return raw === '' ? null : { raw, span, quoted: false, isList: last > end, unclosed: false };
}

function quotedAt({ text, folded }: Draft, start: number, quote: string): ValueAt {
  let end = text.indexOf(quote, start + 1);
  while (end !== -1 && text[end + 1] === quote) end = text.indexOf(quote, end + 2);
  const unclosed = end === -1;
  const stop = unclosed ? nextOpening(folded, start + 1) : end;
  const inside = text.slice(start + 1, stop).trimEnd();
  const raw = inside.replaceAll(quote + quote, quote).trimStart();
  return {
    raw,
    span: { start, end: unclosed ? start + 1 + inside.length : stop + 1 },
    quoted: true,
    isList: false,
    unclosed,
  };
}

function endOfWord(folded: string, start: number): number {
  const word = /^[^\s\p{Cc},;、]*/u.exec(folded.slice(start))?.[0] ?? '';
  const chinese = chineseEnd.exec(word);
  return start + (chinese?.index ?? word.length);
}

/** Punctuation at the end belongs to the sentence, brackets that were not opened to what is around. */
function trimmed(raw: string): string {
  const word = raw.replace(/[.?!。]+$/, '');
  return word.endsWith(')') && !word.includes('(') ? trimmed(word.slice(0, -1)) : word;
}
