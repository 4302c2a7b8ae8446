import type { Alternative, DateRange } from '../dates/range.ts';

export const dimensions = ['esp', 'ip', 'pool', 'tag', 'sender', 'domain', 'config'] as const;
/** What a query can be filtered by, and so what a report can be broken down by. */
export type Dimension = (typeof dimensions)[number];

/** `day` breaks down without any extra query: the rows of the total carry their dates. */
export type GroupBy = Dimension | 'day';

/** At most one value a dimension: Direct Mail takes one. `pool` and `config` hold an id or a name until resolved. */
export type Filters = { readonly [D in Dimension]?: string };

/** What a person asked, understood and valid against the API's limits. */
export interface ReportRequest {
  /** What the words mean, before Direct Mail's retention cuts it. */
  readonly range: DateRange;
  /** The part of `range` that Direct Mail still has; `null` never reaches here (that is refused). */
  readonly reach: DateRange;
  readonly by: GroupBy | null;
  readonly filters: Filters;
  /** What people call the values of `filters` whose keys are ids. */
  readonly labels?: Filters;
  /** Already resolved to days: `vs previous` is moved back by whole weeks, ceil(days / 7). */
  readonly compare: { readonly kind: 'previous' | 'range'; readonly range: DateRange } | null;
  /** About one tag: its sender's other mail and today are asked beside. */
  readonly check?: true;
  readonly private: boolean;
  readonly csv: boolean;
  /** Sentences to tell with the answer: assumptions, corrected typos, default range, days out of reach. */
  readonly notes: readonly string[];
  readonly alternatives: readonly Alternative[];
}
