import type { Weekday } from '../../dates/range.ts';
import type { Schedule } from '../../digests/digest.ts';
import { nextSlots } from '../../digests/slots.ts';
import { cronFields, cronValues } from './cron-field.ts';

type Cron = Extract<Schedule, { kind: 'cron' }>;

export type CronRead =
  | { readonly ok: true; readonly cron: Cron }
  /** `instead` is the nearest line that works. */
  | { readonly ok: false; readonly message: string; readonly instead?: string };

/** A crontab line of five fields. Digests are posted once an hour at most. */
export function cronOf(line: string): CronRead {
  const fields = line.split(/\s+/).filter((text) => text !== '');
  if (fields.length === 6 && fields[0] === '0') {
    const message = 'A crontab line has five fields; this one has seconds before them.';
    return { ok: false, message, instead: fields.slice(1).join(' ') };
  }
  if (fields.length !== 5) {
    const message = `A crontab line has five fields: minute, hour, day, month and weekday; this one has ${fields.length}.`;
    return { ok: false, message };
  }
  const read = cronFields.map((of, index) => cronValues(fields[index] ?? '', of));
  const wrong = read.find((one) => !one.ok);
  if (wrong !== undefined) return { ok: false, message: wrong.message };
  const [minutes = [], hours = [], days = [], months = [], weekdays = []] = read.map((one) =>
    one.ok ? one.values : [],
  );
  const [, , ofMonth, , ofWeek] = fields;
  const cron: Cron = {
    kind: 'cron',
    expression: fields.map((text) => text.toLowerCase().replaceAll('?', '*')).join(' '),
    minutes,
    hours,
    daysOfMonth: isAny(ofMonth) ? null : days,
    months,
    daysOfWeek: isAny(ofWeek) ? null : ([...new Set(weekdays.map((day) => day % 7))].sort() as Weekday[]),
  };
  if (minutes.length > 1) {
    const message = 'A digest is posted once an hour at most: Direct Mail counts whole days.';
    const minute = fields[0]?.startsWith('*') ? '0' : String(minutes[0]);
    return { ok: false, message, instead: [minute, ...fields.slice(1)].join(' ') };
  }
  return canHappen(cron) ? { ok: true, cron } : { ok: false, message: `There is no day that "${line}" means.` };
}

const isAny = (text: string | undefined): boolean => text === '*' || text === '?';

/** `0 9 30 2 *` never comes. */
const canHappen = (cron: Cron): boolean => nextSlots(cron, 'UTC', new Date(0), 1).length > 0;
