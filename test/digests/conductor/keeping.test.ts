import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../src/digests/digest.ts';
import type { Reach } from '../../../src/digests/poster.ts';
import type { Reported } from '../../../src/reply.ts';
import { weekly } from '../digests.ts';
import { answer, due, type Hall, hour, many, minute, nine, openHall, withStore } from './hall.ts';

const never = new Promise<never>(() => {});
const closed: Reach = { kind: 'closed', code: 'is_archived' };
const open: Reach = { kind: 'open', name: 'mail' };

const paused = (code: string, changes: Partial<Digest> = {}): Digest => ({
  ...weekly,
  ...changes,
  pause: { by: 'channel', code },
});
const pauseOf = async (hall: Hall, id = 'd1') => (await hall.store.digests.get(id))?.pause ?? null;
const early = (hall: Hall) => hall.time.jump(-24 * hour);

describe('digests that Slack paused', () => {
  it('go on when their channel is open again, and their owner is told', async () => {
    let reach: Reach = closed;
    const hall = await openHall([paused('is_archived')], { poster: { reach: async () => reach } });
    early(hall);
    await hall.conductor.tick();
    await hall.time.pass(9 * minute);
    reach = open;
    await hall.conductor.tick();
    expect(await pauseOf(hall), 'not looked at yet').not.toBeNull();
    await hall.time.pass(minute);
    await hall.conductor.tick();
    await hall.time.pass(0);
    expect(await pauseOf(hall)).toBeNull();
    expect(hall.told).toEqual([
      ['U1', '*weekly-esp* can be posted again. Next: Mon 23 Nov 2026 09:00, Asia/Shanghai.'],
    ]);
    hall.time.jump(24 * hour);
    await hall.conductor.tick();
    await hall.time.until(hall.conductor.settled());
    expect(hall.posted).toMatchObject([{ slot: nine }]);
  });

  it('are looked at with the first tick, each channel once', async () => {
    const asked: string[] = [];
    const hall = await openHall(
      [
        ...many(3, { channel: 'C1' }).map((digest) => paused('is_archived', digest)),
        ...many(5)
          .slice(3)
          .map((digest) => paused('not_in_channel', digest)),
      ],
      {
        poster: {
          async reach(channel) {
            asked.push(channel);
            return channel === 'C4' ? closed : open;
          },
        },
      },
    );
    early(hall);
    await hall.conductor.tick();
    await hall.time.pass(0);
    expect(asked).toEqual(['C1', 'C4', 'C5']);
    expect(hall.told).toHaveLength(4);
    expect(await pauseOf(hall, 'd4')).toEqual({ by: 'channel', code: 'not_in_channel' });
  });

  it('for its token go on when the token works', async () => {
    let works: boolean | null = false;
    const hall = await openHall([paused('token_revoked')], {
      poster: { tokenWorks: async () => works, reach: async () => closed },
    });
    early(hall);
    for (const [now, isPaused] of [
      [false, true],
      [null, true],
      [true, false],
    ] as const) {
      works = now;
      await hall.conductor.tick();
      await hall.time.pass(10 * minute);
      expect((await pauseOf(hall)) !== null, String(now)).toBe(isPaused);
    }
  });

  it('for what nobody can see from outside stay paused until somebody says so', async () => {
    const hall = await openHall([paused('restricted_action'), paused('missing_scope', { id: 'd2', name: 'second' })]);
    early(hall);
    await hall.conductor.tick();
    await hall.time.pass(0);
    expect(await pauseOf(hall)).not.toBeNull();
    expect(await pauseOf(hall, 'd2')).not.toBeNull();
    expect(hall.told).toEqual([]);
  });

  it('do not wait until the owners of others are told', async () => {
    const hall = await openHall(
      many(3, { channel: 'C1' }).map((digest) => paused('is_archived', digest)),
      { poster: { tell: () => never } },
    );
    early(hall);
    await hall.conductor.tick();
    await hall.time.pass(0);
    expect([await pauseOf(hall, 'd1'), await pauseOf(hall, 'd2'), await pauseOf(hall, 'd3')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('stay paused when nobody can find out', async () => {
    const hall = await openHall([paused('is_archived')], { poster: { reach: async () => ({ kind: 'unknown' }) } });
    early(hall);
    await hall.conductor.tick();
    await hall.time.pass(0);
    expect(await pauseOf(hall)).not.toBeNull();
  });

  it('are told once by two replicas', async () => {
    const hall = await openHall([paused('is_archived')]);
    early(hall);
    await Promise.all([hall.conductor.tick(), hall.join().tick()]);
    await hall.time.pass(0);
    expect(hall.told).toHaveLength(1);
  });

  it('and that somebody edits at the same moment go on too', async () => {
    let edits = 1;
    const hall = await openHall([paused('is_archived')], {
      store: withStore(({ digests }) => ({
        digests: {
          async update(changed) {
            const there = await digests.get(changed.id);
            if (edits > 0 && there !== null) await digests.update({ ...there, words: 'yesterday' });
            edits -= 1;
            return digests.update(changed);
          },
        },
      })),
    });
    early(hall);
    await hall.conductor.tick();
    await hall.time.pass(0);
    expect(await hall.store.digests.get('d1')).toMatchObject({ pause: null, words: 'yesterday' });
  });

  it('go on at once when something is told of their channel', async () => {
    let reach: Reach = closed;
    const person = { ...weekly, id: 'd2', name: 'second', pause: { by: 'person', until: null } } as const;
    const elsewhere = paused('is_archived', { id: 'd3', name: 'third', channel: 'C3' });
    const hall = await openHall([paused('restricted_action'), person, elsewhere], {
      poster: { reach: async () => reach },
    });
    const { channelChanged } = hall.conductor;
    await channelChanged('C1');
    expect(await pauseOf(hall)).not.toBeNull();
    reach = open;
    await channelChanged('C1');
    expect([await pauseOf(hall), await pauseOf(hall, 'd2')]).toEqual([null, person.pause]);
    expect(await pauseOf(hall, 'd3')).not.toBeNull();
    expect(hall.told).toHaveLength(1);
  });

  it('wait for the next time when the store fails', async () => {
    const hall = await openHall([paused('is_archived')], {
      store: withStore(() => ({ digests: { list: () => Promise.reject(new Error('no store')) } })),
    });
    await hall.conductor.channelChanged('C1');
    expect(hall.logged).toMatchObject([{ level: 'error', message: 'not done' }]);
  });
});

describe('old slots', () => {
  it('are forgotten after a year and a month, once a day', async () => {
    const pruned: string[] = [];
    const hall = await openHall([], {
      store: withStore(() => ({
        ledger: {
          prune: async (before) => {
            pruned.push(before.toISOString());
            return 1;
          },
        },
      })),
    });
    for (let hours = 0; hours < 25; hours += 1) {
      await hall.conductor.tick();
      await hall.time.pass(hour);
    }
    expect(pruned).toEqual(['2025-10-19T01:00:00.000Z', '2025-10-20T01:00:00.000Z']);
  });
});

describe('a conductor that stops', () => {
  it('has nothing to wait for when nothing is held, and begins nothing more', async () => {
    const skipping = { ...weekly, id: 'd2', name: 'second', pause: { by: 'person', until: null } } as const;
    const hall = await openHall([weekly, skipping]);
    expect(await hall.time.until(hall.conductor.stop(10_000))).toEqual({ unfinished: 0 });
    expect(hall.time.now()).toEqual(due);
    expect(await hall.conductor.tick()).toBe(false);
    await hall.conductor.channelChanged('C1');
    expect([await hall.row(), await hall.row('d2')]).toEqual([null, null]);
  });

  it('lets what is begun end, and begins nothing of what waits', async () => {
    let answered: (reported: Reported) => void = () => {};
    const hall = await openHall(many(3), {
      pace: { atOnce: 1 },
      report: () =>
        new Promise((resolve) => {
          answered = resolve;
        }),
    });
    await hall.conductor.tick();
    await hall.time.pass(0);
    const stopped = hall.conductor.stop(10_000);
    await hall.time.pass(1_000);
    answered(answer);
    expect(await hall.time.until(stopped)).toEqual({ unfinished: 0 });
    expect(hall.posted).toHaveLength(1);
    expect(await hall.row('d2')).toBeNull();
  });

  it('leaves what only asks to whoever comes next, at once', async () => {
    const hall = await openHall([weekly], { report: () => never });
    await hall.conductor.tick();
    await hall.time.pass(0);
    const stopped = hall.conductor.stop(10_000);
    await hall.time.pass(4_999);
    expect(await hall.row()).toMatchObject({ state: 'claimed', holder: 'replica 1' });
    await hall.time.pass(1);
    expect(await stopped).toEqual({ unfinished: 1 });
    const nextOne = hall.join();
    expect(await nextOne.tick()).toBe(true);
    await hall.time.until(nextOne.settled());
    expect(await hall.row()).toMatchObject({ state: 'posted', attempts: 2 });
  });

  it('leaves what waits to look to whoever comes next', async () => {
    const hall = await openHall([weekly], { poster: { look: () => never } });
    await hall.store.ledger.claim({ digestId: 'd1', slot: nine, dueAt: due }, 'killed', due, due);
    await hall.store.ledger.takeOver('d1', nine, 'killed', due, new Date(due.getTime() + 1));
    await hall.store.ledger.advance('d1', nine, 'killed', due, { state: 'posting', channel: 'C1' });
    await hall.time.pass(1);
    await hall.conductor.tick();
    await hall.time.pass(0);
    expect(await hall.time.until(hall.conductor.stop(10_000))).toEqual({ unfinished: 1 });
    expect(await hall.row()).toMatchObject({ state: 'posting', leaseUntil: null });
  });

  it('waits for a post that is under way, and records it', async () => {
    const hall = await openHall([weekly], {
      poster: {
        post: () =>
          new Promise((resolve) => {
            hall.time.after(9_000, () => resolve({ ok: true, messageTs: '3.3' }));
          }),
      },
    });
    await hall.conductor.tick();
    await hall.time.pass(0);
    expect(await hall.time.until(hall.conductor.stop(10_000))).toEqual({ unfinished: 0 });
    expect(await hall.row()).toMatchObject({ state: 'posted', messageTs: '3.3' });
  });

  it('records why a post under way failed', async () => {
    const hall = await openHall([weekly], {
      poster: {
        post: () =>
          new Promise((resolve) => {
            hall.time.after(9_000, () => resolve({ ok: false, failure: { during: 'posting', status: 503 } }));
          }),
      },
    });
    await hall.conductor.tick();
    await hall.time.pass(0);
    expect(await hall.time.until(hall.conductor.stop(10_000))).toEqual({ unfinished: 0 });
    expect(await hall.row()).toMatchObject({ state: 'posting', reason: 'server-error' });
  });

  it('waits no longer than it may, and counts what is left', async () => {
    const hall = await openHall(many(2), { poster: { post: () => never } });
    await hall.conductor.tick();
    await hall.time.pass(0);
    const stopped = hall.conductor.stop(10_000);
    await hall.time.pass(10_000);
    expect(await stopped).toEqual({ unfinished: 2 });
  });
});
