import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest, Pause } from '../../src/digests/digest.ts';
import { type Decision, decide, isLate, nextDue, nextPosting, type Situation } from '../../src/digests/due.ts';
import { slotsBetween } from '../../src/digests/slots.ts';
import { daily, weekly } from './digests.ts';

const hour = 3_600_000;
const decideAt = (now: string, digests: readonly Digest[], newest: Situation['newest'] = () => null) =>
  told(decide({ digests, now: new Date(now), newest, graceMs: 24 * hour }));
const told = ({ run, skip }: Decision) => ({
  run: run.map(({ digest, slot }) => `${digest.name} ${slot.local}`),
  skip: skip.map(({ digest, slot, reason }) => `${digest.name} ${slot.local} ${reason}`),
});

describe('what is due', () => {
  it('is nothing before the time', () => {
    expect(decideAt('2026-11-23T00:59:59Z', [weekly])).toEqual({ run: [], skip: [] });
  });

  it('is the slot at its time, and once it is recorded the next one', () => {
    expect(decideAt('2026-11-23T01:00:00Z', [weekly])).toEqual({
      run: ['weekly-esp 2026-11-23T09:00'],
      skip: [],
    });
    const recorded = { slot: '2026-11-23T09:00', dueAt: new Date('2026-11-23T01:00:00Z') };
    expect(decideAt('2026-11-23T01:00:30Z', [weekly], () => recorded)).toMatchObject({ run: [], skip: [] });
  });

  it('is late after a quarter of an hour', () => {
    const due = new Date('2026-11-23T01:00:00Z');
    expect(isLate(due, new Date('2026-11-23T01:15:00Z'))).toBe(false);
    expect(isLate(due, new Date('2026-11-23T01:15:01Z'))).toBe(true);
  });

  it('is a missed slot within the grace time', () => {
    expect(decideAt('2026-11-23T01:15:01Z', [weekly]).run).toEqual(['weekly-esp 2026-11-23T09:00']);
    expect(decideAt('2026-11-24T01:00:00Z', [weekly]).run).toEqual(['weekly-esp 2026-11-23T09:00']);
    expect(decideAt('2026-11-24T01:00:01Z', [weekly])).toMatchObject({
      run: [],
      skip: ['weekly-esp 2026-11-23T09:00 too-late'],
    });
  });

  it('is after a long downtime only the newest slot; the others are skipped', () => {
    expect(decideAt('2026-11-22T12:00:00Z', [daily])).toMatchObject({
      run: ['daily-esp 2026-11-22T08:00'],
      skip: [
        'daily-esp 2026-11-19T08:00 too-late',
        'daily-esp 2026-11-20T08:00 too-late',
        'daily-esp 2026-11-21T08:00 too-late',
      ],
    });
    const graceOf3Days = { digests: [daily], now: new Date('2026-11-22T12:00:00Z'), newest: () => null };
    expect(told(decide({ ...graceOf3Days, graceMs: 72 * hour })).skip.at(-1)).toBe(
      'daily-esp 2026-11-21T08:00 superseded',
    );
  });

  it('is nothing that was due before the digest was created, resumed or edited', () => {
    const edited = { ...daily, activeSince: new Date('2026-11-22T00:30:00Z') };
    expect(decideAt('2026-11-22T00:31:00Z', [edited])).toMatchObject({ run: [], skip: [] });
    expect(decideAt('2026-11-23T00:00:00Z', [edited]).run).toEqual(['daily-esp 2026-11-23T08:00']);
  });

  it.each([
    ['a person', { by: 'person', until: null }],
    ['its channel', { by: 'channel', code: 'is_archived' }],
  ] satisfies readonly (readonly [string, Pause])[])(
    'is nothing while paused by %s, and its slots are recorded',
    (_, pause) => {
      expect(decideAt('2026-11-20T00:00:00Z', [{ ...daily, pause }])).toEqual({
        run: [],
        skip: ['daily-esp 2026-11-19T08:00 paused', 'daily-esp 2026-11-20T08:00 paused'],
      });
    },
  );

  it('is to be decided again at the next slot, paused or not', () => {
    const next = (digest: Digest, now: string) => nextDue(digest, new Date(now))?.toISOString() ?? null;
    expect(next(daily, '2026-11-20T00:00:00Z')).toBe('2026-11-21T00:00:00.000Z');
    expect(next({ ...daily, pause: { by: 'person', until: null } }, '2026-11-20T00:00:00Z')).toBe(
      '2026-11-21T00:00:00.000Z',
    );
    expect(next({ ...daily, activeSince: new Date('2026-11-22T00:00:00Z') }, '2026-11-20T00:00:00Z')).toBe(
      '2026-11-23T00:00:00.000Z',
    );
  });

  it('begins again at the moment the pause ends', () => {
    const paused = { ...daily, pause: { by: 'person' as const, until: new Date('2026-11-21T00:00:00Z') } };
    expect(nextPosting(paused, new Date('2026-11-19T12:00:00Z'))?.local).toBe('2026-11-21T08:00');
    expect(decideAt('2026-11-20T12:00:00Z', [paused])).toEqual({
      run: [],
      skip: ['daily-esp 2026-11-19T08:00 paused', 'daily-esp 2026-11-20T08:00 paused'],
    });
    expect(decideAt('2026-11-21T00:00:00Z', [paused]).run).toEqual(['daily-esp 2026-11-21T08:00']);
  });

  it('is told oldest first over all digests', () => {
    expect(decideAt('2026-11-23T01:00:00Z', [weekly, daily]).run).toEqual([
      'daily-esp 2026-11-23T08:00',
      'weekly-esp 2026-11-23T09:00',
    ]);
  });

  it('keeps two local times of one instant apart', () => {
    const hourly: Digest = {
      ...daily,
      zone: 'Europe/Berlin',
      activeSince: new Date('2026-03-29T00:30:00Z'),
      schedule: {
        kind: 'cron',
        expression: '0 * * * *',
        minutes: [0],
        hours: [1, 2, 3, 4],
        daysOfMonth: null,
        months: [3],
        daysOfWeek: null,
      },
    };
    const first = { slot: '2026-03-29T02:00', dueAt: new Date('2026-03-29T01:00:00Z') };
    expect(decideAt('2026-03-29T01:00:00Z', [hourly])).toMatchObject({
      skip: ['daily-esp 2026-03-29T02:00 superseded'],
      run: ['daily-esp 2026-03-29T03:00'],
    });
    expect(decideAt('2026-03-29T01:00:00Z', [hourly], () => first)).toMatchObject({
      skip: [],
      run: ['daily-esp 2026-03-29T03:00'],
    });
  });
});

