import type { Digest } from '../digest.ts';
import { explainReason } from './reasons.ts';
import { sayDayOf } from './times.ts';

/** A pause whose end has come is none any more. */
export function isPaused({ pause }: Digest, now: Date): boolean {
  return pause !== null && (pause.by === 'channel' || pause.until === null || pause.until > now);
}

/** `paused until Tue 1 Dec 2026`; for one that is paused. */
export function sayPause({ pause, zone }: Digest, now: Date): string {
  if (pause?.by === 'channel') return `paused because ${explainReason(pause.code).cause}`;
  const until = pause?.until ?? null;
  return until === null || until <= now ? 'paused until it is resumed' : `paused until ${sayDayOf(until, zone)}`;
}
