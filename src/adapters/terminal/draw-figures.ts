import type { Figure } from '../../reports/page.ts';
import { pad, widest, widthOf } from './columns.ts';
import type { Ink } from './ink.ts';
import { wrap } from './wrap.ts';

type Direction = NonNullable<Figure['change']>['direction'];

const arrows: Readonly<Record<Direction, string>> = { up: '▲', down: '▼', same: '=' };

/** One figure a line (`grep` finds it): label, value, and the change with an arrow, so that colour only repeats it. */
export function drawFigures(figures: readonly Figure[], width: number, ink: Ink): readonly string[] {
  const labelWidth = widest(figures.map((figure) => figure.label));
  const valueWidth = widest(figures.map((figure) => figure.value));
  const changeWidth = widest(figures.map(changeText));
  const needed = labelWidth + 2 + valueWidth + (changeWidth > 0 ? 2 + changeWidth : 0);
  if (needed > width) return figures.flatMap((figure) => drawNarrow(figure, width, ink));
  return figures.map((figure) => {
    const change = changeText(figure);
    const end = change === '' ? '' : `  ${paintChange(change, figure, ink)}`;
    return `${pad(figure.label, labelWidth, 'left')}  ${ink.bold(pad(figure.value, valueWidth, 'right'))}${end}`;
  });
}

function drawNarrow(figure: Figure, width: number, ink: Ink): readonly string[] {
  const change = wrap(changeText(figure), width - 2).filter((line) => line !== '');
  const beside = widthOf(figure.label) + 2 + widthOf(figure.value) <= width;
  const head = beside
    ? [`${figure.label}  ${ink.bold(figure.value)}`]
    : [...wrap(figure.label, width), ...wrap(figure.value, width - 2).map((line) => `  ${ink.bold(line)}`)];
  return [...head, ...change.map((line) => `  ${paintChange(line, figure, ink)}`)];
}

function changeText({ change }: Figure): string {
  return change === undefined ? '' : `${arrows[change.direction]} ${change.text}`;
}

function paintChange(text: string, { change }: Figure, ink: Ink): string {
  if (change?.direction === 'up') return ink.green(text);
  return change?.direction === 'down' ? ink.red(text) : ink.dim(text);
}