/** What happens between two decisions: time passes, the clock is set wrong, or a process dies part-way through its work. */
const event = fc.record({
  hours: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 30 }) },
    { weight: 1, arbitrary: fc.integer({ min: 24, max: 24 * 40 }) },
    { weight: 2, arbitrary: fc.integer({ min: -72, max: 0 }) },
  ),
  minutes: fc.integer({ min: 0, max: 59 }),
  /** How many of the decided rows are written before the process dies. */
  survives: fc.oneof(
    { weight: 3, arbitrary: fc.constant(1000) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 6 }) },
  ),
  /** Another replica decides at the same moment from what it read before. */
  twice: fc.boolean(),
});
const zoned = fc.constantFrom(
  'Asia/Shanghai',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'America/New_York',
  'Africa/Cairo',
);

describe('over downtime, wrong clocks, deaths and a second replica', () => {
  it('every slot is recorded once, run or skipped, and nothing else is', () => {
    fc.assert(
      fc.property(
        fc.array(event, { minLength: 1, maxLength: 25 }),
        zoned,
        fc.constantFrom('00:30', '02:30', '09:00'),
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 72 }),
        (events, zone, time, start, graceHours) => {
          const digests = [daily, weekly].map(
            (digest): Digest => ({
              ...digest,
              zone,
              schedule: { ...digest.schedule, time } as Digest['schedule'],
              activeSince: start,
            }),
          );
          const ledger = new Map<string, { slot: string; dueAt: Date; did: string; id: string }>();
          const newest = (id: string) =>
            [...ledger.values()]
              .filter((row) => row.id === id)
              .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.slot < b.slot ? -1 : 1))
              .at(-1) ?? null;
          let writes = 0;
          const record = (id: string, slot: { local: string; at: Date }, did: string) => {
            const key = `${id} ${slot.local}`;
            // What the store does: inserts unless there is a row.
            if (ledger.has(key)) return;
            writes += 1;
            ledger.set(key, { id, slot: slot.local, dueAt: slot.at, did });
          };
          let now = start.getTime();
          let latest = now;
          for (const { hours, minutes, survives, twice } of [
            ...events,
            { hours: 0, minutes: 0, survives: 1000, twice: false },
          ]) {
            now += (hours * 60 + minutes) * 60_000;
            latest = Math.max(latest, now);
            const stale = new Map(digests.map(({ id }) => [id, newest(id)]));
            const at = new Date(now);
            for (const lookup of twice ? [newest, (id: string) => stale.get(id) ?? null] : [newest]) {
              const { skip, run } = decide({ digests, now: at, newest: lookup, graceMs: graceHours * hour });
              expect(new Set(run.map(({ digest }) => digest.id)).size).toBe(run.length);
              for (const { slot } of run) expect(now - slot.at.getTime()).toBeLessThanOrEqual(graceHours * hour);
              const rows = [
                ...skip.map(
                  ({ digest, slot, reason }) =>
                    () =>
                      record(digest.id, slot, reason),
                ),
                ...run.map(
                  ({ digest, slot }) =>
                    () =>
                      record(digest.id, slot, 'run'),
                ),
              ];
              for (const write of rows.slice(0, survives)) write();
            }
          }
          // Once the clock has caught up with where it has been, one more decision closes the books.
          for (const one of ends(digests, new Date(latest), newest, graceHours * hour))
            record(one.digest.id, one.slot, one.did);
          const expected = digests.flatMap(({ id, schedule }) =>
            slotsBetween(schedule, zone, start, new Date(latest)).map(({ local }) => `${id} ${local}`),
          );
          expect([...ledger.keys()].toSorted()).toEqual(expected.toSorted());
          expect(writes).toBe(expected.length);
        },
      ),
      { numRuns: 150 },
    );
  });
});

function ends(digests: readonly Digest[], now: Date, newest: Situation['newest'], graceMs: number) {
  const { skip, run } = decide({ digests, now, newest, graceMs });
  return [...skip.map((one) => ({ ...one, did: one.reason as string })), ...run.map((one) => ({ ...one, did: 'run' }))];
}
