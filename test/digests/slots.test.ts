import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, daysInMonth, eachDay, monthOf, weekdayOf, yearOf } from '../../src/dates/day.ts';
import type { Weekday } from '../../src/dates/range.ts';
import type { Schedule } from '../../src/digests/digest.ts';
import { nextSlots, slotsBetween } from '../../src/digests/slots.ts';

const monday = (time: string, more: Partial<Extract<Schedule, { kind: 'weekly' }>> = {}): Schedule => ({
  kind: 'weekly',
  weekdays: [1],
  time,
  every: 1,
  anchor: '2026-11-16',
  ...more,
});
const cron = (expression: string, fields: Partial<Extract<Schedule, { kind: 'cron' }>>): Schedule => ({
  kind: 'cron',
  expression,
  minutes: [0],
  hours: [9],
  daysOfMonth: null,
  months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  daysOfWeek: null,
  ...fields,
});
const locals = (schedule: Schedule, from: string, count: number, zone = 'Asia/Shanghai') =>
  nextSlots(schedule, zone, new Date(from), count).map((slot) => slot.local);

describe('the next slots', () => {
  it('come after the moment, not at it', () => {
    expect(locals(monday('09:00'), '2026-11-23T00:59:59Z', 2)).toEqual(['2026-11-23T09:00', '2026-11-30T09:00']);
    expect(locals(monday('09:00'), '2026-11-23T01:00:00Z', 1)).toEqual(['2026-11-30T09:00']);
  });

  it('of a month without that day are on its last', () => {
    expect(locals({ kind: 'monthly', day: 31, time: '09:00' }, '2027-01-31T02:00:00Z', 4)).toEqual([
      '2027-02-28T09:00',
      '2027-03-31T09:00',
      '2027-04-30T09:00',
      '2027-05-31T09:00',
    ]);
    expect(locals({ kind: 'monthly', day: 'last', time: '09:00' }, '2028-02-01T00:00:00Z', 2)).toEqual([
      '2028-02-29T09:00',
      '2028-03-31T09:00',
    ]);
    expect(locals({ kind: 'monthly', day: 1, time: '00:00' }, '2026-11-30T15:59:00Z', 1)).toEqual(['2026-12-01T00:00']);
  });

  it('of every second week count from the anchor, across a new year', () => {
    const every2 = monday('15:00', { weekdays: [2], every: 2, anchor: '2026-11-23' });
    expect(locals(every2, '2026-11-18T00:00:00Z', 4)).toEqual([
      '2026-11-24T15:00',
      '2026-12-08T15:00',
      '2026-12-22T15:00',
      '2027-01-05T15:00',
    ]);
    // Weeks before the anchor count too, and a week is what began on the anchor's weekday.
    const sundays = monday('15:00', { weekdays: [0, 1], every: 2, anchor: '2026-11-22' });
    expect(locals(sundays, '2026-11-01T00:00:00Z', 4)).toEqual([
      '2026-11-08T15:00',
      '2026-11-09T15:00',
      '2026-11-22T15:00',
      '2026-11-23T15:00',
    ]);
  });

  it('of a cron line match either day when both are restricted, both when one begins with *', () => {
    const either = cron('0 9 13 * 5', { daysOfMonth: [13], daysOfWeek: [5] });
    expect(locals(either, '2026-11-11T00:00:00Z', 3)).toEqual([
      '2026-11-13T09:00',
      '2026-11-20T09:00',
      '2026-11-27T09:00',
    ]);
    expect(locals(either, '2026-12-12T00:00:00Z', 2)).toEqual(['2026-12-13T09:00', '2026-12-18T09:00']);
    const both = cron('0 9 */2 * 1', {
      daysOfMonth: Array.from({ length: 16 }, (_, i) => 2 * i + 1),
      daysOfWeek: [1],
    });
    expect(locals(both, '2026-11-01T00:00:00Z', 3)).toEqual([
      '2026-11-09T09:00',
      '2026-11-23T09:00',
      '2026-12-07T09:00',
    ]);
  });

  it('of a rare day are found, and of one that never comes are none', () => {
    const leap = cron('0 9 29 2 *', { daysOfMonth: [29], months: [2] });
    expect(locals(leap, '2096-03-01T00:00:00Z', 1)).toEqual(['2104-02-29T09:00']);
    expect(locals(cron('0 9 30 2 *', { daysOfMonth: [30], months: [2] }), '2026-01-01T00:00:00Z', 1)).toEqual([]);
  });

  it('that a clock change skips fall on the first instant after it; both of a skipped and the next hour remain', () => {
    const hourly = cron('0 * * * *', { hours: [1, 2, 3, 4] });
    const found = nextSlots(hourly, 'Europe/Berlin', new Date('2026-03-28T23:00:00Z'), 4);
    expect(found.map(({ local, at }) => `${local} ${at.toISOString()}`)).toEqual([
      '2026-03-29T01:00 2026-03-29T00:00:00.000Z',
      '2026-03-29T02:00 2026-03-29T01:00:00.000Z',
      '2026-03-29T03:00 2026-03-29T01:00:00.000Z',
      '2026-03-29T04:00 2026-03-29T02:00:00.000Z',
    ]);
  });
});

