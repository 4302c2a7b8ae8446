import { addDays } from '../dates/day.ts';
import type { DateRange } from '../dates/range.ts';

const china = 8 * 60 * 60 * 1000;

const isTold = (time: string) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(time);

/** Whether some record belongs to another day under the other reading. */
export function daysDiffer(times: readonly string[]): boolean {
  return times.some((time) => isTold(time) && dayOf(instant(time) + china) !== time.slice(0, 10));
}

/**
 * What the `Z` of these record times must mean, going by what cannot be: a record of a day that was not asked about, or
 * of a moment that has not come yet. `null`: either reading fits.
 */
export function createTimeEvidence(times: readonly string[], asked: DateRange, now: Date): 'china' | 'utc' | null {
  const told = times.filter(isTold);
  const fits = (reading: (time: string) => boolean) => told.every(reading);
  const asChina = fits((time) => isWithin(time.slice(0, 10), asked) && instant(time) - china <= now.getTime());
  const asUtc = fits((time) => isWithin(dayOf(instant(time) + china), asked) && instant(time) <= now.getTime());
  if (asChina === asUtc) return null;
  return asChina ? 'china' : 'utc';
}

const instant = (time: string) => Date.parse(`${time.slice(0, 16)}Z`);
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const isWithin = (day: string, { from, to }: DateRange) => day >= from && day < addDays(to, 1);
