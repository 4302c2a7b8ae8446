import { describe, expect, it } from 'vitest';
import type { Digest } from '../../src/digests/digest.ts';
import type { Store } from '../../src/ports.ts';
import { at, digest } from './samples.ts';

export function digestContract(store: () => Store): void {
  describe('digests', () => {
    it.each<[string, Partial<Digest>]>([
      ['weekly', {}],
      ['on the last of the month', { schedule: { kind: 'monthly', day: 'last', time: '23:59' } }],
      [
        'by crontab',
        {
          schedule: {
            kind: 'cron',
            expression: '*/30 9 * * 1-5',
            minutes: [0, 30],
            hours: [9],
            daysOfMonth: null,
            months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
            daysOfWeek: [1, 2, 3, 4, 5],
          },
        },
      ],
      ['paused by a person', { pause: { by: 'person', until: null } }],
      ['paused until', { pause: { by: 'person', until: new Date(1_795_000_000_123) } }],
      ['paused by its channel', { pause: { by: 'channel', code: 'is_archived' } }],
      [
        'in other scripts',
        { name: '周报-ÉCLAIR', words: '上周按ESP 环比 \'quoted\' "twice" \\ 📬\n%_', owner: 'U1', channel: 'C9' },
      ],
      ['of long ago and far ahead', { createdAt: new Date(0), activeSince: new Date(8.64e15), version: 2_000_000_000 }],
    ])('come back as they were stored: %s', async (_, changes) => {
      const stored = digest('d1', changes);
      expect(await store().digests.create(stored)).toBe(true);
      expect(await store().digests.get('d1')).toEqual(stored);
      expect(await store().digests.list()).toEqual([stored]);
    });

    it('have names that are unique without regard to case, in every alphabet', async () => {
      const { digests } = store();
      expect(await digests.create(digest('d1', { name: 'Wöchentlich' }))).toBe(true);
      expect(await digests.create(digest('d2', { name: 'wÖCHENTLICH' }))).toBe(false);
      expect(await digests.get('d2')).toBeNull();
      expect((await digests.byName('WÖCHENTLICH'))?.id).toBe('d1');
      expect(await digests.byName('weekly')).toBeNull();
    });

    it('give a name to one of many who want it at once', async () => {
      const tries = Array.from({ length: 12 }, (_, n) => store().digests.create(digest(`d${n}`, { name: 'weekly' })));
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
      expect(await store().digests.list()).toHaveLength(1);
    });

    it('refuse an id twice loudly: that is no question of names', async () => {
      await store().digests.create(digest('d1'));
      await expect(store().digests.create(digest('d1', { name: 'other' }))).rejects.toThrow('nobody foresaw');
    });

    it('are listed by name, all or those of a channel or an owner', async () => {
      const { digests } = store();
      for (const [id, name, channel, owner] of [
        ['1', 'zeta', 'C1', 'U1'],
        ['2', 'Alpha', 'C1', 'U2'],
        ['3', 'beta-2', 'C2', 'U1'],
        ['4', 'beta 1', 'C1', 'U1'],
      ] as const) {
        await digests.create(digest(id, { name, channel, owner }));
      }
      const names = async (where?: { channel?: string; owner?: string }) =>
        (await digests.list(where)).map(({ name }) => name);
      expect(await names()).toEqual(['Alpha', 'beta 1', 'beta-2', 'zeta']);
      expect(await names({ channel: 'C1' })).toEqual(['Alpha', 'beta 1', 'zeta']);
      expect(await names({ owner: 'U1' })).toEqual(['beta 1', 'beta-2', 'zeta']);
      expect(await names({ channel: 'C1', owner: 'U1' })).toEqual(['beta 1', 'zeta']);
      expect(await names({ channel: 'C3' })).toEqual([]);
    });

    it('are updated by who has seen the last change, and by nobody else', async () => {
      const { digests } = store();
      await digests.create(digest('d1'));
      const changed = digest('d1', { name: 'renamed', channel: 'C2', owner: 'U2', words: 'yesterday', zone: 'UTC' });
      const paused = { ...changed, pause: { by: 'channel', code: 'is_archived' }, activeSince: at(5) } as const;
      expect(await digests.update(paused)).toBe('updated');
      expect(await digests.get('d1')).toEqual({ ...paused, version: 2 });
      expect(await digests.update(paused)).toBe('stale');
      expect(await digests.update({ ...paused, version: 3 })).toBe('stale');
      expect(await digests.update({ ...changed, version: 2 })).toBe('updated');
      expect(await digests.get('d1')).toEqual({ ...changed, version: 3 });
      expect(await digests.update(digest('nobody'))).toBe('gone');
    });

    it('take one of many changes made at once', async () => {
      await store().digests.create(digest('d1'));
      const tries = Array.from({ length: 12 }, (_, n) => store().digests.update(digest('d1', { words: `try ${n}` })));
      const outcomes = await Promise.all(tries);
      expect(outcomes.toSorted()).toEqual([...Array(11).fill('stale'), 'updated']);
      expect((await store().digests.get('d1'))?.words).toBe(`try ${outcomes.indexOf('updated')}`);
    });

    it('keep their name when they cannot have another', async () => {
      const { digests } = store();
      await digests.create(digest('d1', { name: 'one' }));
      await digests.create(digest('d2', { name: 'two' }));
      expect(await digests.update(digest('d2', { name: 'ONE', words: 'lost' }))).toBe('name-taken');
      expect(await digests.get('d2')).toEqual(digest('d2', { name: 'two' }));
      expect(await digests.update(digest('d2', { name: 'TWO' }))).toBe('updated');
    });

    it('are deleted once, and restored', async () => {
      const { digests } = store();
      await digests.create(digest('d1'));
      expect(await digests.remove('d1', at(1))).toBe(true);
      expect(await digests.remove('d1', at(2))).toBe(false);
      expect(await digests.get('d1')).toBeNull();
      expect(await digests.byName('d1')).toBeNull();
      expect(await digests.list()).toEqual([]);
      expect(await digests.update(digest('d1'))).toBe('gone');
      expect(await digests.restore('d1', at(3))).toBe('restored');
      expect(await digests.get('d1')).toEqual(digest('d1', { activeSince: at(3), version: 2 }));
      expect(await digests.restore('d1', at(4)), 'the button pressed twice').toBe('restored');
      expect((await digests.get('d1'))?.activeSince).toEqual(at(3));
      expect(await digests.restore('nobody', at(4))).toBe('gone');
      expect(await digests.remove('nobody', at(1))).toBe(false);
    });

    it('leave their name to others when deleted, and do not take it back', async () => {
      const { digests } = store();
      await digests.create(digest('d1', { name: 'weekly' }));
      await digests.remove('d1', at(1));
      expect(await digests.create(digest('d2', { name: 'Weekly' }))).toBe(true);
      expect(await digests.restore('d1', at(2))).toBe('name-taken');
      await digests.remove('d2', at(2));
      expect(await digests.restore('d1', at(2))).toBe('restored');
      expect((await digests.byName('weekly'))?.id).toBe('d1');
    });

    it('are found again by name or channel once deleted, the one deleted last', async () => {
      const { digests } = store();
      const last = async (where: Parameters<typeof digests.lastRemoved>[0]) =>
        (await digests.lastRemoved(where))?.id ?? null;
      for (const [id, name, channel, minutes] of [
        ['1', 'Weekly', 'C1', 3],
        ['2', 'WÖCHENTLICH', 'C1', 2],
        ['3', 'weekly', 'C2', 1],
        ['4', 'other', 'C2', 0],
      ] as const) {
        await digests.create(digest(id, { name, channel }));
        expect(await last({ name }), 'not deleted').toBe(id === '3' ? '1' : null);
        await digests.remove(id, at(minutes));
      }
      await digests.create(digest('5', { name: 'weekly', channel: 'C1' }));
      expect(await last({ name: 'WEEKLY' })).toBe('1');
      expect(await last({ name: 'wöchentlich' })).toBe('2');
      expect(await last({ name: 'never' })).toBeNull();
      expect(await last({ channel: 'C1' })).toBe('1');
      expect(await last({ channel: 'C2' })).toBe('3');
      expect(await last({ channel: 'C3' })).toBeNull();
      expect(await digests.lastRemoved({ channel: 'C2' })).toEqual(digest('3', { name: 'weekly', channel: 'C2' }));
      expect(await digests.restore('2', at(4))).toBe('restored');
      expect(await last({ name: 'wöchentlich' })).toBeNull();
    });
  });
}
