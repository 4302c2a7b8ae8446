import type { Day } from '../dates/range.ts';
import type { Digest, Pause } from './digest.ts';
import { instantOf } from './wall-clock.ts';

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

/** Because Slack refuses its channel, or the whole workspace. A pause by a person stays as it is. */
export function pauseForCode(digest: Digest, code: string): Digest {
  const pause: Pause = { by: 'channel', code };
  return digest.pause?.by === 'person' ? digest : { ...digest, pause };
}

/** Slots that were due in the meantime are not made up for. */
export function resumeDigest(digest: Digest, now: Date): Digest {
  return { ...digest, pause: null, activeSince: now };
}
