import type { Problem } from '../../problem.ts';
import { clean } from './clean.ts';
import { fitEnd, fitStart, widthOf } from './columns.ts';
import { harmless } from './harmless.ts';
import { type Ink, inkFor } from './ink.ts';
import { roomOn, type Surface } from './surface.ts';
import { wrap, wrapAfter } from './wrap.ts';

/**
 * Every problem with its place: the sentence, the text with carets under the place, and what would have been right;
 * at the end the whole question put right. Ends in a line break.
 */
export function renderProblems(
  text: string,
  problems: readonly Problem[],
  corrected: readonly string[],
  surface: Surface,
): string {
  const { line: width } = roomOn(surface);
  const ink = inkFor(surface.color);
  const told = problems.map((problem) => drawProblem(text, problem, width, ink));
  const right = corrected.flatMap((words, at) => wrapAfter(at === 0 ? 'Try: ' : ' or: ', harmless(words), width));
  const parts = right.length === 0 ? told : [...told, right.map(ink.bold)];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function drawProblem(text: string, problem: Problem, width: number, ink: Ink): readonly string[] {
  const { message, expected, nearest } = clean(problem);
  const hints = [
    ...(expected === undefined ? [] : [`expected: ${expected}`]),
    ...(nearest === undefined ? [] : [`did you mean: ${nearest}`]),
  ];
  return [
    ...wrap(message, Math.min(width, 100)).map(ink.yellow),
    ...(problem.span === undefined ? [] : drawPlace(text, problem.span, width - 2, ink)),
    ...hints.flatMap((hint) => wrapAfter('  ', hint, width)),
  ];
}

/** The text and, one line below, carets: each as wide as what it points at. Long texts are shown around the place. */
function drawPlace(text: string, span: NonNullable<Problem['span']>, width: number, ink: Ink): readonly string[] {
  const start = Math.min(Math.max(0, span.start), text.length);
  const place = fitStart(harmless(text.slice(start, Math.max(start, span.end))), Math.floor(width / 2));
  const carets = Math.max(1, widthOf(place));
  const all = harmless(text.slice(0, start));
  const rest = harmless(text.slice(start));
  const before = around(all, Math.max(Math.floor(width / 4), width - Math.max(1, widthOf(rest))), 'end');
  const after = around(rest, width - widthOf(before), 'start');
  return [`  ${before}${after}`.trimEnd(), `  ${' '.repeat(widthOf(before))}${ink.red('^'.repeat(carets))}`];
}

/** `…` stands where something was left out. */
function around(text: string, width: number, keep: 'start' | 'end'): string {
  if (widthOf(text) <= width) return text;
  return keep === 'start' ? `${fitStart(text, width - 1)}…` : `…${fitEnd(text, width - 1)}`;
}
