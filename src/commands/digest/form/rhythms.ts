import type { Weekday } from '../../../dates/range.ts';

/** Rhythms to choose from; `days`: on which weekdays, where that is the whole of it. */
export const rhythms = [
  { rhythm: 'weekly', label: 'Every week' },
  { rhythm: 'weekdays', label: 'Monday to Friday', days: [1, 2, 3, 4, 5] },
  { rhythm: 'daily', label: 'Every day', days: [0, 1, 2, 3, 4, 5, 6] },
  { rhythm: 'fortnightly', label: 'Every 2 weeks' },
  { rhythm: 'monthly', label: 'Every month' },
] as const satisfies readonly { rhythm: string; label: string; days?: readonly Weekday[] }[];

/** Those that need no further days. */
export function wholeDaysOf(rhythm: string): readonly Weekday[] | null {
  const found = rhythms.find((one) => one.rhythm === rhythm);
  return found !== undefined && 'days' in found ? found.days : null;
}
