const minute = 60_000;
/** After the first, second … attempt; the last one from then on. */
const delays = [1, 2, 5, 10, 20, 30, 60].map((minutes) => minutes * minute);

/** A server that asks for more is asked again all the same: leases are no longer than that, and mistakes are made. */
const longest = 60 * minute;

/** When to try again. What the server asks for is waited for at least (`Retry-After`). */
export function retryAt(attempts: number, now: Date, retryAfterMs = 0): Date {
  const ours = delays[Math.min(Math.max(attempts, 1), delays.length) - 1] ?? minute;
  return new Date(now.getTime() + Math.max(ours, Math.min(retryAfterMs, longest)));
}
