import type { Dimension, Filters, GroupBy } from '../commands/request.ts';
import type { Alternative, DateRange, Day } from '../dates/range.ts';
import type { Counts } from '../ports.ts';

/** Divided by `sent`, unrounded; `clickToOpenRate` = uniqueClicks / uniqueOpens. `null` when the divisor is 0. */
export interface Rates {
  readonly openRate: number | null;
  readonly uniqueOpenRate: number | null;
  readonly clickRate: number | null;
  readonly uniqueClickRate: number | null;
  readonly clickToOpenRate: number | null;
}

export type Figures = Counts & Rates;

/** Stands in the place of figures that could not be fetched: never a partial sum, never a zero. */
export interface Gap {
  readonly error: string;
}

export type Outcome = Figures | Gap;

export interface Group {
  readonly by: Dimension;
  readonly key: string;
  readonly label: string;
  readonly outcome: Outcome;
}

export interface DayOutcome {
  readonly date: Day;
  readonly outcome: Outcome;
}

export interface Period {
  readonly range: DateRange;
  readonly total: Outcome;
  readonly groups: readonly Group[];
  readonly remainder?: Outcome;
  readonly days: readonly DayOutcome[];
}

/** A sentence on what stands out, from a test that it passed. */
export interface Finding {
  readonly sentence: string;
}

/** What a check of one tag tells beyond its report. */
export interface Check {
  /** All mail of its sender on the same days, without the tag's. */
  readonly otherMail: Outcome;
  readonly facts: readonly string[];
}

/** Everything a renderer needs; no Slack, no terminal in it. */
export interface Report {
  /** What the words mean. */
  readonly range: DateRange;
  readonly zone: string;
  /** Days in `range`. */
  readonly dayCount: number;
  /** The range holds today (or days that still receive mail), so its figures are "so far". */
  readonly running: boolean;
  readonly by: GroupBy | null;
  /** As people call them: names where the API takes ids. */
  readonly filters: Filters;
  readonly current: Period;
  readonly previous?: Period;
  readonly check?: Check;
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
  readonly alternatives: readonly Alternative[];
  /** GetTrackList requests made for it. */
  readonly queries: number;
}
