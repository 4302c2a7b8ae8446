import { backoffMs, longestServerDelayMs } from './retry.ts';

/**
 * What a throttled answer does to everyone, because the limit is the account's: all calls pause, then ONE call tries whether
 * the way is free, and only its answer lets the others go. Calls that were under way when the pause began tell nothing new.
 * Pure but for `random`: times are arguments, in milliseconds.
 */
export interface Recovery {
  mayStart(now: number): boolean;
  /** A call starts; the number tells it from those that started before a pause. */
  started(): number;
  ended(epoch: number): void;
  /** A call was refused; `serverDelayMs` is what the server asked for. Returns how long everyone pauses now. */
  throttled(epoch: number, now: number, serverDelayMs: number | undefined): number;
  accepted(epoch: number): void;
  /** Every call has been throttled for longer than our patience. Says so once, then counts anew. */
  lost(now: number): boolean;
  wait(now: number): number;
}

export interface RecoverySettings {
  readonly patienceMs: number;
  readonly backoffScale: number;
  readonly random: () => number;
}

export function createRecovery({ patienceMs, backoffScale, random }: RecoverySettings): Recovery {
  let epoch = 0;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let refusals = 0;
  let since: number | null = null;
  let trying = false;

  /** The server knows best, once. Refused again after its own delay, we wait at least as long as we would have by ourselves. */
  function pauseMs(serverDelayMs: number | undefined): number {
    const own = backoffMs('throttled', refusals, random()) * backoffScale;
    if (serverDelayMs === undefined) return own;
    const given = Math.min(Math.max(0, serverDelayMs), longestServerDelayMs);
    return refusals > 1 ? Math.max(given, own) : given;
  }

  return {
    mayStart: (now) => now >= pausedUntil && !(refusals > 0 && trying),
    started() {
      trying = refusals > 0;
      return epoch;
    },
    ended(started) {
      if (started === epoch) trying = false;
    },
    throttled(started, now, serverDelayMs) {
      const news = started === epoch;
      if (news) {
        epoch += 1;
        refusals += 1;
        trying = false;
        since ??= now;
      }
      if (news || serverDelayMs !== undefined) pausedUntil = Math.max(pausedUntil, now + pauseMs(serverDelayMs));
      return Math.max(0, pausedUntil - now);
    },
    accepted(started) {
      if (started !== epoch) return;
      refusals = 0;
      since = null;
      trying = false;
    },
    lost(now) {
      if (since === null || now - since < patienceMs) return false;
      since = null;
      return true;
    },
    wait: (now) => Math.max(0, pausedUntil - now),
  };
}
