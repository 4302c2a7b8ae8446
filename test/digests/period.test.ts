import { describe, expect, it } from 'vitest';
import { addDays, dayCount } from '../../src/dates/day.ts';
import type { Digest } from '../../src/digests/digest.ts';
import { periodOf } from '../../src/digests/period.ts';
import { slotsBetween } from '../../src/digests/slots.ts';
import { daily, weekly } from './digests.ts';

const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Tehran',
  'Africa/Casablanca',
  'Etc/GMT+12',
];

function rangesOf(digest: Digest, from: string, to: string) {
  return slotsBetween(digest.schedule, digest.zone, new Date(from), new Date(to)).map((slot) => {
    const today = slot.local.slice(0, 10);
    const read = periodOf(digest, slot, { weekStartsOn: 1, order: 'mdy', directMailToday: today });
    if (read.kind !== 'report') throw new Error(JSON.stringify(read));
    return read.request.range;
  });
}

describe('what a digest reports on', () => {
  it('is the week before the day it was due, however late it runs', () => {
    const slot = { local: '2026-11-23T09:00' };
    const late = periodOf(weekly, slot, { weekStartsOn: 1, order: 'mdy', directMailToday: '2026-11-25' });
    expect(late).toMatchObject({
      request: {
        range: { from: '2026-11-16', to: '2026-11-22' },
        compare: { range: { from: '2026-11-09', to: '2026-11-15' } },
      },
    });
  });

  it('is what Direct Mail still has on the day of asking', () => {
    const slot = { local: '2026-11-23T09:00' };
    const late = periodOf(weekly, slot, { weekStartsOn: 1, order: 'mdy', directMailToday: '2026-12-17' });
    expect(late).toMatchObject({ request: { reach: { from: '2026-11-18', to: '2026-11-22' }, compare: null } });
  });

  // A daily digest east and west of Direct Mail; before eight in Shanghai it is still yesterday in UTC.
  it.each(zones)('in %s each day is in exactly one daily and one weekly post', (zone) => {
    for (const [digest, days, time] of [
      [daily, 1, '07:30'],
      [weekly, 7, '00:00'],
    ] as const) {
      const timed = { ...digest, zone, schedule: { ...digest.schedule, time } as Digest['schedule'] };
      const ranges = rangesOf(timed, '2024-10-01T12:00:00Z', '2026-05-01T12:00:00Z');
      expect(ranges.length).toBeGreaterThan(80);
      for (const [index, range] of ranges.entries()) {
        expect(dayCount(range)).toBe(days);
        if (index > 0) expect(range.from).toBe(addDays(ranges[index - 1]?.to ?? '', 1));
      }
    }
  });

  it('has a post for the day that Apia skipped, and none twice', () => {
    const ranges = rangesOf({ ...daily, zone: 'Pacific/Apia' }, '2011-12-28T00:00:00Z', '2011-12-31T12:00:00Z');
    expect(ranges.map(({ to }) => to)).toEqual(['2011-12-27', '2011-12-28', '2011-12-29', '2011-12-30']);
  });
});
