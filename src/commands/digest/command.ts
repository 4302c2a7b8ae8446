import type { Day } from '../../dates/range.ts';
import type { Schedule } from '../../digests/digest.ts';
import type { Problem } from '../../problem.ts';
import type { CommandContext } from '../parse.ts';
import type { ReportRequest } from '../request.ts';

export interface DigestContext extends CommandContext {
  readonly now: Date;
  /** Of the digests that may be spoken about, none of them deleted. */
  readonly names: readonly string[];
  /** Of all that are not deleted: no new one may be called so. */
  readonly taken: readonly string[];
  /** Of those posted in the channel that is spoken in: when there is one, it need not be named. */
  readonly here: readonly string[];
}

/** The words of a report, as `/mailstats` takes them, and what they ask on the day of the first posting. */
export interface DigestReport {
  readonly words: string;
  readonly request: ReportRequest;
}

/** What shall be different about a digest; what is absent stays. Completed by `editDigest`. */
export interface Change {
  readonly when?: ScheduleWords;
  readonly zone?: string;
  readonly report?: DigestReport;
  readonly newName?: string;
}

/** What was said about the time of posting, before anything is assumed. */
export interface ScheduleWords {
  /** Ready as it is: from a crontab line. */
  readonly cron?: Extract<Schedule, { kind: 'cron' }>;
  /** Ascending; all seven are "daily". */
  readonly weekdays?: readonly (0 | 1 | 2 | 3 | 4 | 5 | 6)[];
  /** Every N weeks. */
  readonly every?: number;
  readonly monthDays?: readonly (number | 'last')[];
  readonly monthly?: true;
  /** `HH:MM`, ascending. */
  readonly times?: readonly string[];
  /** A day of the first of every N weeks. */
  readonly start?: Day;
}

/** `notes` are sentences to tell: what was assumed or corrected. */
export type DigestCommand =
  | {
      readonly kind: 'create';
      readonly name: string;
      readonly schedule: Schedule;
      readonly zone: string;
      readonly report: DigestReport;
      readonly notes: readonly string[];
    }
  | { readonly kind: 'edit'; readonly name: string; readonly change: Change; readonly notes: readonly string[] }
  | { readonly kind: 'list'; readonly of: 'here' | 'mine' | 'all' }
  /** Until the beginning of that day in the digest's zone; `null`: until it is resumed. */
  | { readonly kind: 'pause'; readonly name: string; readonly until: Day | null; readonly notes: readonly string[] }
  | { readonly kind: 'show' | 'resume' | 'delete'; readonly name: string; readonly notes: readonly string[] }
  /** What it would post now: first to the asker alone; to the channel when that is said. */
  | { readonly kind: 'run'; readonly name: string; readonly to: 'asker' | 'channel'; readonly notes: readonly string[] }
  /** `null`: the one deleted last. */
  | { readonly kind: 'restore'; readonly name: string | null }
  | { readonly kind: 'help' };

/** `text` begins with `digest`; spans refer to it, and what is corrected begins so too. */
export type ParsedDigest =
  | { readonly kind: 'command'; readonly command: DigestCommand; readonly text: string }
  | {
      readonly kind: 'problems';
      readonly text: string;
      readonly problems: readonly Problem[];
      /** Whole commands with the fixes put in, the likeliest first; each parses. */
      readonly corrected: readonly string[];
    };
