import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFor } from '../../../sandbox/direct-mail/random.ts';
import { openStore } from '../../../src/adapters/store/open.ts';
import type { Digest } from '../../../src/digests/digest.ts';
import { slotsBetween } from '../../../src/digests/slots.ts';
import type { Store } from '../../../src/ports.ts';
import { silent } from '../../store/samples.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';
import { weekly } from '../digests.ts';
import { due, hour, minute } from './hall.ts';
import { badDay, oneOf } from './misfortunes.ts';
import { createMortal, type Mortal } from './mortal.ts';
import { createTime } from './time.ts';

const folder = temporaryFolder();
let store: Store;
beforeAll(async () => {
  store = await openStore(`file:${folder.path}/law.db`, { log: silent });
});
afterAll(() => store.close());

/** What there was in all runs together, so that a run by hand can tell what it has seen. */
const seen = { runs: 0, replicas: 0, messages: 0, posted: 0, skipped: 0, failed: 0, unsure: 0 };
let runs = 0;

interface Life {
  readonly seed: number;
  readonly acts: number;
  readonly digests: number;
  readonly mayLook: boolean;
  readonly failing: boolean;
  readonly graceHours: number;
}

const everyHalfHour = {
  kind: 'cron',
  expression: '0,30 * * * *',
  minutes: [0, 30],
  hours: Array.from({ length: 24 }, (_, n) => n),
  daysOfMonth: null,
  months: Array.from({ length: 12 }, (_, n) => n + 1),
  daysOfWeek: null,
} as const;
const schedules = [everyHalfHour, { ...everyHalfHour, expression: '0 * * * *', minutes: [0] }] as const;
const zones = ['Asia/Shanghai', 'Asia/Kathmandu', 'America/New_York'];

async function live({ seed, acts, digests: count, mayLook, failing, graceHours }: Life): Promise<void> {
  runs += 1;
  const random = randomFor(seed, 'life');
  const time = createTime(due);
  const day = badDay(seed, mayLook, time);
  const ids = Array.from({ length: count }, (_, n) => `run ${runs} d${n}`);
  for (const id of ids) {
    const activeSince = new Date(due.getTime() - Math.floor(random() * 4 * hour));
    const digest = { ...weekly, activeSince, schedule: oneOf(random, schedules), zone: oneOf(random, zones) };
    await store.digests.create({ ...digest, id, name: id, channel: `C${Math.floor(random() * 3)}` });
  }

  let replicas: Mortal[] = [];
  let born = 0;
  const join = (isLast = false) => {
    born += 1;
    const operations = isLast || random() < 0.1 ? Number.POSITIVE_INFINITY : 1 + Math.floor(random() ** 2 * 250);
    const aheadMs = isLast || random() < 0.6 ? 0 : Math.floor((random() - 0.5) * 6 * hour);
    const fate = { name: `run ${runs} p${born}`, seed, operations, aheadMs, failing: failing && !isLast ? 0.03 : 0 };
    replicas.push(createMortal({ ...fate, graceMs: graceHours * hour }, store, day, time));
  };
  const ticks = () => {
    for (const { conductor } of replicas) void conductor.tick().catch(() => {});
  };
  const edit = async (change: (digest: Digest) => Digest) => {
    const digest = await store.digests.get(oneOf(random, ids));
    if (digest !== null) await store.digests.update(change(digest));
  };

  for (let act = 0; act < acts; act += 1) {
    const kind = random();
    if (kind < 0.05) day.close(`C${Math.floor(random() * 3)}`, random() < 0.5);
    else if (kind < 0.08) await edit((digest) => ({ ...digest, words: `words ${act}` }));
    else if (kind < 0.11) await edit((digest) => ({ ...digest, channel: `C${Math.floor(random() * 3)}` }));
    else if (kind < 0.14) await edit((digest) => ({ ...digest, pause: { by: 'person', until: null } }));
    else if (kind < 0.19) await edit((digest) => ({ ...digest, pause: null, activeSince: time.right(time.elapsed()) }));
    else if (kind < 0.29) {
      const one = replicas.length === 0 ? null : oneOf(random, replicas);
      if (one !== null) one.aheadMs = random() < 0.5 ? 0 : Math.floor((random() - 0.5) * 6 * hour);
    } else if (kind < 0.33 && replicas.length > 0) oneOf(random, replicas).kill();
    else if (kind < 0.36 && replicas.length > 0) await stopOne(oneOf(random, replicas));
    replicas = replicas.filter((one) => one.isAlive());
    while (replicas.length < 1 + Math.floor(random() * 3)) join();
    ticks();
    await time.pass(Math.floor(random() ** 2 * 12 * minute));
  }

  async function stopOne(one: Mortal): Promise<void> {
    void one.conductor.stop(10_000).catch(() => {});
    await time.pass(10_000);
    one.kill();
  }

  for (const one of replicas) one.kill();
  seen.replicas += born;
  day.end();
  replicas = [];
  join(true);
  // Longer than any lease or delay that may have been left behind, and than the clocks were ahead.
  for (let tick = 0; tick < 60; tick += 1) {
    ticks();
    await time.pass(tick % 2 === 0 ? 10 * minute : 2 * minute);
  }
  await judge(ids, time.now(), day.messages);
  for (const one of replicas) one.kill();
  for (const id of ids) await store.digests.remove(id, due);
}

async function judge(
  ids: readonly string[],
  now: Date,
  messages: ReturnType<typeof badDay>['messages'],
): Promise<void> {
  const tenMinutesAgo = new Date(now.getTime() - 12 * minute);
  expect(await store.ledger.unfinished().then((rows) => rows.filter((row) => row.dueAt < tenMinutesAgo))).toEqual([]);
  for (const id of ids) {
    const digest = (await store.digests.get(id)) as Digest;
    const rows = await store.ledger.recent(id, 1_000);
    const known = new Set(rows.map((row) => row.slot));
    const slots = slotsBetween(digest.schedule, digest.zone, digest.activeSince, tenMinutesAgo);
    expect(
      slots.filter((slot) => !known.has(slot.local)),
      'lost',
    ).toEqual([]);
    for (const row of rows) {
      const there = messages.filter((one) => one.digestId === id && one.slot === row.slot);
      expect(there.length, `messages of ${row.slot}, which is ${row.state}`).toBeLessThanOrEqual(1);
      if (row.state === 'posted') expect(there.map((one) => one.messageTs)).toEqual([row.messageTs]);
      else if (there.length > 0) expect(row.state).toBe('unsure');
      if (row.state in seen) seen[row.state as 'posted'] += 1;
    }
    const orphans = messages.filter((one) => one.digestId === id && !known.has(one.slot));
    expect(orphans, 'messages of no row').toEqual([]);
  }
  seen.messages += messages.length;
  seen.runs += 1;
}

describe('whatever happens to whom', () => {
  it(
    'each slot ends in the ledger and has at most one message; none is lost, none doubled',
    async () => {
      const life = fc.record({
        seed: fc.nat(),
        acts: fc.integer({ min: 3, max: 40 }),
        digests: fc.integer({ min: 1, max: 6 }),
        mayLook: fc.boolean(),
        failing: fc.boolean(),
        graceHours: fc.integer({ min: 2, max: 24 }),
      });
      await fc.assert(fc.asyncProperty(life, live), { numRuns: Number(process.env.RUNS ?? 15), endOnFailure: true });
      if (process.env.RUNS !== undefined) console.log(seen);
      expect(seen.posted).toBeGreaterThan(0);
    },
    Number(process.env.RUNS ?? 15) * 20_000,
  );
});
