import type { DateContext } from '../dates/range.ts';
import { readDates } from '../dates/read.ts';
import { espOf } from './esp-names.ts';
import { filterExpects } from './expects.ts';
import { filterPiece } from './filter-piece.ts';
import { flawOf } from './flaw.ts';
import { grammar } from './grammar.ts';
import { byNames, filterKeys, nextOpening } from './openings.ts';
import type { Piece, Reader } from './piece.ts';
import { valueAt } from './value-at.ts';
import { vocabulary } from './vocabulary.ts';

const verbs = vocabulary(
  grammar.rows
    .filter((row) => row.clause === 'check')
    .map((row) => ({ words: [...row.english, ...row.chinese], means: true })),
);
const opening = new RegExp(
  `^[\\s,]*(?:please\\s+)?(?<verb>${verbs.pattern})(?:\\s+(?:on|up|out|the|tag(?!\\s*[:=]))(?!\\w))*\\s*[:]?\\s*`,
  'iu',
);
const keyed = new RegExp(`(?<key>${filterKeys.pattern})\\s*[:=]`, 'giu');

/** `check welcome`, `check tag:welcome last 14 days`, 检查 welcome: at the beginning, with the tag right after it or in a filter. */
export const readCheck: Reader = (draft, context) => {
  const match = opening.exec(draft.folded);
  if (match === null) return [];
  const verb = match.groups?.verb ?? '';
  const start = match[0].toLowerCase().indexOf(verb.toLowerCase());
  const at = match[0].length;
  const check: Piece = { span: { start, end: start + verb.length }, said: { kind: 'check' } };
  const hasTag = [...draft.folded.matchAll(keyed)].some(
    ({ groups }) => filterKeys.meaning(groups?.key ?? '') === 'tag',
  );
  if (hasTag) return [{ ...check, span: { start, end: Math.max(at, check.span.end) } }];
  const rest = draft.text.slice(at, nextOpening(draft.folded, at));
  if (draft.text.slice(at).trim() === '') return [nameless(check)];
  const value = rest === '' ? null : valueAt(draft, at);
  // `check last week by esp`: a verb as good as any.
  if (value === null || (!value.quoted && isOtherwise(value.raw, rest, context))) return [];
  const after = /^\s+tag(?!\w)/i.exec(draft.text.slice(value.span.end))?.[0].length ?? 0;
  const whole = { start: check.span.end, end: value.span.end + after };
  return [check, filterPiece('tag', value, whole)];
};

function nameless({ span }: Piece): Piece {
  const message = '"check" needs the name of a tag right after it.';
  return { span, flaw: flawOf({ code: 'missing-value', message, span, expected: filterExpects('tag') }) };
}

/** Days, or a name that has another meaning here. Nobody writes `black_friday` for days. */
function isOtherwise(word: string, rest: string, context: DateContext): boolean {
  if (word.includes('_')) return false;
  const read = readDates(rest, context);
  const isDays = read.ok && read.reading.range !== null;
  return isDays || byNames.meaning(word) !== undefined || espOf(word) !== null;
}
