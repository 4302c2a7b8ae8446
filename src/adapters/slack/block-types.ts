import type { types } from '@slack/bolt';

/** Slack's newest block, not in @slack/types 3.2 (Data visualization block reference). */
export interface DataVisualizationBlock extends types.Block {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'line' | 'bar';
    readonly series: readonly ChartSeries[];
    readonly axis_config: { readonly categories: readonly string[]; readonly y_label?: string };
  };
}

/** One point for every category, in the order of the categories. */
interface ChartSeries {
  readonly name: string;
  readonly data: readonly { readonly label: string; readonly value: number }[];
}

export type SlackBlock = types.KnownBlock | DataVisualizationBlock;

/** Blocks, and sentences on what did not fit into them. */
export interface Drawing {
  readonly blocks: readonly SlackBlock[];
  readonly leftOut?: readonly string[];
}
