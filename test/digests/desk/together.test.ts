import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StoreProblem } from '../../../src/adapters/store/problem.ts';
import { verbRows, whenRows } from '../../../src/commands/digest/grammar.ts';
import type { DigestStore, Store } from '../../../src/ports.ts';
import { openOffice } from './office.ts';

const weekly = 'digest every monday at 9 in Asia/Shanghai: last week by esp';

/** The store, in which before the desk's first call of this method something else happens. */
function disturbed<K extends keyof DigestStore>(method: K, meanwhile: (store: Store) => Promise<unknown>, times = 1) {
  let left = times;
  return (store: Store): Store => {
    const call = store.digests[method] as (...given: unknown[]) => Promise<unknown>;
    const instead = async (...given: unknown[]) => {
      if (left > 0) {
        left -= 1;
        await meanwhile(store);
      }
      return call(...given);
    };
    return { ...store, digests: { ...store.digests, [method]: instead } };
  };
}

async function change(store: Store, changes: { readonly name?: string; readonly zone?: string }): Promise<void> {
  const [digest] = await store.digests.list();
  if (digest === undefined) throw new Error('nothing to change');
  expect(await store.digests.update({ ...digest, ...changes })).toBe('updated');
}

describe('a store that fails', () => {
  it('is told in its own words, and nothing is half done', async () => {
    const full = () => Promise.reject(new StoreProblem('full', 'The disk is full, so nothing can be stored.'));
    const office = await openOffice({ store: disturbed('create', full) });
    expect(await office.reply(weekly)).toEqual({
      kind: 'failed',
      fault: { kind: 'unexpected', sentence: 'The disk is full, so nothing can be stored.' },
    });
    expect(office.logged.map(([message]) => message)).toContain('the store failed');
    expect(await office.store.digests.list()).toEqual([]);
  });
});

describe('somebody else at the same moment', () => {
  it('changes it: both changes stay, and that is said', async () => {
    const office = await openOffice({
      store: disturbed('update', (store) => change(store, { zone: 'Europe/Berlin' })),
    });
    await office.say(weekly);
    const said = await office.say('digest edit weekly-esp at 10');
    expect(said.split('\n')[0]).toBe(
      'to the channel: *weekly-esp* is now posted every Monday at 10:00, Europe/Berlin.',
    );
    expect(said.split('\n').at(-1)).toBe(
      'Somebody else changed it at the same moment: this is how it is with both changes.',
    );
  });

  it('changes it every time: nothing is done, and that is said', async () => {
    let round = 0;
    const meanwhile = (store: Store) => {
      round += 1;
      return change(store, { zone: round % 2 === 0 ? 'Europe/Berlin' : 'UTC' });
    };
    const office = await openOffice({ store: disturbed('update', meanwhile, 100) });
    await office.say(weekly);
    expect(await office.say('digest edit weekly-esp at 10')).toBe(
      'Others are changing digests at this very moment, so nothing was done. Say it again.\nTry: digest edit weekly-esp at 10',
    );
    expect(await office.store.digests.byName('weekly-esp')).toMatchObject({ schedule: { time: '09:00' } });
  });

  it('gives it another name', async () => {
    const office = await openOffice({ store: disturbed('update', (store) => change(store, { name: 'other' })) });
    await office.say(weekly);
    expect(await office.say('digest pause weekly-esp')).toBe(
      'There is no digest "weekly-esp". Here is "other". (weekly-esp)\nTry: digest pause other',
    );
  });

  it.each(['edit weekly-esp at 10', 'pause weekly-esp'])('deletes it, during %s', async (words) => {
    const office = await openOffice({
      store: disturbed('update', (store) => store.digests.remove('d1', new Date('2026-11-18T02:00:00Z'))),
    });
    await office.say(weekly);
    expect(await office.say(`digest ${words}`)).toMatch(
      /^There is no digest "weekly-esp"\. This channel has no digests\./,
    );
  });

  it('deletes it too', async () => {
    const office = await openOffice({
      store: disturbed('remove', (store) => store.digests.remove('d1', new Date('2026-11-18T02:00:00Z'))),
    });
    await office.say(weekly);
    expect(await office.say('digest delete weekly-esp')).toMatch(/^There is no digest "weekly-esp"\./);
  });

  const another = (name: string) => async (store: Store) =>
    store.digests.create({
      id: 'other',
      name,
      channel: 'C2',
      owner: 'U2',
      words: 'yesterday',
      schedule: { kind: 'monthly', day: 1, time: '09:00' },
      zone: 'UTC',
      pause: null,
      createdAt: new Date(0),
      activeSince: new Date(0),
      version: 1,
    });

  it('takes the suggested name: the next free one is taken', async () => {
    const office = await openOffice({ store: disturbed('create', another('weekly-esp')) });
    expect(await office.say(weekly)).toMatch(/^to the channel: \*weekly-esp-2\* will be posted here/);
  });

  it('takes the name that was said: that is told, not changed', async () => {
    const office = await openOffice({ store: disturbed('create', another('mine-own')) });
    expect(await office.say('digest daily at 9 named mine-own: yesterday')).toBe(
      'There is a digest "mine-own" already. (named mine-own)\nTry: digest daily at 9 named mine-own-2: yesterday',
    );
  });

  it('takes the new name of an edit', async () => {
    const office = await openOffice({ store: disturbed('update', another('mine-own')) });
    await office.say(weekly);
    expect(await office.say('digest rename weekly-esp to mine-own')).toBe(
      'There is a digest "mine-own" already. (mine-own)\nTry: digest rename weekly-esp to mine-own-2',
    );
  });

  it('takes the name of one that is restored', async () => {
    const office = await openOffice({ store: disturbed('restore', another('weekly-esp')) });
    await office.say(weekly);
    await office.say('digest delete weekly-esp');
    expect(await office.say('digest undo')).toMatch(/^There is a digest "weekly-esp" that is not deleted\./);
  });

  it('wants the same name in another channel', async () => {
    const office = await openOffice();
    const said = await Promise.all(['C1', 'C2', 'C3'].map((channel) => office.say(weekly, { channel })));
    expect(said.map((one) => /\*(.+?)\*/.exec(one)?.[1]).toSorted()).toEqual([
      'weekly-esp',
      'weekly-esp-2',
      'weekly-esp-3',
    ]);
  });
});

