import type { Chart } from '../../reports/page.ts';
import { inUnit, tellable } from './chart-value.ts';
import { pad, widest } from './columns.ts';
import type { Ink } from './ink.ts';
import { wrap } from './wrap.ts';

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
/** Longer bars tell no more. */
const longest = 40;

/** Name, bar, value. All bars of one chart have the same scale, from 0. */
export function drawBars(chart: Chart, width: number, ink: Ink): readonly string[] {
  const most = Math.max(0, ...chart.series.flatMap((series) => series.values.filter(tellable)));
  const valueWidth = widest(chart.series.flatMap((series) => series.values.map((value) => inUnit(value, chart.unit))));
  const nameWidth = Math.min(widest(chart.categories), Math.floor(width * 0.4));
  const room = Math.min(longest, width - nameWidth - valueWidth - 4);
  return chart.series.flatMap((series, at) => {
    const title = chart.series.length > 1 ? wrap(series.name, width).map(ink.dim) : [];
    const bars = chart.categories.flatMap((category, place) => {
      const value = series.values[place] ?? null;
      const names = wrap(category, nameWidth);
      const bar = tellable(value) && most > 0 ? barOf(value / most, room) : '';
      const first = `${pad(names[0] ?? '', nameWidth, 'left')}  ${pad(inUnit(value, chart.unit), valueWidth, 'right')}`;
      return [`${first}  ${ink.cyan(bar)}`.trimEnd(), ...names.slice(1)];
    });
    return [...(at > 0 && title.length > 0 ? [''] : []), ...title, ...bars];
  });
}

/** `share` of `room` cells, to an eighth of a cell; what is more than nothing shows. */
function barOf(share: number, room: number): string {
  if (share <= 0 || room < 1) return '';
  const parts = Math.max(1, Math.round(share * room * 8));
  return '█'.repeat(Math.floor(parts / 8)) + (eighths[parts % 8] ?? '');
}
