import { addDays, startOfWeek, weekdayOf } from '../../dates/day.ts';
import type { Weekday } from '../../dates/range.ts';
import type { Schedule } from '../../digests/digest.ts';
import { timesOf } from '../../digests/due-days.ts';
import { ordinal } from '../../digests/say-schedule.ts';
import { nextSlots } from '../../digests/slots.ts';
import type { ScheduleWords } from './command.ts';
import { cronOf } from './cron-line.ts';

export interface CompleteContext {
  readonly now: Date;
  readonly zone: string;
  readonly weekStartsOn: Weekday;
  /** When no day is said; Monday unless given. */
  readonly usualDays?: readonly Weekday[];
}

export type Completed =
  | { readonly ok: true; readonly schedule: Schedule; readonly notes: readonly string[] }
  /** What was said cannot be one schedule. */
  | { readonly ok: false; readonly message: string };

const usualTime = '09:00';
const everyDay: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

/** The schedule that was meant: what was not said is as it was before, or usual, and then told in a note. */
export function completeSchedule(said: ScheduleWords, before: Schedule | null, context: CompleteContext): Completed {
  if (said.cron !== undefined) return { ok: true, schedule: said.cron, notes: [] };
  const times = said.times ?? (before === null ? null : timesOf(before));
  const notes = times === null ? [`No time was named, so it is ${usualTime}.`] : [];
  const isMonthly = said.monthly !== undefined || said.monthDays !== undefined;
  const isWeekly = said.weekdays !== undefined || said.every !== undefined;
  if (said.start !== undefined && (said.every ?? (before?.kind === 'weekly' ? before.every : 1)) < 2) {
    return { ok: false, message: 'Only "every 2 weeks" and the like have a start; others begin with their next time.' };
  }
  if (!isMonthly && !isWeekly && before !== null && said.start === undefined) return atTimes(before, times ?? []);
  const made = isMonthly ? monthly(said, times ?? [usualTime]) : weekly(said, times ?? [usualTime], before, context);
  return made.ok ? { ...made, notes: [...made.notes, ...notes] } : made;
}

function monthly({ monthDays }: ScheduleWords, times: readonly string[]): Completed {
  const days = monthDays ?? [1];
  const [day = 1] = days;
  const late = days.filter((one) => one !== 'last' && one > 28);
  const notes = [
    ...(monthDays === undefined ? ['No day of the month was named, so it is the 1st.'] : []),
    ...late.map((one) => `A month without a ${ordinal(Number(one))} gets it on its last day.`),
  ];
  if (days.length === 1) {
    const [time = usualTime] = times;
    if (times.length === 1) return { ok: true, schedule: { kind: 'monthly', day, time }, notes };
  }
  if (days.includes('last')) {
    return {
      ok: false,
      message: 'The last day of the month stands alone, with one time: make a second digest for the other.',
    };
  }
  if (late.length > 0) {
    return { ok: false, message: 'Not every month has those days: make a second digest for the end of the month.' };
  }
  return severalTimes(times, days.join(','), '*', notes);
}

function weekly(
  said: ScheduleWords,
  times: readonly string[],
  before: Schedule | null,
  context: CompleteContext,
): Completed {
  const old = before?.kind === 'weekly' ? before : null;
  const every = said.every ?? old?.every ?? 1;
  const weekdays = said.weekdays ?? old?.weekdays ?? (every > 1 ? [1] : (context.usualDays ?? [1]));
  const [time = usualTime] = times;
  const assumed = said.weekdays === undefined && old === null;
  const notes = assumed
    ? [`No day was named, so it is ${weekdays.length === 7 ? 'every day' : `${every > 1 ? '' : 'every '}Monday`}.`]
    : [];
  if (times.length > 1 && every > 1) {
    return { ok: false, message: 'A digest of every few weeks has one time: make a second digest for the other.' };
  }
  if (times.length > 1) return severalTimes(times, '*', weekdays.length === 7 ? '*' : weekdays.join(','), notes);
  const plain = { kind: 'weekly', weekdays, time, every } as const;
  const keeps = old !== null && old.every === every && said.start === undefined;
  return { ok: true, schedule: { ...plain, anchor: keeps ? old.anchor : anchorOf(plain, said, context) }, notes };
}

/** The first day of the week of its first slot. */
function anchorOf(
  plain: {
    readonly kind: 'weekly';
    readonly weekdays: readonly Weekday[];
    readonly time: string;
    readonly every: number;
  },
  { start }: ScheduleWords,
  { now, zone, weekStartsOn }: CompleteContext,
): string {
  const next = nextSlots({ ...plain, every: 1, anchor: '2026-01-05' }, zone, now, 1)[0]?.local.slice(0, 10);
  const soonest = next ?? '2026-01-05';
  if (start === undefined || start <= soonest) return startOfWeek(soonest, weekStartsOn);
  const ahead = everyDay.find((days) => plain.weekdays.includes(weekdayOf(addDays(start, days)))) ?? 0;
  return startOfWeek(addDays(start, ahead), weekStartsOn);
}

/** The same days at other times. */
function atTimes(before: Schedule, times: readonly string[]): Completed {
  const [time = usualTime] = times;
  if (before.kind !== 'cron' && times.length === 1) return { ok: true, schedule: { ...before, time }, notes: [] };
  if (before.kind === 'weekly') {
    if (before.every > 1) return { ok: false, message: 'A digest of every few weeks has one time.' };
    return severalTimes(times, '*', before.weekdays.length === 7 ? '*' : before.weekdays.join(','), []);
  }
  if (before.kind === 'monthly') {
    if (before.day === 'last' || before.day > 28)
      return { ok: false, message: 'A digest of the end of the month has one time.' };
    return severalTimes(times, String(before.day), '*', []);
  }
  const [, , ...days] = before.expression.split(' ');
  return severalTimes(times, days[0] ?? '*', days[2] ?? '*', [], days[1]);
}

/** Several times or days at once are a crontab line. */
function severalTimes(
  times: readonly string[],
  daysOfMonth: string,
  daysOfWeek: string,
  notes: readonly string[],
  months = '*',
): Completed {
  const minutes = [...new Set(times.map((time) => Number(time.slice(3))))];
  if (minutes.length > 1) {
    return {
      ok: false,
      message: 'The times of one digest have the same minutes, such as 9:00 and 17:00: make a second digest.',
    };
  }
  const hours = times.map((time) => Number(time.slice(0, 2))).join(',');
  const read = cronOf(`${minutes[0] ?? 0} ${hours} ${daysOfMonth} ${months} ${daysOfWeek}`);
  return read.ok ? { ok: true, schedule: read.cron, notes } : { ok: false, message: read.message };
}
