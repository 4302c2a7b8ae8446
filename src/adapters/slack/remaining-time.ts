import type { Progress } from '../../reports/progress.ts';

/**
 * What is left of the work in milliseconds: not less than until the budget lets the last call start, else at the pace
 * so far. Calls run together, so what is on its way takes no longer than all that went before.
 */
export function remainingMs({ asked, total, waitMs }: Progress, elapsedMs: number): number {
  const open = Math.max(0, total - asked);
  const pace = elapsedMs / Math.max(1, asked);
  return open === 0 ? 0 : Math.max(waitMs, Math.min(open * pace, elapsedMs));
}

/** `about 20 s`, `about 3 min`; rounded up, so that waiting is seldom longer than said. */
export function remainingTime(progress: Progress, elapsedMs: number): string {
  const seconds = Math.ceil(remainingMs(progress, elapsedMs) / 1_000);
  if (seconds <= 10) return `about ${Math.max(1, seconds)} s`;
  if (seconds <= 90) return `about ${Math.ceil(seconds / 10) * 10} s`;
  return `about ${Math.ceil(seconds / 60)} min`;
}
