import { offsetAt } from './zone-offset.ts';

const hour = 3_600_000;
/** No zone was ever further from UTC (tz database: Etc/GMT+12 to Pacific/Kiritimati); an hour more to be outside. */
const furthestEast = 15 * hour;
const furthestWest = 13 * hour;

/** What clocks in the zone show at this instant, `YYYY-MM-DDTHH:MM`. */
export function localAt(zone: string, instant: Date): string {
  return new Date(instant.getTime() + offsetAt(zone, instant.getTime())).toISOString().slice(0, 16);
}

/**
 * The instant at which clocks in the zone show this time, `YYYY-MM-DDTHH:MM`, for the first time. A time that a clock
 * change skips (an hour, or the whole of 2011-12-30 in Apia) is the first instant after the gap.
 */
export function instantOf(local: string, zone: string): Date {
  const wall = Date.parse(`${local}:00Z`);
  const [start, end] = [wall - furthestEast, wall + furthestWest];
  const [before, after] = [offsetAt(zone, start), offsetAt(zone, end)];
  if (before === after) return new Date(wall - before);
  const showing = [wall - before, wall - after].filter((at) => at + offsetAt(zone, at) === wall);
  return new Date(showing.length > 0 ? Math.min(...showing) : changeBetween(zone, start, end));
}

/** The first instant with the later offset. Clocks change once in such a time, and on a full second. */
function changeBetween(zone: string, start: number, end: number): number {
  const later = offsetAt(zone, end);
  let [low, high] = [start / 1000, end / 1000];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle * 1000) === later) high = middle;
    else low = middle;
  }
  return high * 1000;
}
