import type { Alternative, DateRange, Weekday } from '../range.ts';

export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** `times` is 2 for a fortnight. Hours and minutes are understood, but days are the smallest thing answered. */
export interface Unit {
  readonly per: Period | 'hour' | 'minute';
  readonly times: number;
  /** Written `M`, which is not minutes. */
  readonly capital?: true;
  /** Whole calendar periods: `2 full weeks`. */
  readonly whole?: true;
  /** Only Monday to Friday are counted. */
  readonly working?: true;
}

/** `3 weeks`, `半个月` (half is then true and `n` 0). */
export interface Duration extends Unit {
  readonly n: number;
  readonly half?: true;
  /** A sentence about a vague word in it. */
  readonly note?: string;
}

/** Days that are settled; they may still lie in the future. */
export interface Span extends DateRange {
  readonly kind: 'span';
  /** A whole calendar period of that kind, or one cut at today. */
  readonly unit?: Period;
  /** The words mean "as much of it as there is": its future days are left out without a remark. */
  readonly running?: true;
  readonly notes?: readonly string[];
  readonly alternatives?: readonly Alternative[];
  /** What to offer if it turns out to lie in the future. */
  readonly instead?: string;
}

/** Days of any week, such as Monday to Friday. */
export interface Weekly {
  readonly kind: 'weekly';
  readonly first: Weekday;
  readonly days: number;
  /** A weekend that has begun counts. */
  readonly running?: true;
  /** "last monday" was said, which some mean as last week's. */
  readonly last?: true;
  readonly notes?: readonly string[];
}

/** Days that come back every month or year, such as the 3rd, Nov 3, Q4, week 46. `null` where that year has none. */
export interface Recurring {
  readonly kind: 'monthly' | 'yearly';
  readonly on: (year: number, month: number) => Span | null;
  /** A holiday: when it is nearer ahead than behind, the coming one is meant. */
  readonly festival?: true;
  /** Why a year has no such days. */
  readonly missing?: (year: number) => string;
  readonly notes?: readonly string[];
}

export type Order = 'mdy' | 'dmy' | 'ymd';

/** Digits that are different dates in different orders. */
export interface Either {
  readonly kind: 'either';
  readonly text: string;
  readonly readings: readonly { readonly order: Order; readonly when: Span | Recurring }[];
}

/** Days that words may stand for before it is known which year, month or week is meant. */
export type When = Span | Weekly | Recurring | Either;

/** What a comparison is with: the period before, the same days a month or a year earlier, or days of its own. */
export type Compared = 'previous' | 'month earlier' | 'year earlier' | JustBefore | When;

/** "the day before", "the 3 days before": what leads up to the main range. */
interface JustBefore {
  readonly kind: 'before';
  readonly length: Duration;
}