const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Pacific/Apia',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Antarctica/Troll',
];
const clocks = new Map(
  zones.map((zone) => [
    zone,
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }),
  ]),
);
/** Asked of Intl itself, as a witness of its own. */
const shown = (zone: string, at: Date) => (clocks.get(zone)?.format(at) ?? '').replace(' ', 'T');

const weekdays = fc
  .uniqueArray(fc.constantFrom<Weekday>(0, 1, 2, 3, 4, 5, 6), { minLength: 1 })
  .map((days) => days.sort());
const time = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('00:00', '00:30', '01:30', '02:00', '02:15', '02:30', '03:00', '23:30') },
  fc.integer({ min: 0, max: 1439 }).map((m) => new Date(m * 60_000).toISOString().slice(11, 16)),
);
/** From Apia's skipped day to after the zone changes of the twenties. */
const firstDay = fc.integer({ min: 0, max: 365 * 14 }).map((days) => addDays('2011-12-01', days));
const schedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({
    kind: fc.constant('weekly' as const),
    weekdays,
    time,
    every: fc.constantFrom(1, 1, 2, 3),
    anchor: firstDay,
  }),
  fc.record({
    kind: fc.constant('monthly' as const),
    day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('last' as const)),
    time,
  }),
);

/** Said once more, in the plainest way. */
function isScheduled(of: Schedule, day: string): boolean {
  if (of.kind === 'weekly') {
    const weeks = (daysBetween(of.anchor, day) - (((daysBetween(of.anchor, day) % 7) + 7) % 7)) / 7;
    return of.weekdays.includes(weekdayOf(day)) && weeks % of.every === 0;
  }
  if (of.kind === 'cron') throw new Error('not here');
  const last = daysInMonth(yearOf(day), monthOf(day));
  return Number(day.slice(8)) === (of.day === 'last' || of.day > last ? last : of.day);
}

describe('five years of slots', () => {
  it.each(zones)('in %s: each local time once, at the first moment clocks show it or have passed it', (zone) => {
    fc.assert(
      fc.property(schedule, firstDay, (of, from) => {
        const to = addDays(from, 365 * 5);
        const slots = slotsBetween(of, zone, new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
        const days = slots.map((slot) => slot.local.slice(0, 10));
        // Apart from the ends, which zones cut elsewhere, exactly the scheduled days have a slot, and one each.
        const inner = { from: addDays(from, 3), to: addDays(to, -3) };
        expect(days.filter((day) => day >= inner.from && day <= inner.to)).toEqual(
          eachDay(inner).filter((day) => isScheduled(of, day)),
        );
        for (const [index, { local, at }] of slots.entries()) {
          expect(at.getTime()).toBeGreaterThan(slots[index - 1]?.at.getTime() ?? 0);
          const now = shown(zone, at);
          const before = shown(zone, new Date(at.getTime() - 60_000));
          if (now === local) {
            // Half an hour to two hours are ever repeated.
            for (const minutes of [20, 30, 60, 120])
              expect(shown(zone, new Date(at.getTime() - minutes * 60_000)) < local, `${local} ${minutes}`).toBe(true);
          } else {
            expect(before < local && local < now, `${before} < ${local} < ${now}`).toBe(true);
          }
        }
      }),
      { numRuns: 5 },
    );
  });

  it('come in pieces as they come whole, and next slots are the same', () => {
    fc.assert(
      fc.property(
        schedule,
        fc.constantFrom(...zones),
        firstDay,
        fc.array(fc.integer({ min: 0, max: 86_400 * 400 }), { maxLength: 6 }),
        (of, zone, day, cuts) => {
          const start = Date.parse(`${day}T00:00:00Z`);
          const at = [0, ...cuts, 86_400 * 400]
            .sort((a, b) => a - b)
            .map((seconds) => new Date(start + seconds * 1000));
          const [from = new Date(0), ...ends] = at;
          const whole = slotsBetween(of, zone, from, ends.at(-1) ?? from);
          const pieces = ends.flatMap((end, index) => slotsBetween(of, zone, at[index] ?? from, end));
          expect(pieces).toEqual(whole);
          expect(nextSlots(of, zone, from, whole.length)).toEqual(whole);
        },
      ),
      { numRuns: 40 },
    );
  });
});
