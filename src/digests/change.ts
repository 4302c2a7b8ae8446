import type { Day } from '../dates/range.ts';
import type { Digest } from './digest.ts';
import { instantOf } from './wall-clock.ts';
import { isPaused } from './wording/pauses.ts';

/** A digest as it begins: its first slot is the next one. */
export function beginDigest(
  digest: Omit<Digest, 'pause' | 'createdAt' | 'activeSince' | 'version'>,
  now: Date,
): Digest {
  return { ...digest, pause: null, createdAt: now, activeSince: now, version: 1 };
}

/** By a person, until that day begins in its zone; `null`: until it is resumed. */
export function pauseDigest(digest: Digest, until: Day | null): Digest {
  return {
    ...digest,
    pause: { by: 'person', until: until === null ? null : instantOf(`${until}T00:00`, digest.zone) },
  };
}

/** Because Slack refuses its channel, or the whole workspace. One that is paused is returned as it is. */
export function pauseForCode(digest: Digest, code: string, now: Date): Digest {
  return isPaused(digest, now) ? digest : { ...digest, pause: { by: 'channel', code } };
}

/** Slots that were due in the meantime are not made up for. */
export function resumeDigest(digest: Digest, now: Date): Digest {
  return { ...digest, pause: null, activeSince: now };
}
