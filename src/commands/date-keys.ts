import type { DateContext } from '../dates/range.ts';
import { readDates } from '../dates/read.ts';
import { blank, type Draft } from './draft.ts';
import { filterKeys, nextOpening } from './openings.ts';
import { quotedValues } from './quoted-values.ts';

/** Words that may stand before days with a colon; the colon goes, the word stays with the days. */
const kept =
  /(?<![\w@.])(?:since|until|till|to|after|before|between|starting|ending|vs|versus|compare|last|past)\s*[:=](?!\s*\S*@)/gi;
/** Words that only announce days. */
const announcing =
  /(?<![\w@.])(?:range|dates?|period|days?|when|time|during)\s*[:=]|(?:时间|日期|范围|期间|时段)\s*[:=]/gi;
const from = /(?<![\w@.-])from\s*[:=]\s*/gi;
/** `last week: by esp`: a colon of the sentence. */
const afterwards = /(?<=[A-Za-z]|\p{Script=Han})\s*[:=](?=\s|$)/gu;
const endsInKey = new RegExp(`${filterKeys.pattern}$`, 'iu');

/**
 * Makes plain words of days written like filters: `since:2026-11-03`, `range: last week`, and `from:2026-11-03
 * to:2026-11-09`, as far as what follows `from:` can only be days.
 */
export function undoDateKeys(draft: Draft, context: DateContext): Draft {
  const values = quotedValues(draft.text);
  const outside = (match: RegExpExecArray) =>
    values.every(({ start, end }) => match.index < start || match.index >= end);
  let plain = draft;
  for (const match of [...plain.folded.matchAll(kept)].filter(outside)) {
    const end = match.index + match[0].length;
    plain = blank(plain, { start: end - 1, end });
  }
  for (const match of [...plain.folded.matchAll(announcing)].filter(outside)) {
    plain = blank(plain, { start: match.index, end: match.index + match[0].length });
  }
  for (const match of [...plain.folded.matchAll(from)].filter(outside)) {
    const at = match.index + match[0].length;
    const words = plain.text.slice(at, nextOpening(plain.folded, at)).trim();
    const colon = match.index + 'from'.length;
    if (isDays(`from ${words}`, context)) plain = blank(plain, { start: colon, end: at });
    else if (isDays(words, context)) plain = blank(plain, { start: match.index, end: at });
  }
  for (const match of [...plain.folded.matchAll(afterwards)].filter(outside)) {
    const end = match.index + match[0].length;
    if (!isKey(plain, match.index)) plain = blank(plain, { start: match.index, end });
  }
  return plain;
}

/** Whether these can only be days, and no sender: a plain word such as `april` could be either. */
function isDays(words: string, context: DateContext): boolean {
  const said = words.replace(/^from /, '');
  if (!/[\d\s]/.test(said) || /["'@]/.test(said)) return false;
  const read = readDates(words, context);
  return read.ok && read.reading.range !== null;
}

/** Whether the words before a colon end in a filter's key, or nearly so. */
function isKey({ folded }: Draft, end: number): boolean {
  const words = folded.slice(Math.max(0, end - 40), end);
  const last = /[A-Za-z_-]+$/.exec(words)?.[0] ?? '';
  return endsInKey.test(words) || filterKeys.nearest(last) !== null;
}
