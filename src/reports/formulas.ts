import type { Figures } from './report.ts';

interface Formula {
  readonly metric: keyof Figures;
  /** As in the field, e.g. `Unique open rate`. */
  readonly label: string;
  /** What is counted or divided, in words. */
  readonly formula: string;
  /** The field of the API it is summed from; absent of what is computed. */
  readonly field?: string;
}

/** Every figure of a report, how it comes about and from what. */
export const formulas: readonly Formula[] = [
  { metric: 'sent', label: 'Sent', formula: 'mails delivered with tracking on', field: 'TotalNumber' },
  { metric: 'opens', label: 'Opens', formula: 'all opens, by people and machines', field: 'RcptOpenCount' },
  {
    metric: 'uniqueOpens',
    label: 'Unique opens',
    formula: 'first opens, summed over the days',
    field: 'RcptUniqueOpenCount',
  },
  { metric: 'clicks', label: 'Clicks', formula: 'all clicks', field: 'RcptClickCount' },
  {
    metric: 'uniqueClicks',
    label: 'Unique clicks',
    formula: 'first clicks, summed over the days',
    field: 'RcptUniqueClickCount',
  },
  { metric: 'openRate', label: 'Open rate', formula: 'opens / sent; may exceed 100 %' },
  { metric: 'uniqueOpenRate', label: 'Unique open rate', formula: 'unique opens / sent' },
  { metric: 'clickRate', label: 'Click rate', formula: 'clicks / sent; may exceed 100 %' },
  { metric: 'uniqueClickRate', label: 'Unique click rate', formula: 'unique clicks / sent' },
  {
    metric: 'clickToOpenRate',
    label: 'Click-to-open rate',
    formula: 'unique clicks / unique opens',
  },
];

export function labelOf(metric: keyof Figures): string {
  return formulas.find((formula) => formula.metric === metric)?.label ?? metric;
}
