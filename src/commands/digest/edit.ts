import type { Weekday } from '../../dates/range.ts';
import type { Digest } from '../../digests/digest.ts';
import type { Change } from './command.ts';
import { completeSchedule } from './complete.ts';

export type Edited =
  | { readonly ok: true; readonly digest: Digest; readonly notes: readonly string[] }
  /** A sentence: the change and what the digest is do not make one schedule. */
  | { readonly ok: false; readonly message: string };

/** The digest with the change made to it. With another time or zone, its slots count from `now` on. */
export function editDigest(digest: Digest, change: Change, now: Date, weekStartsOn: Weekday): Edited {
  const zone = change.zone ?? digest.zone;
  const completed =
    change.when === undefined
      ? ({ ok: true, schedule: digest.schedule, notes: [] } as const)
      : completeSchedule(change.when, digest.schedule, { now, zone, weekStartsOn });
  if (!completed.ok) return completed;
  const isMoved = change.when !== undefined || zone !== digest.zone;
  return {
    ok: true,
    notes: completed.notes,
    digest: {
      ...digest,
      name: change.newName ?? digest.name,
      words: change.report?.words ?? digest.words,
      schedule: completed.schedule,
      zone,
      activeSince: isMoved ? now : digest.activeSince,
    },
  };
}
