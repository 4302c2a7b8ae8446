import type { Weekday } from '../dates/range.ts';

/** Wall-clock time, `HH:MM`, in the digest's zone. */
export type TimeOfDay = string;

/** When a digest is due, in its own zone. */
export type Schedule =
  /** `weekdays` is not empty and ascending; all seven are "daily". `every` N weeks, counted from the week of `anchor`. */
  | {
      readonly kind: 'weekly';
      readonly weekdays: readonly Weekday[];
      readonly time: TimeOfDay;
      readonly every: number;
      /** First day of a week in which it is due, `YYYY-MM-DD`: weeks are counted from it. Matters only when `every` > 1. */
      readonly anchor: string;
    }
  /** `day` 1 to 31, or `last`; a month without that day is due on its last. */
  | { readonly kind: 'monthly'; readonly day: number | 'last'; readonly time: TimeOfDay }
  /** The five fields of a crontab line, expanded to the values that match, ascending. */
  | {
      readonly kind: 'cron';
      readonly expression: string;
      readonly minutes: readonly number[];
      readonly hours: readonly number[];
      /** `null` is `*`: with both days restricted either may match (crontab(5)). */
      readonly daysOfMonth: readonly number[] | null;
      readonly months: readonly number[];
      readonly daysOfWeek: readonly Weekday[] | null;
    };

/** Why a digest posts nothing for now. */
export type Pause =
  | { readonly by: 'person'; readonly until: Date | null }
  /** Slack refused its channel for good; `code` is Slack's word, e.g. `is_archived`. The owner has been told once. */
  | { readonly by: 'channel'; readonly code: string };

/** A report that a channel gets by itself. */
export interface Digest {
  readonly id: string;
  /** Short, unique and typeable: `weekly-esp`. */
  readonly name: string;
  /** By id, since names change. */
  readonly channel: string;
  /** The user id of who is told when something goes wrong. */
  readonly owner: string;
  /** The words of its report, exactly as `/mailstats` takes them. */
  readonly words: string;
  readonly schedule: Schedule;
  /** IANA; decides when it is posted and what "last week" means on that day. */
  readonly zone: string;
  readonly pause: Pause | null;
  readonly createdAt: Date;
  /** Earlier slots are none of its own: when it was created or resumed, or got its present schedule. */
  readonly activeSince: Date;
  /** Counts changes, so that two people editing at once do not overwrite each other unseen. */
  readonly version: number;
}

/** One moment at which a digest is due. The key is local, so that a repeated hour is one slot and not two. */
export interface Slot {
  /** Wall-clock time in the digest's zone as scheduled, `2026-11-23T09:00`. */
  readonly local: string;
  /** The instant it falls on; for a time that a clock change skips, the first one after the gap. */
  readonly at: Date;
}
