import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../src/digests/digest.ts';
import type { Reported } from '../../../src/reply.ts';
import { daily, weekly } from '../digests.ts';
import { answer, due, hour, many, minute, nine, openHall, withStore } from './hall.ts';

const row = (state: string) => expect.objectContaining({ state });
const never = new Promise<never>(() => {});

describe('a digest that is due', () => {
  it('is asked for its own slot, posted, recorded and logged, once', async () => {
    const asked: unknown[] = [];
    const hall = await openHall([weekly], {
      report: async (digest, slot, { priority }) => {
        asked.push([digest.name, slot, priority]);
        return answer;
      },
    });
    hall.time.jump(3_000);
    expect(await hall.conductor.tick()).toBe(true);
    await hall.time.until(hall.conductor.settled());
    expect(asked).toEqual([['weekly-esp', { local: nine, at: due }, 'background']]);
    expect(hall.posted).toEqual([
      expect.objectContaining({ slot: nine, report: answer.report, words: answer.words, notes: [] }),
    ]);
    expect(await hall.row()).toMatchObject({ state: 'posted', messageTs: '1.000100', channel: 'C1', attempts: 1 });
    expect(hall.logged).toEqual([
      {
        level: 'info',
        message: 'digest posted',
        details: { digest: 'weekly-esp', slot: nine, afterMs: 3_000, late: false },
      },
    ]);

    expect(await hall.conductor.tick()).toBe(false);
    await hall.time.pass(5 * minute);
    expect(await hall.conductor.tick()).toBe(false);
    expect(hall.posted).toHaveLength(1);
  });

  it('is not held up by another whose zone nobody knows; that is logged once', async () => {
    const hall = await openHall([{ ...weekly, id: 'd0', name: 'lost', channel: 'C0', zone: 'Mars/Olympus' }, weekly]);
    await hall.conductor.tick();
    await hall.conductor.tick();
    await hall.time.until(hall.conductor.settled());
    expect(hall.posted).toMatchObject([{ digest: { name: 'weekly-esp' } }]);
    expect(hall.logged.filter(({ level }) => level === 'error')).toMatchObject([
      { message: 'digest cannot be scheduled', details: { digest: 'lost', zone: 'Mars/Olympus' } },
    ]);
  });

  it('recorded by a clock that was ahead is silent until then, which is logged', async () => {
    const hall = await openHall([daily]);
    hall.time.jump(30 * 24 * hour);
    await hall.conductor.tick();
    await hall.time.until(hall.conductor.settled());
    hall.time.jump(-30 * 24 * hour);
    const restarted = hall.join();
    await restarted.tick();
    expect(hall.logged.filter(({ level }) => level === 'warn')).toMatchObject([
      {
        message: 'digests were recorded by a clock that was ahead, and are silent until then',
        details: { digests: 1, until: new Date('2026-12-23T00:00:00Z') },
      },
    ]);
  });

  it('that asks for csv has its file sent once it is recorded', async () => {
    const states: (string | undefined)[] = [];
    const hall = await openHall([weekly], {
      report: async () => ({ ...answer, request: { ...answer.request, csv: true } }),
      poster: {
        async attach(post, messageTs) {
          expect(post).toMatchObject({ slot: nine, csv: true });
          states.push(`${(await hall.row())?.state} ${messageTs}`);
        },
      },
    });
    await hall.conductor.tick();
    await hall.time.until(hall.conductor.settled());
    expect(hall.posted).toMatchObject([{ csv: true }]);
    expect(states).toEqual(['posted 1.000100']);
  });

  it('waits for the turn of its channel before it holds the row as posting', async () => {
    let turn = () => {};
    const hall = await openHall([weekly], {
      poster: {
        turn: (channel) => {
          expect(channel).toBe('C1');
          return new Promise((resolve) => {
            turn = resolve;
          });
        },
      },
    });
    await hall.conductor.tick();
    await hall.time.pass(5 * minute);
    expect(await hall.row()).toMatchObject({ state: 'claimed' });
    turn();
    await hall.time.until(hall.conductor.settled());
    expect(await hall.row()).toMatchObject({ state: 'posted' });
  });

  it('is posted late with a note when work begins later than a quarter of an hour', async () => {
    const hall = await openHall();
    hall.time.jump(15 * minute + 1);
    await hall.conductor.tick();
    await hall.time.until(hall.conductor.settled());
    expect(hall.posted[0]?.notes).toEqual([
      'Posted late: this was due Mon 23 Nov 2026 09:00, Asia/Shanghai, and covers the days it was due for.',
    ]);
  });

  it('tells of what was skipped before it, once', async () => {
    const hall = await openHall([daily]);
    hall.time.jump(-hour + minute);
    await hall.conductor.tick();
    await hall.time.until(hall.conductor.settled());
    expect(hall.posted.map(({ slot, notes }) => [slot, notes])).toEqual([
      [
        '2026-11-23T08:00',
        [
          'Not posted: Fri 20 Nov 2026 08:00, Sat 21 Nov 2026 08:00, Sun 22 Nov 2026 08:00 and 1 before it, because mailstats was not running at that time.',
        ],
      ],
    ]);
    hall.time.jump(24 * hour);
    await hall.conductor.tick();
    await hall.time.until(hall.conductor.settled());
    expect(hall.posted[1]).toMatchObject({ slot: '2026-11-24T08:00', notes: [] });
  });

  it('is claimed only when all that is skipped is recorded', async () => {
    const written: string[] = [];
    const hall = await openHall([daily, weekly], {
      store: withStore(({ ledger }) => ({
        ledger: {
          skip: (slot, ...rest) => {
            written.push(`skip ${slot.slot}`);
            return ledger.skip(slot, ...rest);
          },
          claim: (slot, ...rest) => {
            written.push(`claim ${slot.slot}`);
            return ledger.claim(slot, ...rest);
          },
        },
      })),
    });
    await hall.conductor.tick();
    expect(written).toEqual([
      ...['19', '20', '21', '22'].map((day) => `skip 2026-11-${day}T08:00`),
      'claim 2026-11-23T08:00',
      `claim ${nine}`,
    ]);
  });

  it('is recorded as skipped while paused, and nobody is told', async () => {
    const hall = await openHall([{ ...weekly, pause: { by: 'person', until: null } }]);
    expect(await hall.conductor.tick()).toBe(false);
    expect(await hall.row()).toMatchObject({ state: 'skipped', reason: 'paused' });
    const digest = (await hall.store.digests.get(weekly.id)) as Digest;
    await hall.store.digests.update({ ...digest, pause: null });
    hall.time.jump(7 * 24 * hour);
    await hall.conductor.tick();
    await hall.time.until(hall.conductor.settled());
    expect(hall.posted).toMatchObject([{ slot: '2026-11-30T09:00', notes: [] }]);
  });
});

