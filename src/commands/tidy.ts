import type { Span } from '../problem.ts';
import { cut, type Draft } from './draft.ts';

/** Punctuation beside a clause means nothing to the days beyond it. */
const marks = new Set(' ,;、。.!?&+|()');
const joiningNext = /(?:(?<!\w)(?:and|with|also)|以及|和|与|并|的)$/iu;
const joiningLast = /^(?:的数据|的情况|的)/u;
const beginning = /^(?:and|with)(?= )/iu;

/** Takes away what only joined clauses of ours to each other or to the days: commas, brackets, `and`, 的. */
export function tidy(draft: Draft): Draft {
  const spans: Span[] = [];
  for (const { index, 0: words } of draft.folded.matchAll(/\P{Cc}+/gu)) {
    const isFirst = !/[^\s\p{Cc}]/u.test(draft.folded.slice(0, index));
    const afterClause = index > 0;
    const beforeClause = index + words.length < draft.folded.length;
    const start = afterClause ? trimmedStart(words, isFirst) : 0;
    const end = beforeClause ? trimmedEnd(words) : words.length;
    if (start >= end) spans.push({ start: index, end: index + words.length });
    else spans.push({ start: index, end: index + start }, { start: index + end, end: index + words.length });
  }
  return cut(draft, spans);
}

function trimmedStart(words: string, isFirst: boolean): number {
  let start = skipMarks(words, 0);
  const joint = joiningLast.exec(words.slice(start)) ?? (isFirst ? beginning.exec(words.slice(start)) : null);
  if (joint !== null) start = skipMarks(words, start + joint[0].length);
  return start;
}

function trimmedEnd(words: string): number {
  const end = skipMarksBack(words, words.length);
  const joint = joiningNext.exec(words.slice(0, end));
  return joint === null ? end : skipMarksBack(words, joint.index);
}

function skipMarks(words: string, from: number): number {
  let start = from;
  while (marks.has(words[start] ?? '')) start += 1;
  return start;
}

function skipMarksBack(words: string, from: number): number {
  let end = from;
  while (end > 0 && marks.has(words[end - 1] ?? '')) end -= 1;
  return end;
}
