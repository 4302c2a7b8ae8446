import type { Figures } from './report.ts';

interface Formula {
  readonly metric: keyof Figures;
  /** As in the field, e.g. `Unique open rate`. */
  readonly label: string;
  /** What is counted or divided, in words. */
  readonly formula: string;
  /** The field of the API it is summed from, or what it is divided by. */
  readonly from: string;
}

/** Every figure of a report, how it comes about and from what. "Sent" is Direct Mail's TotalNumber. */
export const formulas: readonly Formula[] = [
  { metric: 'sent', label: 'Sent', formula: 'mails delivered with tracking on', from: 'TotalNumber' },
  { metric: 'opens', label: 'Opens', formula: 'all opens, by people and machines', from: 'RcptOpenCount' },
  {
    metric: 'uniqueOpens',
    label: 'Unique opens',
    formula: 'first opens, summed over rows',
    from: 'RcptUniqueOpenCount',
  },
  { metric: 'clicks', label: 'Clicks', formula: 'all clicks', from: 'RcptClickCount' },
  {
    metric: 'uniqueClicks',
    label: 'Unique clicks',
    formula: 'first clicks, summed over rows',
    from: 'RcptUniqueClickCount',
  },
  { metric: 'openRate', label: 'Open rate', formula: 'opens / sent; may exceed 100 %', from: 'sent' },
  { metric: 'uniqueOpenRate', label: 'Unique open rate', formula: 'unique opens / sent', from: 'sent' },
  { metric: 'clickRate', label: 'Click rate', formula: 'clicks / sent; may exceed 100 %', from: 'sent' },
  { metric: 'uniqueClickRate', label: 'Unique click rate', formula: 'unique clicks / sent', from: 'sent' },
  {
    metric: 'clickToOpenRate',
    label: 'Click-to-open rate',
    formula: 'unique clicks / unique opens',
    from: 'unique opens',
  },
];

export function labelOf(metric: keyof Figures): string {
  return formulas.find((formula) => formula.metric === metric)?.label ?? metric;
}
