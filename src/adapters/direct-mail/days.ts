import type { Day } from '../../dates/range.ts';

/**
 * What the `Z` in CreateTime means. `china`: nothing, the time is China's (two sibling APIs give the same moment in both ways,
 * eight hours apart). `utc`: what it says.
 */
export type CreateTimeReading = 'china' | 'utc';

const chinaOffsetMs = 8 * 60 * 60 * 1000;
const earliestMs = Date.UTC(2000, 0, 1);
const latestMs = Date.UTC(2100, 0, 1);

/** Direct Mail's day of a record, or `null` for what is no time. Takes `2026-11-17T13:28Z`, `2026-11-17`, and epoch digits. */
export function dayOf(createTime: unknown, reading: CreateTimeReading): Day | null {
  const text = typeof createTime === 'number' ? String(createTime) : createTime;
  if (typeof text !== 'string') return null;
  const trimmed = text.trim();
  if (/^(\d{10}|\d{13})$/.test(trimmed)) return chinaDay(Number(trimmed) * (trimmed.length === 10 ? 1000 : 1));

  // An offset said in numbers is meant.
  if (/T.*[+-]\d{2}:?\d{2}$/.test(trimmed)) return chinaDay(Date.parse(trimmed));

  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?)?/.exec(trimmed);
  const [, day, time, seconds] = parts ?? [];
  if (day === undefined || !isDay(day)) return null;
  // A day without a time is taken as it is: nobody moves midnight by eight hours and then cuts it off.
  if (reading === 'china' || time === undefined) return day;
  return chinaDay(Date.parse(`${day}T${time}${seconds ?? ''}Z`));
}

function isDay(text: string): boolean {
  const ms = Date.parse(`${text}T00:00Z`);
  return inReach(ms) && new Date(ms).toISOString().startsWith(text);
}

function chinaDay(ms: number): Day | null {
  return inReach(ms) ? new Date(ms + chinaOffsetMs).toISOString().slice(0, 10) : null;
}

function inReach(ms: number): boolean {
  return ms >= earliestMs && ms < latestMs;
}
