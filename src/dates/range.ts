/** A calendar day, `YYYY-MM-DD`. Days have no zone and no time; only `today` is found with a zone. */
export type Day = string;

/** Both ends inclusive, `from <= to`. */
export interface DateRange {
  readonly from: Day;
  readonly to: Day;
}

/** 0 Sunday … 6 Saturday, as in date-fns. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** What the words are relative to. The clock and the zone stay outside: `today` is already a day. */
export interface DateContext {
  readonly today: Day;
  readonly weekStartsOn: Weekday;
  /** How to read `3/4` when both orders fall within reach. */
  readonly order: 'mdy' | 'dmy';
}

/** A range the words might also have meant, with words that say it unmistakably. */
export interface Alternative {
  readonly words: string;
  readonly range: DateRange;
}

/** What a date phrase means, and what was assumed on the way. */
export interface DateReading {
  /** `null` when the text holds no words at all for a range (then the caller's default applies). */
  readonly range: DateRange | null;
  /** From `vs …`: the previous period, or a range of its own. */
  readonly compare?: 'previous' | DateRange;
  /** Sentences to tell: assumed year, d/m order, corrected typos, hours read as days, vague words. Each ends in a full stop. */
  readonly notes: readonly string[];
  readonly alternatives: readonly Alternative[];
}
