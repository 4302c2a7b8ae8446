import type { Progress } from '../../reports/progress.ts';

/** One line without a break: `asking Direct Mail: 4 of 12, about 20 s`. The caller writes it over the line before. */
export function renderProgress({ asked, total, waitMs }: Progress): string {
  const steps = total > 0 ? `: ${asked} of ${total}` : '';
  return `asking Direct Mail${steps}${aboutTime(waitMs)}`;
}

/** Rounded up, in steps that a person would name; nothing below two seconds. */
function aboutTime(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (!(seconds >= 2)) return '';
  if (seconds <= 10) return `, about ${Math.ceil(seconds)} s`;
  if (seconds <= 90) return `, about ${Math.ceil(seconds / 5) * 5} s`;
  return `, about ${Math.ceil(seconds / 60)} min`;
}
