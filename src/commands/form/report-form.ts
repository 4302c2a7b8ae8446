import type { Day } from '../../dates/range.ts';
import { formatFilter, formatRange } from '../format.ts';
import { dimensions, type Filters, type GroupBy } from '../request.ts';

/** A question as it is filled into a form. */
export interface ReportForm {
  /** Words for the days, such as `last week`; `null`: those from `from` to `to`. */
  readonly days: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
  /** `check`: everything about one tag at once. */
  readonly by: GroupBy | 'check' | null;
  readonly filters: Filters;
  /** Words for what it is compared with, such as `vs previous`; `null`: nothing. */
  readonly compare: string | null;
  readonly private: boolean;
  readonly csv: boolean;
}

/** Where something is filled in, or wrong. */
export type ReportField = 'days' | 'from' | 'to' | 'by' | 'compare' | keyof Filters;

/** A clause of the command, and the field it comes from. */
export interface Clause {
  readonly field: ReportField | null;
  readonly words: string;
}

/** What is asked when nothing is filled in. */
export const emptyForm: ReportForm = {
  days: 'last 7 days',
  from: null,
  to: null,
  by: 'esp',
  filters: {},
  compare: null,
  private: false,
  csv: false,
};

/** The form as a command: what would be typed after `/mailstats`. Days that are not filled in yet are left out. */
export function wordsOf(form: ReportForm): string {
  return clausesOf(form)
    .map(({ words }) => words)
    .join(' ');
}

export function clausesOf(form: ReportForm): readonly Clause[] {
  const { by, filters, compare } = form;
  const clauses: readonly Clause[] = [
    { field: 'by', words: by === 'check' ? 'check' : '' },
    { field: 'days', words: form.days ?? ownDays(form) },
    { field: 'by', words: by === null || by === 'check' ? '' : `by ${by}` },
    ...dimensions.map((of) => ({ field: of, words: formatOptional(of, filters) })),
    { field: 'compare', words: compare ?? '' },
    { field: null, words: form.private ? 'private' : '' },
    { field: null, words: form.csv ? 'csv' : '' },
  ];
  return clauses.filter(({ words }) => words !== '');
}

function ownDays({ from, to }: ReportForm): string {
  if (from === null || to === null) return from ?? to ?? '';
  return formatRange({ from, to });
}

function formatOptional(of: keyof Filters, filters: Filters): string {
  const value = filters[of];
  return value === undefined ? '' : formatFilter(of, value);
}
