import { describe, expect, it } from 'vitest';
import { StoreProblem } from '../../src/adapters/store/problem.ts';
import type { HomeParts } from '../../src/home/desk.ts';
import type { Store } from '../../src/ports.ts';
import { openOffice } from '../digests/desk/office.ts';

const parts: HomeParts = { health: () => null, look: async () => true, channelsOf: async () => ['C1'] };
const open = { users: [], groups: [], channels: [], admins: [] };

const failing = (error: Error) => (store: Store) => ({
  ...store,
  digests: { ...store.digests, list: () => Promise.reject(error) },
});

describe('Home', () => {
  it('has what the desk knows of somebody', async () => {
    const office = await openOffice({ home: parts, access: open });
    await office.say('digest every monday at 9: last week by esp', { user: 'U2' });
    expect(await office.bot.home.of('U1')).toMatchObject({
      kind: 'home',
      home: { digests: [{ name: 'weekly-esp', isMine: false }], health: expect.stringContaining('has not been asked') },
    });
    expect(await office.bot.home.look()).toBe(true);
  });

  it('is none where nobody opens one', async () => {
    const { bot } = await openOffice();
    expect(await bot.home.of('U1')).toEqual({ kind: 'refused', sentence: 'There is no Home here.' });
    expect(await bot.home.look()).toBe(false);
  });

  it('tells what the store says when it fails', async () => {
    const problem = new StoreProblem('full', 'The disk is full.');
    const { bot, logged } = await openOffice({ home: parts, store: failing(problem) });
    expect(await bot.home.of('U1')).toEqual({ kind: 'refused', sentence: 'The disk is full.' });
    expect(logged).toEqual([['the store failed', { error: problem, user: 'U1' }]]);
  });

  it('rejects for what nobody foresaw', async () => {
    const { bot } = await openOffice({ home: parts, store: failing(new Error('oops')) });
    await expect(bot.home.of('U1')).rejects.toThrow('oops');
  });
});

describe('digests of other channels', () => {
  const say = 'digest pause weekly-esp';

  it.each<[string, string, string, boolean]>([
    ['a member, in direct messages', 'U1', 'D1', true],
    ['a member, in Home', 'U1', '', true],
    ['a member, in another channel', 'U1', 'C9', false],
    ['somebody else, in direct messages', 'U3', 'D3', false],
    ['the owner, in direct messages', 'U2', 'D2', true],
  ])('are paused by %s: %s in "%s" → %s', async (_, user, channel, isPaused) => {
    const channelsOf = async (one: string) => (one === 'U1' ? ['C1'] : []);
    const office = await openOffice({ home: { ...parts, channelsOf }, access: open });
    await office.say('digest every monday at 9: last week by esp', { user: 'U2', channel: 'C1' });
    await office.say(say, { user, channel });
    expect((await office.store.digests.byName('weekly-esp'))?.pause !== null).toBe(isPaused);
    const form = await office.bot.forms.open({ kind: 'edit', name: 'weekly-esp' }, { user, channel });
    expect(form.kind).toBe(isPaused ? 'sheet' : 'none');
  });

  it('are seen by their owner alone while nobody knows who is in which channel', async () => {
    const office = await openOffice({ home: { ...parts, channelsOf: async () => null }, access: open });
    await office.say('digest every monday at 9: last week by esp', { user: 'U2', channel: 'C1' });
    expect(await office.say('digest list all', { user: 'U1', channel: 'D1' })).not.toContain('weekly-esp');
    expect(await office.say('digest list all', { user: 'U2', channel: 'D2' })).toContain('weekly-esp');
  });
});
