import type { DateContext } from '../dates/range.ts';
import { readDates } from '../dates/read.ts';
import type { Draft } from './draft.ts';
import { espOf, nearestEsp } from './esp-names.ts';
import { byExpects } from './expects.ts';
import { type Flaw, flawOf } from './flaw.ts';
import { notOffered } from './not-offered.ts';
import { byNames, nextOpening } from './openings.ts';
import type { Piece } from './piece.ts';
import { quote } from './quote.ts';

const word = '[^\\s\\p{Cc},;、.:=?!]+';
const oneWord = new RegExp(word, 'uy');
const twoWords = new RegExp(`${word}[\\s_-]+${word}`, 'uy');

/** `by eps`, `by ip poll`: read as the one name that so many words are near to. `start` is at `by`, `at` at the name. */
export function nearlyBy(draft: Draft, start: number, at: number, context: DateContext, words: 1 | 2): Piece | null {
  const pattern = words === 1 ? oneWord : twoWords;
  pattern.lastIndex = at;
  const said = pattern.exec(draft.folded)?.[0] ?? '';
  const near = byNames.nearest(said);
  const last = said.split(/[\s_-]+/).at(-1) ?? '';
  if (near === null || byNames.meaning(said) !== undefined || readDates(last, context).ok) return null;
  if (words === 2 && !near.words.includes(' ')) return null;
  const span = { start, end: at + said.length };
  const note = `Read ${quote(draft.text.slice(start, span.end))} as "by ${near.means}".`;
  return { span, said: { kind: 'by', of: near.means }, note };
}

/** No name follows: `by gmail`, `by hour` and `by` alone are told what would work. */
export function byMistake(draft: Draft, start: number, at: number, context: DateContext): Piece {
  const near = nearlyBy(draft, start, at, context, 2) ?? nearlyBy(draft, start, at, context, 1);
  if (near !== null) return near;
  oneWord.lastIndex = at;
  const said = oneWord.exec(draft.folded)?.[0] ?? '';
  const end = at + said.length;
  const rest = draft.text.slice(at, nextOpening(draft.folded, at));
  const nextIsDays = readDates(rest, context).ok && (notOffered(said) === undefined || rest.trim() !== said);
  if (said !== '' && !nextIsDays) return { span: { start, end }, flaw: explain(draft, { start, end }, said) };
  const span = { start, end: start + draft.text.slice(start, at).trimEnd().length };
  const message = `${quote(draft.text.slice(start, span.end))} must be followed by what to compare.`;
  const isLast = at >= draft.text.length;
  const problem = { code: 'missing-value', message, span, expected: byExpects } as const;
  return { span, flaw: { problem, fixes: isLast ? [] : [[{ ...span, words: '' }]] } };
}

function explain(draft: Draft, span: Piece['span'], word: string): Flaw {
  const said = quote(draft.text.slice(span.start, span.end));
  const expected = byExpects;
  const reason = notOffered(word);
  if (reason !== undefined) {
    const nearest = reason.instead === undefined ? {} : { nearest: reason.instead };
    return flawOf({ code: 'unknown-words', message: reason.sentence, span, expected, ...nearest });
  }
  const esp = espNear(word);
  if (esp !== null) {
    const message = `${said} names one provider: "by esp" compares all, "esp:${esp}" shows one.`;
    return flawOf({ code: 'bad-value', message, span, expected, nearest: `esp:${esp}` });
  }
  const message = `${said} is not something mailstats can compare.`;
  return flawOf({ code: 'unknown-words', message, span, expected });
}

function espNear(word: string): string | null {
  const near = espOf(word) === null ? nearestEsp(word) : word.toLowerCase();
  return near === null || espOf(near) === null ? null : near;
}
