import { dayOfMonth, monthOf, weekdayOf, yearOf } from './day.ts';
import type { DateRange, Day } from './range.ts';

const weekdayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const weekdayAndDay = (day: Day): string => `${weekdayNames[weekdayOf(day)]} ${dayOfMonth(day)}`;
const month = (day: Day): string => monthNames[monthOf(day) - 1] ?? '';

/** `Tue 17 Nov 2026`. */
export const sayDay = (day: Day): string => `${weekdayAndDay(day)} ${month(day)} ${yearOf(day)}`;

/** `Wed 11 – Tue 17 Nov 2026`; what both ends share is said once. */
export function sayRange({ from, to }: DateRange): string {
  if (from === to) return sayDay(to);
  if (yearOf(from) !== yearOf(to)) return `${sayDay(from)} – ${sayDay(to)}`;
  if (monthOf(from) !== monthOf(to)) return `${weekdayAndDay(from)} ${month(from)} – ${sayDay(to)}`;
  return `${weekdayAndDay(from)} – ${sayDay(to)}`;
}