describe('a digest that changes while it is asked', () => {
  async function changing(change: (hall: Awaited<ReturnType<typeof openHall>>, digest: Digest) => Promise<unknown>) {
    const asked: string[] = [];
    const hall = await openHall([weekly], {
      async report(digest) {
        asked.push(digest.words);
        if (asked.length === 1) await change(hall, digest);
        return answer;
      },
    });
    await hall.conductor.tick();
    await hall.time.until(hall.conductor.settled());
    return { hall, asked };
  }

  it('is asked anew with its new words, and posted where it is now', async () => {
    const { hall, asked } = await changing(({ store }, digest) =>
      store.digests.update({ ...digest, words: 'yesterday', channel: 'C7' }),
    );
    expect(asked).toEqual([weekly.words, 'yesterday']);
    expect(hall.posted).toMatchObject([{ digest: { channel: 'C7', words: 'yesterday' } }]);
    expect(await hall.row()).toMatchObject({ state: 'posted', channel: 'C7' });
  });

  it('is not posted when it is paused', async () => {
    const { hall } = await changing(({ store }, digest) =>
      store.digests.update({ ...digest, pause: { by: 'person', until: null } }),
    );
    expect(hall.posted).toEqual([]);
    expect(await hall.row()).toMatchObject({ state: 'skipped', reason: 'paused' });
  });

  it('is not posted when it is deleted', async () => {
    const { hall } = await changing(({ store }, digest) => store.digests.remove(digest.id, due));
    expect(hall.posted).toEqual([]);
    expect(await hall.row()).toMatchObject({ state: 'skipped', reason: 'deleted' });
  });
});

