import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../src/digests/digest.ts';
import type { Look } from '../../../src/digests/next-step.ts';
import type { PostOutcome } from '../../../src/digests/poster.ts';
import type { Reported } from '../../../src/reply.ts';
import { weekly } from '../digests.ts';
import { answer, due, fault, type Hall, hour, type Kindness, minute, nine, openHall, withStore } from './hall.ts';

const refused = (failure: object) => ({ ok: false, failure: { during: 'posting', ...failure } }) as PostOutcome;
const posted: PostOutcome = { ok: true, messageTs: '9.9' };
const next = '2026-11-30T09:00';

/** Ticks once a minute for so long. */
async function live(hall: Hall, minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 1) {
    await hall.conductor.tick();
    await hall.time.pass(minute);
  }
}

/** What comes of asking or posting, one after the other; the last one repeats. */
function inTurn<T>(...outcomes: readonly T[]) {
  let calls = 0;
  return async () => {
    const outcome = outcomes[Math.min(calls, outcomes.length - 1)] as T;
    calls += 1;
    return outcome;
  };
}

async function openFailing(outcomes: readonly PostOutcome[], kindness: Kindness = {}) {
  const posts: Date[] = [];
  const take = inTurn(...outcomes);
  const hall = await openHall([weekly], {
    ...kindness,
    poster: {
      ...kindness.poster,
      post: async () => {
        posts.push(hall.time.now());
        return take();
      },
    },
  });
  return { ...hall, minutes: () => posts.map((at) => (at.getTime() - due.getTime()) / minute) };
}

describe('Direct Mail that tells nothing', () => {
  it('is asked again, less and less often', async () => {
    const asked: number[] = [];
    const answers = inTurn<Reported>(fault('unreachable'), fault('throttled'), fault('gave-up'), answer);
    const hall = await openHall([weekly], {
      report: () => {
        asked.push((hall.time.now().getTime() - due.getTime()) / minute);
        return answers();
      },
    });
    await live(hall, 20);
    expect(asked).toEqual([0, 1, 3, 8]);
    expect(await hall.row()).toMatchObject({ state: 'posted', attempts: 4, reason: null });
    expect(hall.told).toEqual([]);
    expect(hall.logged.filter(({ level }) => level === 'warn').map(({ details }) => details)).toMatchObject([
      { digest: 'weekly-esp', slot: nine, reason: 'unreachable' },
      { reason: 'throttled' },
      { reason: 'gave-up' },
    ]);
  });

  it('is given up after the grace time, and the owner told once', async () => {
    const hall = await openHall([weekly], { graceMs: hour, report: async () => fault('permission') });
    await live(hall, 90);
    expect(await hall.row()).toMatchObject({ state: 'failed', reason: 'permission', told: true });
    expect(hall.told).toEqual([
      ['U1', expect.stringContaining('was not posted, because Direct Mail refused the access key.')],
    ]);
    expect(hall.posted).toEqual([]);
  });

  it('is told of by the next post when the owner can not be reached', async () => {
    const answers = inTurn<Reported>(fault('bad-request'), answer);
    const hall = await openHall([weekly], { report: answers, poster: { tell: async () => false } });
    await live(hall, 2);
    expect(await hall.row()).toMatchObject({ state: 'failed', reason: 'bad-request', told: false });
    hall.time.jump(7 * 24 * hour);
    await live(hall, 1);
    expect(hall.posted).toMatchObject([
      { slot: next, notes: ['Not posted: Mon 23 Nov 2026 09:00, because Direct Mail refused the question.'] },
    ]);
    expect(await hall.row()).toMatchObject({ told: true });
  });

  it('is not asked again for words that are no question any more', async () => {
    const problems: Reported = { kind: 'problems', text: '', problems: [], corrected: [] };
    const hall = await openHall([weekly], { report: async () => problems });
    await live(hall, 1);
    expect(await hall.row()).toMatchObject({ state: 'failed', reason: 'words', told: true });
  });

  it('is asked again for what nobody foresaw, which is logged with a reference', async () => {
    let isBroken = true;
    const error = new Error('broken');
    const hall = await openHall([weekly], {
      async report() {
        if (isBroken) throw error;
        return answer;
      },
    });
    await live(hall, 1);
    expect(await hall.row()).toMatchObject({ state: 'claimed', reason: 'unexpected' });
    expect(hall.logged[0]).toEqual({
      level: 'error',
      message: 'unforeseen',
      details: { reference: `d1 ${nine} 1`, digest: 'weekly-esp', error },
    });
    isBroken = false;
    await live(hall, 1);
    expect(await hall.row()).toMatchObject({ state: 'posted' });
  });
});

