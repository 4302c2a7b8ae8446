import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/adapters/store/open.ts';
import { parseCommand } from '../../src/commands/parse.ts';
import type { Digest } from '../../src/digests/digest.ts';
import type { SlotState } from '../../src/digests/ledger.ts';
import { homeOf } from '../../src/home/home.ts';
import type { Store } from '../../src/ports.ts';
import { wednesday } from '../commands/context.ts';
import { daily, weekly } from '../digests/digests.ts';
import { silent } from '../store/samples.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const folder = temporaryFolder();
const open: Store[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

async function storeWith(...digests: readonly Digest[]): Promise<Store> {
  const store = await openStore(`file:${folder.path}/${randomUUID()}.db`, { log: silent });
  open.push(store);
  for (const digest of digests) expect(await store.digests.create(digest)).toBe(true);
  return store;
}

/** Wednesday 2026-11-25 10:00 in Shanghai. */
const now = new Date('2026-11-25T02:00:00Z');

function homeFor(user: string, store: Store, channels: readonly string[] | null = ['C1']) {
  return homeOf(user, {
    store,
    clock: () => now,
    zone: 'Asia/Shanghai',
    health: () => null,
    channelsOf: async () => channels,
  });
}

describe('the digests in Home', () => {
  const elsewhere: Digest = { ...weekly, id: 'd3', name: 'elsewhere', channel: 'C2', owner: 'U2' };

  it.each<[string, string, readonly string[] | null, readonly string[]]>([
    ['of somebody in no channel', 'U9', [], []],
    ['of a member of one channel', 'U9', ['C1'], ['daily-esp', 'weekly-esp']],
    ['of a member of both', 'U9', ['C2', 'C1'], ['daily-esp', 'elsewhere', 'weekly-esp']],
    ['of an owner who has left the channel', 'U2', [], ['elsewhere']],
    ['of an owner whose channels nobody knows', 'U2', null, ['elsewhere']],
    ['of a stranger whose channels nobody knows', 'U9', null, []],
  ])('are those %s, what is posted next first', async (_, user, channels, expected) => {
    const store = await storeWith(weekly, daily, elsewhere);
    const home = await homeFor(user, store, channels);
    expect(home.digests.map(({ name }) => name)).toEqual(expected);
    expect(home).toMatchObject({ more: 0, knowsChannels: channels !== null });
  });

  it('say when they come, and that nothing was due yet', async () => {
    const store = await storeWith(weekly);
    expect((await homeFor('U1', store)).digests).toEqual([
      {
        name: 'weekly-esp',
        channel: 'C1',
        isMine: true,
        words: 'last week by esp vs previous',
        when: 'every Monday at 09:00, Asia/Shanghai',
        next: 'Mon 30 Nov 2026 09:00',
        paused: null,
        last: null,
      },
    ]);
    expect((await homeFor('U2', store)).digests).toMatchObject([{ isMine: false }]);
  });

  it('tell the time in their own zone, across a change of clocks', async () => {
    const store = await storeWith({ ...weekly, zone: 'America/New_York' });
    expect((await homeFor('U1', store)).digests).toMatchObject([
      { when: 'every Monday at 09:00, America/New_York', next: 'Mon 30 Nov 2026 09:00' },
    ]);
  });

  it.each<[string, Digest['pause'], string | null, string | null]>([
    ['by nobody', null, null, 'Mon 30 Nov 2026 09:00'],
    ['until it is resumed', { by: 'person', until: null }, 'paused until it is resumed', null],
    [
      'until a day',
      { by: 'person', until: new Date('2026-12-01T16:00:00Z') },
      'paused until Wed 2 Dec 2026',
      'Mon 7 Dec 2026 09:00',
    ],
    [
      'until a day that has come',
      { by: 'person', until: new Date('2026-11-20T16:00:00Z') },
      null,
      'Mon 30 Nov 2026 09:00',
    ],
    ['by Slack', { by: 'channel', code: 'is_archived' }, 'paused because the channel is archived', null],
  ])('are paused %s', async (_, pause, paused, next) => {
    const store = await storeWith({ ...weekly, pause });
    expect((await homeFor('U1', store)).digests).toMatchObject([{ paused, next }]);
  });

  it.each<[SlotState | 'skip', string | null, string]>([
    ['posted', null, 'Mon 23 Nov 2026 09:00: posted'],
    ['failed', 'permission', 'Mon 23 Nov 2026 09:00: not posted, because Direct Mail refused the access key'],
    ['unsure', 'look-failed', 'Mon 23 Nov 2026 09:00: perhaps posted: mailstats did not learn whether Slack took it'],
    ['skip', 'too-late', 'Mon 23 Nov 2026 09:00: skipped, because mailstats was not running at that time'],
  ])('tell the last result: %s', async (state, reason, expected) => {
    const store = await storeWith(weekly);
    const slots = ['2026-11-16T09:00', '2026-11-23T09:00'];
    for (const slot of slots) {
      const due = { digestId: 'd1', slot, dueAt: new Date(`${slot}:00+08:00`) };
      const later = new Date(due.dueAt.getTime() + 60_000);
      if (state === 'skip') await store.ledger.skip(due, reason ?? '', due.dueAt);
      else {
        await store.ledger.claim(due, 'me', due.dueAt, later);
        await store.ledger.advance('d1', slot, 'me', due.dueAt, { state, reason });
      }
    }
    expect((await homeFor('U1', store)).digests).toMatchObject([{ last: expected }]);
  });

  it('of a thousand are the twenty that are posted next', async () => {
    const many = Array.from({ length: 1_000 }, (_, index): Digest => {
      const time = `${String(23 - (index % 24)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`;
      const schedule = { ...daily.schedule, time } as Digest['schedule'];
      return { ...daily, id: `d${index}`, name: `daily-${index}`, schedule };
    });
    const home = await homeFor('U9', await storeWith(...many));
    const times = home.digests.map(({ next }) => next ?? '');
    expect(home).toMatchObject({ more: 980 });
    expect(times).toHaveLength(20);
    expect(times).toEqual(times.toSorted());
    expect(times[0]).toBe('Wed 25 Nov 2026 10:01');
  });

  it('keep their places when they are paused, so that a second click meets the same one', async () => {
    const pause = { by: 'person', until: null } as const;
    for (const digests of [
      [weekly, daily],
      [weekly, { ...daily, pause }],
    ] as const) {
      const home = await homeFor('U1', await storeWith(...digests));
      expect(home.digests.map(({ name }) => name)).toEqual(['daily-esp', 'weekly-esp']);
    }
  });
});

it('begins with questions that can be asked', async () => {
  const { questions } = await homeFor('U1', await storeWith());
  expect(questions.length).toBeGreaterThanOrEqual(3);
  for (const { words } of questions) expect(parseCommand(words, wednesday), words).toMatchObject({ kind: 'report' });
});
