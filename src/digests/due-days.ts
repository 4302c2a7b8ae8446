import { dayOfMonth, daysBetween, daysInMonth, monthOf, weekdayOf, yearOf } from '../dates/day.ts';
import type { Day } from '../dates/range.ts';
import type { Schedule, TimeOfDay } from './digest.ts';

type Of<K extends Schedule['kind']> = Extract<Schedule, { kind: K }>;

/** Whether something is scheduled for this day. */
export function isDue(schedule: Schedule, day: Day): boolean {
  switch (schedule.kind) {
    case 'weekly':
      return schedule.weekdays.includes(weekdayOf(day)) && isWeekOf(schedule, day);
    case 'monthly': {
      const last = daysInMonth(yearOf(day), monthOf(day));
      return dayOfMonth(day) === (schedule.day === 'last' ? last : Math.min(schedule.day, last));
    }
    case 'cron':
      return schedule.months.includes(monthOf(day)) && isCronDay(schedule, day);
  }
}

/** At which times of such a day, ascending. */
export function timesOf(schedule: Schedule): readonly TimeOfDay[] {
  if (schedule.kind !== 'cron') return [schedule.time];
  return schedule.hours.flatMap((hour) => schedule.minutes.map((minute) => `${two(hour)}:${two(minute)}`));
}

function isWeekOf({ every, anchor }: Of<'weekly'>, day: Day): boolean {
  return every === 1 || Math.floor(daysBetween(anchor, day) / 7) % every === 0;
}

/** crontab(5): with both days restricted either may match. A field that begins with `*`, such as a step, restricts nothing there. */
function isCronDay({ expression, daysOfMonth, daysOfWeek }: Of<'cron'>, day: Day): boolean {
  const matchesMonth = daysOfMonth?.includes(dayOfMonth(day)) ?? true;
  const matchesWeek = daysOfWeek?.includes(weekdayOf(day)) ?? true;
  const [, , ofMonth = '', , ofWeek = ''] = expression.split(' ');
  const either = !ofMonth.startsWith('*') && !ofWeek.startsWith('*');
  return either ? matchesMonth || matchesWeek : matchesMonth && matchesWeek;
}

const two = (n: number): string => String(n).padStart(2, '0');