describe('Slack that does not take a post', () => {
  it('gets it again when it surely was not posted, after what it asks for', async () => {
    const hall = await openFailing([
      refused({ status: 429, retryAfterMs: 3 * minute }),
      refused({ sent: false }),
      refused({ code: 'service_unavailable' }),
      posted,
    ]);
    await live(hall, 20);
    expect(hall.minutes()).toEqual([0, 3, 5, 10]);
    expect(await hall.row()).toMatchObject({ state: 'posted', messageTs: '9.9' });
  });

  it.each([
    ['no answer', { sent: true }],
    ['an error that leaves it open', { code: 'internal_error' }],
  ])('gets it again after %s only when it is not found', async (_, failure) => {
    const looks: Look[] = [];
    const hall = await openFailing([refused(failure), posted], {
      poster: { look: async () => looks.shift() ?? { kind: 'not-found' } },
    });
    await live(hall, 10);
    // After the look, a minute from then, and one more look.
    expect(hall.minutes()).toEqual([0, 2 + 35 / 60]);
    expect(await hall.row()).toMatchObject({ state: 'posted', messageTs: '9.9' });

    const lucky = await openFailing([refused(failure)], {
      poster: { look: async () => ({ kind: 'found', messageTs: '7.7' }) },
    });
    await live(lucky, 3);
    expect(lucky.minutes()).toEqual([0]);
    expect(await lucky.row()).toMatchObject({ state: 'posted', messageTs: '7.7' });

    const blind = await openFailing([refused(failure)], { poster: { look: async () => ({ kind: 'may-not' }) } });
    await live(blind, 3);
    expect(blind.minutes()).toEqual([0]);
    expect(await blind.row()).toMatchObject({ state: 'unsure', told: true });
  });

  it('is looked into after a 5xx, where that is allowed, before it gets it again', async () => {
    for (const kind of ['not-found', 'may-not'] as const) {
      const hall = await openFailing([refused({ status: 503 }), posted], { poster: { look: async () => ({ kind }) } });
      await live(hall, 5);
      expect(hall.minutes(), kind).toEqual([0, 95 / 60]);
      expect(await hall.row(), kind).toMatchObject({ state: 'posted', messageTs: '9.9' });
    }
  });

  it('is not bothered again with a message that it refuses', async () => {
    const hall = await openFailing([refused({ code: 'invalid_blocks' })]);
    await live(hall, 5);
    expect(hall.minutes()).toEqual([0]);
    expect(await hall.row()).toMatchObject({ state: 'failed', reason: 'invalid_blocks', told: true });
  });
});

