import type { Chart } from '../../reports/page.ts';
import { inUnit, tellable } from './chart-value.ts';
import { pad, widest, widthOf } from './columns.ts';
import type { Ink } from './ink.ts';
import { wrap, wrapAfter } from './wrap.ts';

/** The last cell of a solid bar, to an eighth. */
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
/** One a series, so that they differ without colour. */
const fills = ['█', '▒', '░'];
/** Longer bars tell no more. */
const longest = 40;

/** Name, value, bar; where several series are compared, one under the other. All bars have the same scale, from 0. */
export function drawBars(chart: Chart, width: number, ink: Ink): readonly string[] {
  const most = Math.max(0, ...chart.series.flatMap((series) => series.values.filter(tellable)));
  const valueWidth = widest(chart.series.flatMap((series) => series.values.map((value) => inUnit(value, chart.unit))));
  const nameWidth = Math.min(widest(chart.categories), Math.floor(width * 0.4));
  const room = Math.min(longest, width - nameWidth - valueWidth - 4);
  const bars = chart.categories.flatMap((category, place) => {
    const names = wrap(category, nameWidth);
    const height = Math.max(names.length, chart.series.length);
    return Array.from({ length: height }, (_, line) => {
      const name = pad(names[line] ?? '', nameWidth, 'left');
      const series = chart.series[line];
      if (series === undefined) return name.trimEnd();
      const value = series.values[place];
      const bar = tellable(value) && most > 0 ? barOf(value / most, room, line) : '';
      const drawn = bar === '' ? '' : `  ${line === 0 ? ink.cyan(bar) : ink.dim(bar)}`;
      return `${name}  ${pad(inUnit(value, chart.unit), valueWidth, 'right')}${drawn}`;
    });
  });
  return [...legend(chart, width, ink), ...bars];
}

function legend({ series }: Chart, width: number, ink: Ink): readonly string[] {
  if (series.length < 2) return [];
  const inOne = series.map(({ name }, at) => `${fillOf(at)} ${name}`).join('   ');
  if (widthOf(inOne) <= width) return [ink.dim(inOne)];
  return series.flatMap(({ name }, at) => wrapAfter(`${fillOf(at)} `, name, width)).map(ink.dim);
}

/** `share` of `room` cells; what is more than nothing shows. */
function barOf(share: number, room: number, series: number): string {
  if (share <= 0 || room < 1) return '';
  if (series > 0) return fillOf(series).repeat(Math.max(1, Math.round(share * room)));
  const parts = Math.max(1, Math.round(share * room * 8));
  return fillOf(0).repeat(Math.floor(parts / 8)) + (eighths[parts % 8] ?? '');
}

function fillOf(series: number): string {
  return fills[series % fills.length] ?? '█';
}
