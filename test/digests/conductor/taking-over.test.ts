import { describe, expect, it } from 'vitest';
import type { Look } from '../../../src/digests/next-step.ts';
import type { Reported } from '../../../src/reply.ts';
import { weekly } from '../digests.ts';
import { answer, due, hour, type Kindness, minute, nine, openHall, withStore } from './hall.ts';

const never = new Promise<never>(() => {});
const settle = 35_000;

/** A process that was killed while it posted the slot that was due now. */
async function cutOff(look: Look | (() => Promise<Look>), kindness: Kindness = {}) {
  const looked: unknown[] = [];
  const hall = await openHall([weekly], {
    ...kindness,
    poster: {
      ...kindness.poster,
      async look(...where) {
        looked.push(where);
        return typeof look === 'function' ? look() : look;
      },
    },
  });
  await hall.store.ledger.claim({ digestId: weekly.id, slot: nine, dueAt: due }, 'killed', due, sinceDue(minute));
  await hall.store.ledger.advance(weekly.id, nine, 'killed', due, { state: 'posting', channel: 'C1' });
  return { ...hall, looked };
}

const sinceDue = (milliseconds: number) => new Date(due.getTime() + milliseconds);

describe('work of a process that was killed', () => {
  it('is left alone while its lease lasts, and then done', async () => {
    const hall = await openHall();
    await hall.store.ledger.claim({ digestId: weekly.id, slot: nine, dueAt: due }, 'killed', due, sinceDue(minute));
    await hall.time.pass(minute - 1);
    expect(await hall.conductor.tick()).toBe(false);
    await hall.time.pass(1);
    expect(await hall.conductor.tick()).toBe(true);
    await hall.time.until(hall.conductor.settled());
    expect(hall.posted).toHaveLength(1);
    expect(await hall.row()).toMatchObject({ state: 'posted', attempts: 2 });
  });

  it('is taken over at once when its lease was made by a clock that was wrong', async () => {
    const hall = await openHall();
    await hall.store.ledger.claim({ digestId: weekly.id, slot: nine, dueAt: due }, 'ahead', due, sinceDue(48 * hour));
    expect(await hall.conductor.tick()).toBe(true);
    await hall.time.until(hall.conductor.settled());
    expect(await hall.row()).toMatchObject({ state: 'posted' });
  });

  it('is looked for, when it may have been posted, only after what is on its way has landed', async () => {
    const hall = await cutOff({ kind: 'found', messageTs: '7.7' });
    await hall.time.pass(minute);
    await hall.conductor.tick();
    await hall.time.pass(settle - 1);
    expect(hall.looked).toEqual([]);
    await hall.time.pass(1);
    expect(hall.looked).toEqual([[{ id: 'd1', channel: 'C1' }, nine, sinceDue(-24 * hour)]]);
    expect(hall.posted).toEqual([]);
    expect(await hall.row()).toMatchObject({ state: 'posted', messageTs: '7.7' });
  });

  it('is posted when it is not found', async () => {
    const hall = await cutOff({ kind: 'not-found' });
    await hall.time.pass(minute);
    await hall.conductor.tick();
    await hall.time.until(hall.conductor.settled());
    expect(hall.posted).toHaveLength(1);
    expect(await hall.row()).toMatchObject({ state: 'posted' });
  });

  it('is looked for where it was posted, although the digest has moved or is gone', async () => {
    const hall = await cutOff({ kind: 'found', messageTs: '7.7' });
    await hall.store.digests.update({ ...weekly, channel: 'C2' });
    await hall.store.digests.remove(weekly.id, due);
    await hall.time.pass(minute);
    await hall.conductor.tick();
    await hall.time.until(hall.conductor.settled());
    expect(hall.looked).toMatchObject([[{ channel: 'C1' }, nine, {}]]);
    expect(await hall.row()).toMatchObject({ state: 'posted', messageTs: '7.7' });
  });

  it('is not repeated when nobody may look: the owner is told', async () => {
    const hall = await cutOff({ kind: 'may-not' });
    await hall.time.pass(minute);
    await hall.conductor.tick();
    await hall.time.until(hall.conductor.settled());
    expect(hall.posted).toEqual([]);
    expect(await hall.row()).toMatchObject({ state: 'unsure', reason: 'may-not-look', told: true });
    expect(hall.told).toEqual([
      ['U1', expect.stringContaining('of Mon 23 Nov 2026 09:00 may have been posted or not')],
    ]);
  });

  it('is looked for again later when looking fails', async () => {
    const looks: Look[] = [{ kind: 'failed' }, { kind: 'found', messageTs: '7.7' }];
    const hall = await cutOff(async () => looks.shift() as Look);
    await hall.time.pass(minute);
    await hall.conductor.tick();
    await hall.time.until(hall.conductor.settled());
    // The second attempt to do anything about it: two minutes later.
    const retry = sinceDue(minute + settle + 2 * minute);
    expect(await hall.row()).toMatchObject({ state: 'posting', reason: 'look-failed', leaseUntil: retry });
    await hall.time.pass(2 * minute);
    await hall.conductor.tick();
    await hall.time.until(hall.conductor.settled());
    expect(await hall.row()).toMatchObject({ state: 'posted', messageTs: '7.7', attempts: 3, reason: null });
  });

  it('is taken over by one of all who try', async () => {
    const hall = await cutOff({ kind: 'not-found' });
    const others = [hall.join(), hall.join()];
    await hall.time.pass(minute);
    const began = await Promise.all([hall.conductor, ...others, hall.conductor].map((one) => one.tick()));
    expect(began.filter(Boolean)).toHaveLength(1);
    await hall.time.until(Promise.all([hall.conductor, ...others].map((one) => one.settled())));
    expect(hall.posted).toHaveLength(1);
  });
});

