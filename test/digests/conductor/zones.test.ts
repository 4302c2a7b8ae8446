import { expect, it } from 'vitest';
import { addDays, dayCount, daysBetween } from '../../../src/dates/day.ts';
import type { DateRange } from '../../../src/dates/range.ts';
import type { Digest } from '../../../src/digests/digest.ts';
import { periodOf } from '../../../src/digests/period.ts';
import { weekly } from '../digests.ts';
import { answer, hour, openHall } from './hall.ts';

const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Pacific/Auckland',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Tehran',
  'America/St_Johns',
];
const start = new Date('2026-11-23T01:00:00Z');
const years = 5;

/** Sunday at half past two: where clocks change, they do it then or about then. */
const inZone = (zone: string): Digest => ({
  ...weekly,
  id: zone,
  name: zone,
  channel: zone,
  words: 'last 7 days',
  zone,
  schedule: { kind: 'weekly', weekdays: [0], time: '02:30', every: 1, anchor: '2026-11-22' },
  activeSince: start,
  createdAt: start,
});

it('over five years, clock changes and zones, each local time is posted once and covers exactly its days', async () => {
  const covered = new Map<string, { readonly slot: string; readonly range: DateRange }[]>(
    zones.map((zone) => [zone, []]),
  );
  const hall = await openHall(zones.map(inZone), {
    async report(digest, slot) {
      const today = slot.local.slice(0, 10);
      const read = periodOf(digest, slot, {
        weekStartsOn: 1,
        order: 'mdy',
        directMailToday: today,
      });
      if (read.kind !== 'report') throw new Error(JSON.stringify(read));
      covered.get(digest.id)?.push({ slot: slot.local, range: read.request.range });
      return answer;
    },
  });
  const end = start.getTime() + years * 365.25 * 24 * hour;
  while (hall.time.now().getTime() < end) {
    // Uneven, so that ticks come at every hour of the day.
    hall.time.jump(11 * hour + 7 * 60_000);
    await hall.conductor.tick();
    await hall.time.until(hall.conductor.settled());
  }
  for (const zone of zones) {
    const posts = covered.get(zone) ?? [];
    expect(posts.length, zone).toBeGreaterThanOrEqual(years * 52);
    for (const [index, { slot, range }] of posts.entries()) {
      expect(slot.slice(11), zone).toBe('02:30');
      expect(dayCount(range), zone).toBe(7);
      expect(range.to, zone).toBe(addDays(slot.slice(0, 10), -1));
      const before = posts[index - 1];
      if (before !== undefined) expect(daysBetween(before.slot.slice(0, 10), slot.slice(0, 10)), zone).toBe(7);
    }
    const slots = hall.posted.filter(({ digest }) => digest.id === zone).map(({ slot }) => slot);
    expect(slots, zone).toEqual(posts.map(({ slot }) => slot));
    expect(new Set(slots).size, zone).toBe(slots.length);
  }
});