describe('a channel that is closed', () => {
  const archived = refused({ code: 'is_archived' });
  const digest = (hall: Pick<Hall, 'store'>) => hall.store.digests.get(weekly.id) as Promise<Digest>;

  it('pauses the digest, and its owner is told once', async () => {
    const hall = await openFailing([archived], {
      poster: { reach: async () => ({ kind: 'closed', code: 'is_archived' }) },
    });
    await live(hall, 30);
    expect(await digest(hall)).toMatchObject({ pause: { by: 'channel', code: 'is_archived' } });
    expect(await hall.row()).toMatchObject({ state: 'failed', reason: 'is_archived', told: true });
    expect(hall.told).toEqual([
      [
        'U1',
        expect.stringContaining(
          'could not be posted, because the channel is archived. It is paused until that changes.',
        ),
      ],
    ]);
    hall.time.jump(7 * 24 * hour);
    await live(hall, 1);
    expect(hall.minutes()).toEqual([0]);
    expect(await hall.row(weekly.id, next)).toMatchObject({ state: 'skipped', reason: 'paused' });
    expect(hall.told).toHaveLength(1);
  });

  it('pauses a digest that is edited at the same moment', async () => {
    let edits = 2;
    const hall = await openFailing([archived], {
      store: withStore(({ digests }) => ({
        digests: {
          async update(changed) {
            edits -= 1;
            const there = await digests.get(changed.id);
            if (edits >= 0 && there !== null) await digests.update({ ...there, words: `edit ${edits}` });
            return digests.update(changed);
          },
        },
      })),
    });
    await live(hall, 1);
    expect(await digest(hall)).toMatchObject({ words: 'edit 0', pause: { by: 'channel', code: 'is_archived' } });
    expect(hall.told).toHaveLength(1);
  });

  it('is no news to an owner who has been told or has paused it', async () => {
    for (const pause of [
      { by: 'channel', code: 'is_archived' },
      { by: 'person', until: null },
    ] as const) {
      const hall = await openFailing([archived], {
        store: withStore(({ ledger, digests }) => ({
          ledger: {
            async advance(...change) {
              const there = await digests.get(weekly.id);
              if (change[4].state === 'posting' && there !== null) await digests.update({ ...there, pause });
              return ledger.advance(...change);
            },
          },
        })),
      });
      await live(hall, 1);
      expect(await digest(hall)).toMatchObject({ pause });
      expect(await hall.row()).toMatchObject({ state: 'failed', reason: 'is_archived', told: false });
      expect(hall.told).toEqual([]);
    }
  });

  it('is told of all the same by whoever takes over from one that was cut off before telling', async () => {
    const hall = await openFailing([archived], { poster: { tell: () => new Promise(() => {}) } });
    await hall.conductor.tick();
    await hall.time.pass(0);
    expect(await hall.row()).toMatchObject({ state: 'claimed', reason: 'is_archived' });
    // Its clock is so far ahead that the lease is over.
    const other = hall.join({ aheadMs: () => 2 * minute, poster: { reach: async () => ({ kind: 'unknown' }) } });
    await other.tick();
    await hall.time.until(other.settled());
    expect(hall.told).toEqual([['U1', expect.stringContaining('the channel is archived')]]);
    expect(await hall.row()).toMatchObject({ state: 'failed', reason: 'is_archived', told: true });
  });

  it('is told of later when the owner could not be told, and once', async () => {
    const told: boolean[] = [];
    const hall = await openFailing([archived], {
      poster: {
        reach: async () => ({ kind: 'closed', code: 'is_archived' }),
        async tell() {
          told.push(told.length === 2);
          return told.at(-1) === true;
        },
      },
    });
    await live(hall, 1);
    expect(await digest(hall)).toMatchObject({ pause: { by: 'channel' } });
    expect(await hall.row()).toMatchObject({ state: 'claimed', reason: 'is_archived', told: false });
    await live(hall, 30);
    expect(told).toEqual([false, false, true]);
    expect(hall.minutes()).toEqual([0]);
    expect(await hall.row()).toMatchObject({ state: 'failed', reason: 'is_archived', told: true });
  });

  it.each([
    ['the grace time is over', archived, 5],
    ['nobody in the workspace can be told', refused({ code: 'token_revoked' }), 1],
  ])('is no more told of when %s', async (_, failure, tries) => {
    let told = 0;
    const hall = await openFailing([failure], {
      graceMs: 30 * minute,
      poster: {
        reach: async () => ({ kind: 'closed', code: 'is_archived' }),
        tokenWorks: async () => false,
        async tell() {
          told += 1;
          return false;
        },
      },
    });
    await live(hall, 60);
    expect(told).toBe(tries);
    expect(await hall.row()).toMatchObject({ state: 'failed', told: false });
  });

  it('is nobody’s concern when the digest is deleted', async () => {
    const hall = await openFailing([archived], {
      store: withStore(({ ledger, digests }) => ({
        ledger: {
          async advance(...change) {
            if (change[4].state === 'posting') await digests.remove(weekly.id, due);
            return ledger.advance(...change);
          },
        },
      })),
    });
    await live(hall, 1);
    expect(await hall.row()).toMatchObject({ state: 'failed', reason: 'is_archived' });
    expect(hall.told).toEqual([]);
  });
});

