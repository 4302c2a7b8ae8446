import type { Weekday } from '../dates/range.ts';
import type { Schedule } from './digest.ts';
import { timesOf } from './due-days.ts';

const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const monthNames = 'January February March April May June July August September October November December'.split(' ');
/** More times than these are told by their number. */
const mostTimes = 4;

/** `every Monday at 09:00`, `on the 1st of every month at 09:00`. */
export function saySchedule(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'weekly':
      return `${sayWeeks(schedule.weekdays, schedule.every)} at ${schedule.time}`;
    case 'monthly':
      return `on ${schedule.day === 'last' ? 'the last day' : `the ${ordinal(schedule.day)}`} of every month at ${schedule.time}`;
    case 'cron':
      return `${sayCronDays(schedule)} ${sayTimes(timesOf(schedule))}`;
  }
}

/** In words that a command takes, and that mean the same schedule again. */
export function formatSchedule(schedule: Schedule): string {
  return schedule.kind === 'cron' ? `cron ${schedule.expression}` : saySchedule(schedule);
}

function sayWeeks(weekdays: readonly Weekday[], every: number): string {
  if (every > 1) return `every ${every} weeks on ${sayWeekdays(weekdays)}`;
  if (weekdays.length === 7) return 'every day';
  return isMondayToFriday(weekdays) ? 'Monday to Friday' : `every ${sayWeekdays(weekdays)}`;
}

function sayWeekdays(weekdays: readonly Weekday[]): string {
  if (weekdays.length === 7) return 'every day';
  if (isMondayToFriday(weekdays)) return 'Monday to Friday';
  // A week is told from Monday on.
  return listed([...weekdays].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7)).map((day) => weekdayNames[day]));
}

function sayCronDays({ daysOfMonth, daysOfWeek, months, expression }: Extract<Schedule, { kind: 'cron' }>): string {
  const some = months.length === 12 ? 'every month' : listed(months.map((month) => monthNames[month - 1] ?? ''));
  if (daysOfMonth === null && daysOfWeek === null) return months.length === 12 ? 'every day' : `every day of ${some}`;
  const inMonths = months.length === 12 ? '' : ` in ${some}`;
  if (daysOfMonth === null) return `${sayWeeks(daysOfWeek ?? [], 1)}${inMonths}`;
  const monthDays = `the ${listed(daysOfMonth.map(ordinal))} of ${some}`;
  if (daysOfWeek === null) return `on ${monthDays}`;
  const [, , ofMonth = '', , ofWeek = ''] = expression.split(' ');
  const both = ofMonth.startsWith('*') || ofWeek.startsWith('*');
  return both
    ? `on ${monthDays} when it is ${sayWeekdays(daysOfWeek)}`
    : `on ${monthDays} and ${sayWeeks(daysOfWeek, 1)}${inMonths}`;
}

function sayTimes(times: readonly string[]): string {
  const [first = '', last = ''] = [times[0], times.at(-1)];
  if (times.length > mostTimes) return `${times.length} times from ${first} to ${last}`;
  return `at ${listed(times)}`;
}

/** `1st`, `22nd`, `13th`. */
export function ordinal(day: number): string {
  const ending = { 1: 'st', 2: 'nd', 3: 'rd' }[day % 10] ?? 'th';
  return `${day}${day > 10 && day < 14 ? 'th' : ending}`;
}

/** `a`, `a and b`, `a, b and c`. */
function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

const isMondayToFriday = (weekdays: readonly Weekday[]): boolean => [...weekdays].sort().join('') === '12345';