describe('work that takes long', () => {
  it('is held all the time', async () => {
    let answered: (reported: Reported) => void = () => {};
    const hall = await openHall([weekly], {
      report: () =>
        new Promise((resolve) => {
          answered = resolve;
        }),
    });
    const other = hall.join();
    await hall.conductor.tick();
    for (let minutes = 0; minutes < 30; minutes += 1) {
      await hall.time.pass(minute);
      expect(await other.tick()).toBe(false);
      expect(await hall.conductor.tick()).toBe(false);
    }
    answered(answer);
    await hall.time.until(hall.conductor.settled());
    expect(hall.posted).toHaveLength(1);
    expect(await hall.row()).toMatchObject({ state: 'posted', attempts: 1 });
  });

  it('is given up in time when its lease can not be renewed', async () => {
    let fails = false;
    const aborted: Date[] = [];
    const hall = await openHall([weekly], {
      store: withStore(({ ledger }) => ({
        ledger: {
          advance: (...change) => (fails ? Promise.reject(new Error('no store')) : ledger.advance(...change)),
        },
      })),
      report: (_digest, _slot, { signal }) => {
        signal?.addEventListener('abort', () => aborted.push(hall.time.now()));
        return never;
      },
    });
    await hall.conductor.tick();
    await hall.time.pass(50_000);
    fails = true;
    await hall.time.pass(5 * minute);
    // The last renewal that was written was at 40 s, and lasts until 100 s.
    expect(aborted).toEqual([sinceDue(80_000)]);
    await hall.conductor.settled();
    expect(hall.posted).toEqual([]);
    fails = false;
    const other = hall.join();
    expect(await other.tick()).toBe(true);
    await hall.time.until(other.settled());
    expect(await hall.row()).toMatchObject({ state: 'posted' });
  });

  it('goes on when one renewal fails', async () => {
    let fails = 1;
    let answered: (reported: Reported) => void = () => {};
    const hall = await openHall([weekly], {
      store: withStore(({ ledger }) => ({
        ledger: {
          advance: (...change) => {
            fails -= 1;
            return fails === 0 ? Promise.reject(new Error('no store')) : ledger.advance(...change);
          },
        },
      })),
      report: () =>
        new Promise((resolve) => {
          answered = resolve;
        }),
    });
    await hall.conductor.tick();
    await hall.time.pass(5 * minute);
    answered(answer);
    await hall.time.until(hall.conductor.settled());
    expect(await hall.row()).toMatchObject({ state: 'posted', attempts: 1 });
    expect(hall.logged[0]).toMatchObject({ level: 'warn', message: 'lease not renewed' });
  });

  it('tells the post that it is lost, so that no further attempt begins', async () => {
    let lost: AbortSignal | undefined;
    const hall = await openHall([weekly], {
      poster: {
        post({ signal }) {
          lost = signal;
          return never;
        },
      },
    });
    await hall.conductor.tick();
    await hall.time.pass(5 * minute);
    expect(lost?.aborted).toBe(false);
    hall.time.jump(2 * minute);
    await hall.time.pass(20_000);
    expect(lost?.aborted).toBe(true);
  });

  it('is recorded when it was posted after all and nobody has taken over', async () => {
    let posted: (outcome: { ok: true; messageTs: string }) => void = () => {};
    const hall = await openHall([weekly], {
      poster: {
        post: () =>
          new Promise((resolve) => {
            posted = resolve;
          }),
      },
    });
    await hall.conductor.tick();
    await hall.time.pass(0);
    hall.time.jump(2 * minute);
    await hall.time.pass(20_000);
    posted({ ok: true, messageTs: '5.5' });
    await hall.time.until(hall.conductor.settled());
    expect(await hall.row()).toMatchObject({ state: 'posted', messageTs: '5.5' });
  });
});