describe('a store that fails', () => {
  const broken = () => Promise.reject(new Error('no store'));

  it.each(['list', 'newest', 'unfinished', 'skip', 'claim'] as const)(
    'at %s: the tick rejects, and the next one makes up for it',
    async (method) => {
      let fails = true;
      const failing = (real: (...given: never[]) => Promise<unknown>) =>
        ((...given: never[]) => (fails ? broken() : real(...given))) as never;
      const old = { ...weekly, activeSince: new Date(due.getTime() - 8 * 24 * hour) };
      const hall = await openHall([old], {
        store: withStore(({ ledger, digests }) => ({
          ledger: method === 'list' ? {} : { [method]: failing(ledger[method]) },
          digests: method === 'list' ? { list: failing(digests.list) } : {},
        })),
      });
      await expect(hall.conductor.tick()).rejects.toThrow('no store');
      await hall.conductor.settled();
      fails = false;
      await hall.conductor.tick();
      await hall.time.until(hall.conductor.settled());
      expect((await hall.store.ledger.recent(weekly.id, 9)).map(({ slot, state }) => [slot, state])).toEqual([
        [nine, 'posted'],
        ['2026-11-16T09:00', 'skipped'],
      ]);
    },
  );

  it('leaves work to its lease, and whoever comes next goes on', async () => {
    let fails = true;
    const hall = await openHall([weekly], {
      store: withStore(({ ledger }) => ({
        ledger: { untold: (id) => (fails ? broken() : ledger.untold(id)) },
      })),
    });
    await live(hall, 1);
    expect(await hall.row()).toMatchObject({ state: 'claimed', attempts: 1 });
    expect(hall.logged.at(-1)).toMatchObject({ level: 'error', message: 'digest left to its lease' });
    fails = false;
    await live(hall, 2);
    expect(await hall.row()).toMatchObject({ state: 'posted', attempts: 2 });
    expect(hall.posted).toHaveLength(1);
  });

  it('makes what was skipped be told once more, when it can not note that it was', async () => {
    let fails = true;
    const old = { ...weekly, activeSince: new Date(due.getTime() - 8 * 24 * hour) };
    const hall = await openHall([old], {
      store: withStore(({ ledger }) => ({
        ledger: { markTold: (...told) => (fails ? broken() : ledger.markTold(...told)) },
      })),
    });
    await live(hall, 1);
    fails = false;
    hall.time.jump(7 * 24 * hour);
    await live(hall, 1);
    hall.time.jump(7 * 24 * hour);
    await live(hall, 1);
    expect(hall.posted.map(({ notes }) => notes.length)).toEqual([1, 1, 0]);
    expect(hall.logged.filter(({ level }) => level === 'warn')).toMatchObject([
      { message: 'what was skipped is told once more' },
    ]);
    expect(await hall.row()).toMatchObject({ state: 'posted' });
  });

  it('is told again what became of a post', async () => {
    let failures = 2;
    const hall = await openHall([weekly], {
      store: withStore(({ ledger }) => ({
        ledger: {
          advance: (...change) => {
            if (change[4].state !== 'posted' || failures === 0) return ledger.advance(...change);
            failures -= 1;
            return broken();
          },
        },
      })),
    });
    await hall.conductor.tick();
    await hall.time.until(hall.conductor.settled());
    expect(await hall.row()).toMatchObject({ state: 'posted', messageTs: '1.000100', attempts: 1 });
  });
});
