import type { Chart } from '../../reports/page.ts';
import type { DataVisualizationBlock, Drawing } from './block-types.ts';
import { clip, count, tidyLine } from './characters.ts';
import type { Limits } from './limits.ts';

/**
 * A native chart. Slack wants a value for every category, so categories without one in some series are left out, and
 * so is what exceeds its sizes: a line keeps its latest points, bars their first.
 */
export function chartBlock(chart: Chart, limits: Limits): Drawing {
  const { series: mostSeries, points, title, pointLabel, seriesName, axisLabel } = limits.chart;
  const series = chart.series.slice(0, mostSeries);
  const told = chart.categories.flatMap((category, index) => {
    const values = series.map((each) => each.values[index]);
    return values.every(isTold) ? [{ category, values }] : [];
  });
  const kept = chart.shape === 'line' ? told.slice(-points) : told.slice(0, points);
  if (series.length === 0 || kept.length < (chart.shape === 'line' ? 2 : 1)) return { blocks: [] };

  const labels = distinct(
    kept.map((point) => point.category),
    pointLabel,
  );
  const names = distinct(
    series.map((each) => each.name),
    seriesName,
  );
  const cut =
    kept.length < told.length ? ` (${chart.shape === 'line' ? 'last' : 'first'} ${kept.length} of ${told.length})` : '';
  const block: DataVisualizationBlock = {
    type: 'data_visualization',
    title: clip(tidyLine(chart.title), title - count(cut)) + cut,
    chart: {
      type: chart.shape,
      series: names.map((name, index) => ({
        name,
        data: labels.map((label, at) => ({ label, value: rounded(kept[at]?.values[index] ?? 0) })),
      })),
      axis_config: { categories: labels, y_label: clip(chart.unit, axisLabel) },
    },
  };
  const moreSeries = chart.series.length - series.length;
  return { blocks: [block], ...(moreSeries === 0 ? {} : { leftOut: [`${moreSeries} more lines in the chart`] }) };
}

function isTold(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

/** Rates have a meaningful tenth; Slack shows what it is given. */
function rounded(value: number): number {
  return Number(value.toFixed(2));
}

/** Texts of at most `max` characters that stay different when cut: `very long na… 2`. */
function distinct(texts: readonly string[], max: number): string[] {
  const seen = new Set<string>();
  return texts.map((text) => {
    const tidied = tidyLine(text);
    let label = clip(tidied, max);
    for (let number = 2; seen.has(label); number += 1) {
      const suffix = ` ${number}`;
      label = clip(tidied, max - count(suffix)) + suffix;
    }
    seen.add(label);
    return label;
  });
}
