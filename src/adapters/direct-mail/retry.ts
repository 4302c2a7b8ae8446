import type { Fault } from '../../ports.ts';

/** How often one call is attempted, the first time included. */
export const maxAttempts = 5;

/** A server that asks for more patience than this gets this much. */
export const longestServerDelayMs = 60_000;

/**
 * The kinds of fault that another attempt can mend, and the pause before it: `firstMs`, then `factor` times as much each time,
 * at most `longestMs`. Everything else (permission, a refused question, an answer without sense) is never attempted again.
 */
const backoff = {
  /** Resets, timeouts, 5xx, gateway pages, half bodies: mostly gone at once (a kept-alive connection closed under us). */
  unreachable: { firstMs: 250, factor: 3, longestMs: 8_000 },
  /** The limit is counted in minutes, so the fifth attempt must lie more than a minute after the first. */
  throttled: { firstMs: 1_000, factor: 4, longestMs: 40_000 },
} as const;

export type Retryable = keyof typeof backoff;

export function isRetryable(kind: Fault['kind']): kind is Retryable {
  return Object.hasOwn(backoff, kind);
}

/**
 * The pause before the next attempt, in milliseconds. `nth` counts failures from 1; `random` is in [0, 1).
 * Jitter makes it up to half longer, never shorter, so that those who failed together do not come back together.
 */
export function backoffMs(kind: Retryable, nth: number, random: number): number {
  const { firstMs, factor, longestMs } = backoff[kind];
  return Math.min(firstMs * factor ** (nth - 1), longestMs) * (1 + random / 2);
}

/** Whether a call that failed may be attempted again: `stuckMs` is how long it has not got on, the coming pause included. */
export function mayRetry(
  kind: Fault['kind'],
  attempts: number,
  stuckMs: number,
  patienceMs: number,
): kind is Retryable {
  return isRetryable(kind) && attempts < maxAttempts && stuckMs < patienceMs;
}
