import type { Progress } from '../../reports/progress.ts';

/** What is left of the work in milliseconds: at the pace so far, but not before the budget lets the last call start. */
export function remainingMs({ asked, total, waitMs }: Progress, elapsedMs: number): number {
  const open = Math.max(0, total - asked);
  const pace = elapsedMs / Math.max(1, asked);
  return Math.max(open * pace, open === 0 ? 0 : waitMs);
}

/** `about 20 s`, `about 3 min`; rounded up, so that waiting is seldom longer than said. */
export function remainingTime(progress: Progress, elapsedMs: number): string {
  const seconds = Math.ceil(remainingMs(progress, elapsedMs) / 1_000);
  if (seconds <= 10) return `about ${Math.max(1, seconds)} s`;
  if (seconds <= 90) return `about ${Math.ceil(seconds / 10) * 10} s`;
  return `about ${Math.ceil(seconds / 60)} min`;
}