describe('every example of the grammar', () => {
  const whole = whenRows.flatMap((row) => row.examples.map((words) => ['create', words] as const));
  const verbs = verbRows.flatMap((row) => row.examples.map((words) => [row.kind, words] as const));

  it.each([...verbs, ...whole])('%s: %s is carried out', async (kind, words) => {
    const office = await openOffice();
    await office.say(weekly);
    if (kind === 'restore') await office.say('digest delete weekly-esp');
    const { kind: answer } = await office.reply(`digest ${words}`);
    expect(answer).toBe(kind === 'help' ? 'help' : kind === 'run' && !/here/.test(words) ? 'digest-preview' : 'digest');
  });
});

describe('whatever is said', () => {
  const name = fc.constantFrom('weekly-esp', 'weekly-esp-2', 'daily', 'Mine', 'other');
  const command = fc.oneof(
    fc.constantFrom(weekly, 'digest daily at 8: yesterday', 'digest undo', 'digest list all', 'digest weekly:'),
    name.map((one) => `digest daily at 9 named ${one}: yesterday`),
    fc.tuple(name, name).map(([one, other]) => `digest rename ${one} to ${other}`),
    fc
      .tuple(fc.constantFrom('show', 'pause', 'resume', 'run', 'delete', 'delete', 'restore', 'restore'), name)
      .map(([verb, one]) => `digest ${verb} ${one}`),
    name.map((one) => `digest edit ${one} at 10`),
  );
  const said = fc.record({ words: command, channel: fc.constantFrom('C1', 'C2') });

  it('each living name is unique, and undoing a deletion gives back the same digest', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(said, { minLength: 1, maxLength: 3 }), { maxLength: 12 }), async (rounds) => {
        const office = await openOffice();
        for (const round of rounds) {
          office.now = new Date(office.now.getTime() + 3_600_000);
          await Promise.all(round.map(({ words, channel }) => office.say(words, { channel })));
          const names = (await office.store.digests.list()).map((digest) => digest.name.toLowerCase());
          expect(new Set(names).size).toBe(names.length);
        }
        for (const before of await office.store.digests.list()) {
          expect(await office.say(`digest delete ${before.name}`)).toContain('is deleted');
          expect(await office.store.digests.get(before.id)).toBeNull();
          expect(await office.say(`digest restore ${before.name}`)).toContain('is back');
          expect(await office.store.digests.get(before.id)).toEqual({
            ...before,
            activeSince: office.now,
            version: before.version + 1,
          });
        }
        await office.store.close();
      }),
      { numRuns: 40 },
    );
  });
});
