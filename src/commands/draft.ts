import { simplified } from '../dates/words/simplified.ts';
import type { Span } from '../problem.ts';

/**
 * The text while clauses are being found in it. Both strings are as long as the text, so spans hold in each: what was
 * understood is overwritten with U+001F, which the dates read as a place where another clause was cut out.
 */
export interface Draft {
  /** As typed: values and days are taken from here. */
  readonly text: string;
  /** With traditional characters made simplified: spellings are looked for here. */
  readonly folded: string;
}

/** The traditional characters that only the grammar's own Chinese words have. */
const traditional = '簽僅見獨區併檔戶說體給組裡';
const itsSimplified = '签仅见独区并档户说体给组里';
const pairs = new Map([
  ...simplified,
  ...[...traditional].map((character, index) => [character, [...itsSimplified][index] ?? character] as const),
]);

export const cutMark = '\u001f';

export function draftOf(text: string): Draft {
  return { text, folded: text.replace(/\p{Script=Han}/gu, (character) => pairs.get(character) ?? character) };
}

export function cut(draft: Draft, spans: readonly Span[]): Draft {
  return spans.reduce((rest, span) => overwrite(rest, span, cutMark), draft);
}

/** Takes words out without leaving a clause's end behind. */
export function blank(draft: Draft, span: Span): Draft {
  return overwrite(draft, span, ' ');
}

function overwrite(draft: Draft, { start, end }: Span, character: string): Draft {
  const replace = (text: string) => text.slice(0, start) + character.repeat(end - start) + text.slice(end);
  return { text: replace(draft.text), folded: replace(draft.folded) };
}
