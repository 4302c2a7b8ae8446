import { Refusal } from './refusal.ts';

interface Limit {
  readonly calls: number;
  readonly perMs: number;
}

/** Limits of single actions (Direct Mail's quota page); the others have what `callsPerMinute` says. */
const ownLimits: Readonly<Record<string, Limit>> = {
  DescAccountSummary: { calls: 10, perMs: 60_000 },
  QueryMailAddressByParam: { calls: 5, perMs: 1_000 },
};

/** Counts the calls let through, an action each, in a window that slides with real time. Throws Throttling.User when full. */
export function rateLimits(callsPerMinute: number | null): (action: string, throttledStatus: number) => void {
  const letThrough = new Map<string, number[]>();
  return (action, throttledStatus) => {
    if (callsPerMinute === null) return;
    const now = performance.now();
    const limits = [{ calls: callsPerMinute, perMs: 60_000 }, ownLimits[action]].filter((limit) => limit !== undefined);
    const times = (letThrough.get(action) ?? []).filter((time) => now - time < 60_000);
    letThrough.set(action, times);
    for (const { calls, perMs } of limits)
      if (times.filter((time) => now - time < perMs).length >= calls)
        throw new Refusal(throttledStatus, 'Throttling.User', 'Request was denied due to user flow control.');
    times.push(now);
  };
}
