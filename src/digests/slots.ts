import { addDays } from '../dates/day.ts';
import type { Schedule, Slot } from './digest.ts';
import { isDue, timesOf } from './due-days.ts';
import { instantOf, localAt } from './wall-clock.ts';

/** February 29 comes after at most 8 years (1896 to 1904, 2096 to 2104). */
const furthestDays = 366 * 8 + 31;

/** The slots after `after`, up to and with `until`, in order; each scheduled local time is one slot. */
export function slotsBetween(schedule: Schedule, zone: string, after: Date, until: Date): readonly Slot[] {
  const slots: Slot[] = [];
  if (until <= after) return slots;
  const lastDay = addDays(localAt(zone, until).slice(0, 10), 2);
  for (const slot of slotsFrom(schedule, zone, after, lastDay)) {
    if (slot.at > until) break;
    slots.push(slot);
  }
  return slots;
}

/** The next slots after `from`; fewer than `count` only when the schedule has no more. */
export function nextSlots(schedule: Schedule, zone: string, from: Date, count: number): readonly Slot[] {
  const slots: Slot[] = [];
  for (let after = from; slots.length < count; ) {
    const lastDay = addDays(localAt(zone, after).slice(0, 10), furthestDays);
    const found = firstOf(slotsFrom(schedule, zone, after, lastDay), count - slots.length);
    slots.push(...found);
    const last = found.at(-1);
    if (last === undefined) break;
    after = last.at;
  }
  return slots;
}

/** In local order, which is the order of instants too: clock changes never swap two local times' first occurrences. */
function* slotsFrom(schedule: Schedule, zone: string, after: Date, lastDay: string): Generator<Slot> {
  const times = timesOf(schedule);
  // Two days back: what a skipped day was due for is posted on the next.
  for (let day = addDays(localAt(zone, after).slice(0, 10), -2); day <= lastDay; day = addDays(day, 1)) {
    if (!isDue(schedule, day)) continue;
    for (const time of times) {
      const local = `${day}T${time}`;
      const at = instantOf(local, zone);
      if (at > after) yield { local, at };
    }
  }
}

function firstOf(slots: Generator<Slot>, count: number): readonly Slot[] {
  const found: Slot[] = [];
  for (const slot of slots) {
    found.push(slot);
    if (found.length === count) break;
  }
  return found;
}
