import { sayDay } from '../../dates/say.ts';
import type { Digest, Slot } from '../digest.ts';
import { saySchedule } from '../say-schedule.ts';
import { instantOf, localAt } from '../wall-clock.ts';
import { offsetAt } from '../zone-offset.ts';

/** `Mon 23 Nov 2026 09:00`, of `YYYY-MM-DDTHH:MM`. */
export const sayLocal = (local: string): string => `${sayDay(local.slice(0, 10))} ${local.slice(11)}`;

/** What clocks in the zone show at that moment. */
export const sayInstant = (at: Date, zone: string): string => sayLocal(localAt(zone, at));

/** Several of them in order; a year is said once. */
export function sayInstants(moments: readonly Date[], zone: string): readonly string[] {
  const years = moments.map((at) => localAt(zone, at).slice(0, 4));
  return moments.map((at, index) => {
    const said = sayInstant(at, zone);
    return years[index] === years[index - 1] ? said.replace(` ${years[index]} `, ' ') : said;
  });
}

/** `every Monday at 09:00, Asia/Shanghai`. */
export const sayWhen = ({ schedule, zone }: Pick<Digest, 'schedule' | 'zone'>): string =>
  `${saySchedule(schedule)}, ${zone}`;

/** What clock changes do to these slots, from the first moment on; nothing when clocks do not change. */
export function clockNotes(slots: readonly Slot[], zone: string, from: Date): readonly string[] {
  const shifted = slots.flatMap((slot) => {
    const shown = localAt(zone, slot.at);
    if (shown !== slot.local)
      return [`Clocks in ${zone} skip ${sayLocal(slot.local)}: it is posted right after, at ${sayLocal(shown)}.`];
    return isRepeated(slot, zone)
      ? [`${sayLocal(slot.local)} comes twice in ${zone}: it is posted the first time.`]
      : [];
  });
  if (shifted.length > 0) return shifted;
  const last = slots.at(-1);
  const change = last === undefined ? null : firstChange(zone, from.getTime(), last.at.getTime());
  if (change === null) return [];
  const by = (offsetAt(zone, change) - offsetAt(zone, change - 1000)) / 60_000;
  const much = Math.abs(by) === 60 ? 'an hour' : `${Math.abs(by)} minutes`;
  const day = sayDay(localAt(zone, new Date(change)).slice(0, 10));
  return [
    `Clocks in ${zone} go ${by > 0 ? 'forward' : 'back'} ${much} on ${day}: the time of posting stays the same there.`,
  ];
}

/** Clocks show it again within the next hours. */
function isRepeated({ local, at }: Slot, zone: string): boolean {
  const hours = [0.5, 1, 2].map((hour) => new Date(at.getTime() + hour * 3_600_000));
  return hours.some((later) => localAt(zone, later) === local);
}

/** The first moment after a change of the zone's clocks; a day at a time, then by halves. */
function firstChange(zone: string, start: number, end: number): number | null {
  for (let low = start; low < end; low += 86_400_000) {
    const high = Math.min(low + 86_400_000, end);
    if (offsetAt(zone, low) === offsetAt(zone, high)) continue;
    let [before, after] = [low, high];
    while (after - before > 1000) {
      const middle = Math.floor((before + after) / 2);
      if (offsetAt(zone, middle) === offsetAt(zone, low)) before = middle;
      else after = middle;
    }
    return Math.floor(after / 1000) * 1000;
  }
  return null;
}

/** The beginning of a day in the zone, said as a day. */
export function sayDayOf(at: Date, zone: string): string {
  const local = localAt(zone, at);
  const isStart = instantOf(`${local.slice(0, 10)}T00:00`, zone).getTime() === at.getTime();
  return isStart ? sayDay(local.slice(0, 10)) : sayLocal(local);
}