describe('many digests that are due', () => {
  it('are worked on so many at once; the others wait unclaimed', async () => {
    const answers: ((reported: Reported) => void)[] = [];
    const hall = await openHall(many(5), {
      pace: { atOnce: 2 },
      report: () => new Promise((resolve) => answers.push(resolve)),
    });
    expect(await hall.conductor.tick()).toBe(true);
    await hall.time.pass(16 * minute);
    const states = () => Promise.all(many(5).map(async ({ id }) => (await hall.row(id))?.state ?? '-'));
    expect(await states()).toEqual(['claimed', 'claimed', '-', '-', '-']);
    expect(await hall.conductor.tick(), 'nothing that it began just now').toBe(false);
    answers[1]?.(answer);
    await hall.time.pass(0);
    expect(await states()).toEqual(['claimed', 'posted', 'claimed', '-', '-']);
    for (let n = 0; n < 5; n += 1) {
      answers[n]?.(answer);
      await hall.time.pass(0);
    }
    expect(await states()).toEqual(Array(5).fill('posted'));
    const lateness = hall.posted.map(({ digest, notes }) => [digest.id, notes.length]);
    expect(lateness, 'late are those that began late').toEqual([
      ...[
        ['d2', 0],
        ['d1', 0],
      ],
      ...[
        ['d3', 1],
        ['d4', 1],
        ['d5', 1],
      ],
    ]);
    await hall.conductor.settled();
  });

  it('are shared with another replica, each posted once', async () => {
    const hall = await openHall(many(30), { pace: { atOnce: 4 } });
    const other = hall.join({ pace: { atOnce: 4 } });
    await Promise.all([hall.conductor.tick(), other.tick(), hall.conductor.tick()]);
    await hall.time.until(Promise.all([hall.conductor.settled(), other.settled()]));
    expect(hall.posted.map(({ digest }) => digest.id).toSorted()).toEqual(
      many(30)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it('are not held by one that finds others quicker', async () => {
    const hall = await openHall(many(3));
    for (const { id } of many(3)) {
      await hall.store.ledger.claim(
        { digestId: id, slot: nine, dueAt: due },
        'other',
        due,
        new Date(due.getTime() + 60_000),
      );
    }
    expect(await hall.conductor.tick()).toBe(false);
    await hall.conductor.settled();
    expect(hall.posted).toEqual([]);
  });

  it('are settled only when nothing is held', async () => {
    let answered: (reported: Reported) => void = () => {};
    const hall = await openHall([weekly], { report: () => new Promise((resolve) => (answered = resolve)) });
    await hall.conductor.tick();
    let isSettled = false;
    const settled = hall.conductor.settled().then(() => {
      isSettled = true;
    });
    await hall.time.pass(minute);
    expect(isSettled).toBe(false);
    answered(answer);
    await hall.time.until(settled);
    expect(await hall.row()).toEqual(row('posted'));
  });

  it('wait no longer when they are edited or deleted meanwhile', async () => {
    const [first, second, third] = many(3) as [Digest, Digest, Digest];
    let answered: (reported: Reported) => void = () => {};
    const hall = await openHall([first, second, third], {
      pace: { atOnce: 1 },
      report: (digest) =>
        digest.id === 'd1' ? new Promise((resolve) => (answered = resolve)) : Promise.resolve(answer),
    });
    await hall.conductor.tick();
    await hall.store.digests.update({ ...second, activeSince: new Date(due.getTime() + 1) });
    await hall.store.digests.remove('d3', due);
    answered(answer);
    await hall.time.until(hall.conductor.settled());
    expect(hall.posted.map(({ digest }) => digest.id)).toEqual(['d1']);
    expect([await hall.row('d2'), await hall.row('d3')]).toEqual([null, null]);
  });
});

describe('ten thousand digests', () => {
  function counting() {
    const calls: string[] = [];
    const store = withStore(({ ledger, digests }) => ({
      ledger: {
        newest: (ids) => {
          calls.push(`newest of ${ids.length}`);
          return ledger.newest(ids);
        },
      },
      digests: {
        list: (where) => {
          calls.push('list');
          return digests.list(where);
        },
      },
    }));
    return { calls, store };
  }

  it('are looked at one by one only once, and then when their slot comes', async () => {
    const { calls, store } = counting();
    const hall = await openHall(many(450), { store });
    hall.time.jump(-24 * hour);
    await hall.conductor.tick();
    expect(calls.splice(0)).toEqual(['list', 'newest of 200', 'newest of 200', 'newest of 50']);
    hall.time.jump(minute);
    await hall.conductor.tick();
    expect(calls.splice(0)).toEqual(['list']);
    const [one] = many(1) as [Digest];
    await hall.store.digests.update({ ...one, words: 'yesterday' });
    await hall.conductor.tick();
    expect(calls.splice(0), 'edited').toEqual(['list', 'newest of 1']);
    hall.time.jump(24 * hour);
    await hall.conductor.tick();
    expect(calls.splice(0), 'due').toEqual(['list', 'newest of 200', 'newest of 200', 'newest of 50']);
    await hall.time.until(hall.conductor.settled());
    expect(hall.posted).toHaveLength(450);
    await hall.conductor.tick();
    expect(calls.splice(0)).toEqual(['list']);
  });

  it('leave others their turn', async () => {
    const hall = await openHall(many(450));
    let turns = 0;
    const watch = () => {
      turns += 1;
      if (turns < 100) setImmediate(watch);
    };
    setImmediate(watch);
    await hall.conductor.tick();
    expect(turns).toBeGreaterThanOrEqual(2);
    await hall.time.until(hall.conductor.settled());
  });
});

describe('a clock that jumps', () => {
  it('makes nothing twice and loses nothing, back and forth', async () => {
    const hall = await openHall([daily]);
    for (const days of [0, -3, 0, 2, -2, 3, 0, 1, -1, 0, 0, 2]) {
      hall.time.jump(days * 24 * hour);
      await hall.conductor.tick();
      await hall.time.until(hall.conductor.settled());
    }
    const rows = await hall.store.ledger.recent(daily.id, 99);
    // The furthest it has been is the 29th of November.
    expect(rows.map(({ slot }) => slot.slice(8, 10)).toReversed()).toEqual(
      ['19', '20', '21', '22', '23', '24', '25'].slice(0, rows.length),
    );
    const posts = hall.posted.map(({ slot }) => slot);
    expect(new Set(posts).size).toBe(posts.length);
    expect(posts.toSorted()).toEqual(
      rows
        .filter(({ state }) => state === 'posted')
        .map(({ slot }) => slot)
        .toSorted(),
    );
  });

  it('forward past the lease makes whoever asks stop before posting, and somebody begins anew', async () => {
    let answered: (reported: Reported) => void = () => {};
    const aborted: boolean[] = [];
    const hall = await openHall([weekly], {
      report: (_digest, _slot, { signal }) =>
        new Promise((resolve) => {
          answered = resolve;
          signal?.addEventListener('abort', () => aborted.push(true));
        }),
    });
    await hall.conductor.tick();
    await hall.time.pass(0);
    hall.time.jump(2 * minute);
    const other = hall.join();
    expect(await other.tick()).toBe(true);
    await hall.time.until(other.settled());
    await hall.time.pass(20_000);
    expect(aborted).toEqual([true]);
    answered(answer);
    await hall.time.until(hall.conductor.settled());
    expect(hall.posted).toHaveLength(1);
    expect(await hall.row()).toMatchObject({ state: 'posted', attempts: 2 });
  });

  it('does not make a process take over what it works on itself', async () => {
    const outcomes: ((outcome: { ok: true; messageTs: string }) => void)[] = [];
    const hall = await openHall([weekly], { poster: { post: () => new Promise((resolve) => outcomes.push(resolve)) } });
    await hall.conductor.tick();
    await hall.time.pass(0);
    hall.time.jump(2 * minute);
    expect(await hall.conductor.tick()).toBe(false);
    await hall.time.pass(minute);
    expect(await hall.conductor.tick()).toBe(false);
    expect(outcomes).toHaveLength(1);
    outcomes[0]?.({ ok: true, messageTs: '1.1' });
    await hall.time.until(hall.conductor.settled());
    expect(await hall.row()).toMatchObject({ state: 'posted', messageTs: '1.1', attempts: 1 });
  });

  it('does not let a report that answers in spite of all be posted', async () => {
    const hall = await openHall([weekly], { report: () => never });
    await hall.conductor.tick();
    await hall.time.pass(0);
    hall.time.jump(2 * minute);
    await hall.time.pass(20_000);
    await hall.conductor.settled();
    expect(await hall.row()).toMatchObject({ state: 'claimed', holder: 'replica 1' });
    expect(hall.posted).toEqual([]);
  });
});
