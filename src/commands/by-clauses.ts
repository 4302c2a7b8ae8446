import type { DateContext } from '../dates/range.ts';
import { byMistake, nearlyBy } from './by-mistakes.ts';
import type { Draft } from './draft.ts';
import { byAlone, byNames, introducers, tails } from './openings.ts';
import { type Piece, type Reader, spanOf } from './piece.ts';

const article = '(?:(?:the|each|every|all|my|our)\\s+)?';
const tail = `(?:[\\s-]*${tails.pattern}(?=[\\s\\p{Cc},]|$))?`;
const intro = `(?<intro>${introducers.pattern})[\\s:=_-]*${article}`;
const introduced = new RegExp(intro, 'giu');
const name = new RegExp(`["']?(?<name>${byNames.pattern})["']?${tail}`, 'iuy');
/** A further name after the first: `by esp and ip`, 按ESP和IP. */
const further = new RegExp(
  `\\s*(?:[,、/+&]|and(?!\\w)|then(?!\\w)|和|与|及|以及)\\s*(?:${introducers.pattern}[\\s:=]*)?${article}(?<name>${byNames.pattern})${tail}`,
  'iuy',
);
const alone = new RegExp(byAlone.pattern, 'giu');

/** `by esp`, `per ip`, `broken down by tag`, 按标签, 各ESP, 每天. */
export const readBys: Reader = (draft, context) => {
  const pieces: Piece[] = [];
  for (const match of draft.folded.matchAll(introduced)) {
    if (pieces.some((piece) => match.index < piece.span.end)) continue;
    const at = match.index + match[0].length;
    const isFirm = introducers.meaning(match.groups?.intro ?? '') === 'firm';
    const found = namesAfter(draft, match.index, at, context);
    if (found.length > 0) pieces.push(...found);
    else if (isFirm) pieces.push(byMistake(draft, match.index, at, context));
  }
  return pieces;
};

/** `daily`, `day by day`: spellings that need no `by` before them. */
export const readAlone: Reader = (draft) =>
  [...draft.folded.matchAll(alone)].flatMap((match) => {
    const of = byAlone.meaning(match[0]);
    return of === undefined ? [] : [{ span: spanOf(match), said: { kind: 'by', of } }];
  });

function namesAfter(draft: Draft, from: number, after: number, context: DateContext): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = from;
  let at = after;
  for (let pattern = name; ; pattern = further) {
    pattern.lastIndex = at;
    const found = pattern.exec(draft.folded);
    const of = byNames.meaning(found?.groups?.name ?? '');
    if (found === null || of === undefined) return pieces;
    const longer = nearlyBy(draft, start, at, context, 2);
    if (longer !== null) return [...pieces, longer];
    at += found[0].length;
    pieces.push({ span: { start, end: at }, said: { kind: 'by', of } });
    start = at;
  }
}
