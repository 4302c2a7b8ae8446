import type { ReportRequest } from '../commands/request.ts';
import type { Schedule } from './digest.ts';

const longest = 40;

/** A short name that says when and what, and that nobody has yet: `weekly-esp`, `daily-tag-welcome`, `weekly-esp-2`. */
export function suggestName(
  taken: readonly string[],
  schedule: Schedule,
  { by, filters, check }: Pick<ReportRequest, 'by' | 'filters' | 'check'>,
): string {
  const [filter] = check ? [['tag', filters.tag ?? '']] : Object.entries(filters);
  const [of = '', value = ''] = filter ?? [];
  const what = by === null || check ? [of === 'sender' ? '' : of, value] : [by === 'day' ? '' : by];
  const base = [rhythmOf(schedule), ...what.map(typeable)].filter((word) => word !== '').join('-');
  const short = base.slice(0, longest - 4).replace(/-+$/, '');
  const names = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const name = number === 1 ? short : `${short}-${number}`;
    if (!names.has(name)) return name;
  }
}

function rhythmOf(schedule: Schedule): string {
  if (schedule.kind === 'monthly') return 'monthly';
  if (schedule.kind === 'cron') {
    if (schedule.daysOfMonth !== null) return 'monthly';
    if (schedule.daysOfWeek?.join('') === '12345') return 'weekdays';
    return schedule.daysOfWeek === null || schedule.daysOfWeek.length > 3 ? 'daily' : 'weekly';
  }
  if (schedule.every === 2) return 'biweekly';
  if (schedule.every > 2) return `${schedule.every}-weekly`;
  if (schedule.weekdays.length === 7) return 'daily';
  return schedule.weekdays.join('') === '12345' ? 'weekdays' : 'weekly';
}

/** Letters, digits and hyphens of what may be an address or a title. */
function typeable(value: string): string {
  return (
    value
      .toLowerCase()
      .split('@')[0]
      ?.replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '') ?? ''
  );
}
