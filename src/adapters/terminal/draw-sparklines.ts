import type { Chart } from '../../reports/page.ts';
import { inUnit, tellable } from './chart-value.ts';
import { fitStart, pad, widest } from './columns.ts';
import type { Ink } from './ink.ts';
import { unbroken, wrap } from './wrap.ts';

const heights = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

type Series = Chart['series'][number];

/**
 * A line a series: its name, one block a category from 0 to the series' own highest (so a flat line is steady, and a day
 * of which nothing is known is `·`), and the same in words.
 */
export function drawSparklines(chart: Chart, width: number, ink: Ink): readonly string[] {
  const nameWidth = widest(chart.series.map((series) => series.name));
  const points = chart.categories.length;
  const beside = nameWidth + 2 + points <= width;
  return chart.series.flatMap((series) => {
    const blocks = chart.categories.map((_, at) => blockOf(series.values[at], highestOf(series)));
    const drawn = beside
      ? [`${pad(series.name, nameWidth, 'left')}  ${ink.cyan(blocks.join(''))}`]
      : [...wrap(series.name, width), ...inChunks(blocks, width).map(ink.cyan)];
    const indent = beside ? nameWidth + 2 : 2;
    const room = Math.max(20, Math.min(width, 100) - indent);
    const start = ' '.repeat(Math.max(0, Math.min(indent, width - room)));
    return [...drawn, ...wrap(inWords(chart, series), room).map((line) => start + ink.dim(line))];
  });
}

/** `high 33.0 % Tue 17 Nov, low 20.2 % Sat 14 Nov, last 31.4 %`. */
function inWords(chart: Chart, series: Series): string {
  const told = chart.categories.flatMap((category, at) => {
    const value = series.values[at];
    return tellable(value) ? [{ value, name: `${inUnit(value, chart.unit)} ${fitStart(category, 30)}` }] : [];
  });
  const last = told.at(-1);
  if (last === undefined) return 'nothing can be told';
  const sorted = told.toSorted((a, b) => a.value - b.value);
  const [lowest, highest] = [sorted[0] ?? last, sorted.at(-1) ?? last];
  if (lowest.value === highest.value)
    return told.length === 1 ? last.name : `${inUnit(last.value, chart.unit)} throughout`;
  // That the last category is meant goes without saying.
  const lastName = tellable(series.values[chart.categories.length - 1]) ? inUnit(last.value, chart.unit) : last.name;
  return [`high ${highest.name},`, `low ${lowest.name},`, `last ${lastName}`].map(unbroken).join(' ');
}

function blockOf(value: number | null | undefined, highest: number): string {
  if (!tellable(value)) return '·';
  const level = highest > 0 ? Math.round((value / highest) * (heights.length - 1)) : 0;
  return heights[Math.max(0, level)] ?? '·';
}

function highestOf(series: Series): number {
  return Math.max(0, ...series.values.filter(tellable));
}

function inChunks(blocks: readonly string[], width: number): readonly string[] {
  return Array.from({ length: Math.ceil(blocks.length / width) }, (_, at) =>
    blocks.slice(at * width, (at + 1) * width).join(''),
  );
}
