import { html } from './markup.ts';

interface Point {
  readonly label: string;
  readonly value: number;
}

/** Slack's `data_visualization`, as far as our reports use it. */
export interface ChartBlock {
  readonly title: string;
  readonly chart: {
    readonly type: string;
    readonly series: readonly { readonly name: string; readonly data: readonly Point[] }[];
    readonly axis_config: { readonly categories: readonly string[]; readonly y_label?: string };
  };
}

const [width, height, left, bottom] = [560, 190, 34, 24];
const colours = ['#4a7dbd', '#e0a030', '#6aa56a', '#b0607a', '#7a6ab0', '#888888'];

/** A chart much as Slack draws it: enough to see what people will see. */
export function chartSvg({ title, chart }: ChartBlock): string {
  const values = chart.series.flatMap((series) => series.data.map((point) => point.value));
  const top = niceTop(Math.max(...values));
  const y = (value: number) => 10 + (height - bottom - 10) * (1 - value / top);
  const step = (width - left) / chart.axis_config.categories.length;
  const grid = [0, 0.5, 1].map((share) => {
    const at = y(top * share);
    return `<line x1="${left}" x2="${width}" y1="${at}" y2="${at}" class="grid"/><text x="${left - 6}" y="${at + 4}" class="axis end">${top * share}${chart.axis_config.y_label ?? ''}</text>`;
  });
  const labels = chart.axis_config.categories.map(
    (label, at) => `<text x="${left + step * (at + 0.5)}" y="${height - 6}" class="axis middle">${html(label)}</text>`,
  );
  const drawn = chart.series.map((series, at) =>
    chart.type === 'bar' ? bars(series.data, at, chart.series.length, step, y) : line(series.data, at, step, y),
  );
  const legend = chart.series.map(
    ({ name }, at) => `<span><i style="background:${colours[at]}"></i>${html(name)}</span>`,
  );
  return `<figure><figcaption>${html(title)}</figcaption><svg viewBox="0 0 ${width} ${height}">${[...grid, ...labels, ...drawn].join('')}</svg><div class="legend">${legend.join('')}</div></figure>`;
}

function bars(data: readonly Point[], at: number, of: number, step: number, y: (value: number) => number): string {
  const thick = Math.min(34, (step * 0.7) / of);
  return data
    .map(({ value }, index) => {
      const x = left + step * (index + 0.5) + (at - of / 2) * thick;
      return `<rect x="${x}" y="${y(value)}" width="${thick - 3}" height="${y(0) - y(value)}" fill="${colours[at]}" rx="2"/>`;
    })
    .join('');
}

function line(data: readonly Point[], at: number, step: number, y: (value: number) => number): string {
  const points = data.map(({ value }, index) => [left + step * (index + 0.5), y(value)] as const);
  const dots = points.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3" fill="${colours[at]}"/>`).join('');
  return `<polyline points="${points.join(' ')}" fill="none" stroke="${colours[at]}" stroke-width="2"/>${dots}`;
}

/** The first of 1, 2, 4, 6, 8, 10, 20, 40 … that is not below the highest value. */
function niceTop(highest: number): number {
  const scale = 10 ** Math.floor(Math.log10(Math.max(highest, 0.01)));
  const step = [1, 2, 4, 6, 8, 10].find((factor) => factor * scale >= highest) ?? 10;
  return Number((step * scale).toPrecision(2));
}
