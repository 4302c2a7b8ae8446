import { describe, expect, it } from 'vitest';
import { longestLeaseMs } from '../../src/digests/ledger.ts';
import type { Store } from '../../src/ports.ts';
import { at, slot } from './samples.ts';

const nine = '2026-11-23T09:00';

export function ledgerContract(store: () => Store): void {
  const claim = (holder: string, minutes: number, until: number) =>
    store().ledger.claim(slot('d1'), holder, at(minutes), at(until));
  const advance = (holder: string, minutes: number, change: Parameters<Store['ledger']['advance']>[4]) =>
    store().ledger.advance('d1', nine, holder, at(minutes), change);
  const takeOver = (holder: string, minutes: number, until: number) =>
    store().ledger.takeOver('d1', nine, holder, at(minutes), at(until));
  const row = () => store().ledger.get('d1', nine);

  describe('the ledger', () => {
    it('records a claim', async () => {
      expect(await row()).toBeNull();
      expect(await claim('a', 1, 3)).toBe(true);
      expect(await row()).toEqual({
        digestId: 'd1',
        slot: nine,
        dueAt: at(0),
        state: 'claimed',
        holder: 'a',
        leaseUntil: at(3),
        attempts: 1,
        channel: null,
        messageTs: null,
        reason: null,
        told: false,
        updatedAt: at(1),
      });
    });

    it('lets exactly one of all who try claim a slot', async () => {
      const tries = Array.from({ length: 20 }, (_, n) => claim(`p${n}`, 1, 3));
      const won = await Promise.all(tries);
      expect(won.filter(Boolean)).toHaveLength(1);
      expect((await row())?.holder).toBe(`p${won.indexOf(true)}`);
      expect(await claim('late', 99, 100)).toBe(false);
    });

    it('keeps slots and digests apart', async () => {
      expect(await claim('a', 1, 3)).toBe(true);
      expect(await store().ledger.claim(slot('d2'), 'a', at(1), at(3))).toBe(true);
      expect(await store().ledger.claim(slot('d1', '2026-11-30T09:00'), 'a', at(1), at(3))).toBe(true);
    });

    it('records what is skipped, unless there is a row', async () => {
      expect(await store().ledger.skip(slot('d1'), 'too-late', at(1))).toBe(true);
      expect(await row()).toMatchObject({
        state: 'skipped',
        reason: 'too-late',
        holder: null,
        attempts: 0,
        told: false,
      });
      expect(await claim('a', 2, 3)).toBe(false);
      expect(await store().ledger.skip(slot('d1'), 'paused', at(2))).toBe(false);
      expect((await row())?.reason).toBe('too-late');
    });

    it('hands a slot over when its lease has ended, to one, and counts', async () => {
      await claim('a', 0, 10);
      expect(await takeOver('b', 9.99, 20)).toBeNull();
      const taken = await Promise.all(Array.from({ length: 12 }, (_, n) => takeOver(`p${n}`, 10, 20)));
      expect(taken.filter((one) => one !== null)).toHaveLength(1);
      const holder = `p${taken.findIndex((one) => one !== null)}`;
      expect(taken.find((one) => one !== null)).toEqual(await row());
      expect(await row()).toMatchObject({
        holder,
        state: 'claimed',
        attempts: 2,
        leaseUntil: at(20),
        updatedAt: at(10),
      });
      expect(await advance('a', 11, { state: 'posting' }), 'the former holder').toBe(false);
      expect(await advance(holder, 11, { state: 'posting' })).toBe(true);
    });

    it('hands over what a clock that was wrong holds for longer than anybody may', async () => {
      const longest = longestLeaseMs / 60_000;
      await claim('a', 600, 610);
      expect(await takeOver('b', 610 - longest, 20), 'as long as a lease may be').toBeNull();
      expect(await takeOver('b', 609 - longest, 20)).toMatchObject({ holder: 'b', attempts: 2, leaseUntil: at(20) });
      expect(await advance('a', 601, { state: 'posted' })).toBe(false);
    });

    it('tells who takes over that a post may have been made', async () => {
      await claim('a', 0, 10);
      await advance('a', 1, { state: 'posting', channel: 'C1' });
      expect(await takeOver('b', 10, 20)).toMatchObject({ state: 'posting', channel: 'C1', attempts: 2 });
    });

    it('goes through its states', async () => {
      await claim('a', 0, 10);
      expect(await advance('a', 1, { state: 'posting', channel: 'C1', leaseUntil: at(12) })).toBe(true);
      expect(await row()).toMatchObject({ state: 'posting', channel: 'C1', leaseUntil: at(12), updatedAt: at(1) });
      expect(await advance('a', 2, { state: 'claimed', reason: 'ratelimited' })).toBe(true);
      expect(await row()).toMatchObject({ state: 'claimed', channel: 'C1', reason: 'ratelimited', leaseUntil: at(12) });
      expect(await advance('a', 3, { state: 'posting', reason: null })).toBe(true);
      expect(await advance('a', 4, { state: 'posted', messageTs: '1795000000.000100', told: true })).toBe(true);
      expect(await row()).toEqual({
        ...slot('d1'),
        state: 'posted',
        holder: null,
        leaseUntil: null,
        attempts: 1,
        channel: 'C1',
        messageTs: '1795000000.000100',
        reason: null,
        told: true,
        updatedAt: at(4),
      });
    });

    it.each(['posted', 'skipped', 'failed', 'unsure'] as const)('never changes one that is %s', async (state) => {
      await claim('a', 0, 10);
      await advance('a', 1, { state });
      const ended = await row();
      expect(await advance('a', 2, { state: 'posting' })).toBe(false);
      expect(await advance('a', 2, { state: 'posted', messageTs: '2' })).toBe(false);
      expect(await takeOver('b', 60, 70)).toBeNull();
      expect(await claim('b', 60, 70)).toBe(false);
      expect(await row()).toEqual(ended);
    });

    it('holds nothing after the lease', async () => {
      await claim('a', 0, 10);
      expect(await advance('b', 1, { state: 'posting' }), 'never had it').toBe(false);
      expect(await advance('a', 10, { state: 'posting' }), 'too late to begin').toBe(false);
      expect(await advance('a', 10, { leaseUntil: at(20) }), 'too late to ask for more').toBe(false);
      expect(await row()).toMatchObject({ state: 'claimed', leaseUntil: at(10) });
    });

    it('takes the truth of how it ended after the lease too, while nobody else has it', async () => {
      await claim('a', 0, 10);
      await advance('a', 9, { state: 'posting' });
      expect(await advance('a', 11, { state: 'posted', messageTs: '1.2' })).toBe(true);
      expect(await row()).toMatchObject({ state: 'posted', messageTs: '1.2' });
    });

    it('lets go of a slot at once', async () => {
      await claim('a', 0, 10);
      expect(await advance('a', 1, { leaseUntil: null, reason: 'unreachable' })).toBe(true);
      expect(await advance('a', 1, { state: 'posting' })).toBe(false);
      expect(await takeOver('b', 1, 20)).toMatchObject({ holder: 'b', reason: 'unreachable', attempts: 2 });
    });

    it('knows nothing of what it was never told', async () => {
      expect(await advance('a', 0, { state: 'posted' })).toBe(false);
      expect(await takeOver('a', 0, 1)).toBeNull();
      expect(await store().ledger.recent('d1', 5)).toEqual([]);
      expect(await store().ledger.untold('d1')).toEqual([]);
      expect(await store().ledger.unfinished()).toEqual([]);
    });

    it('lists the unfinished, oldest first', async () => {
      const { ledger } = store();
      for (const [id, minutes] of [
        ['late', 30],
        ['early', 10],
        ['done', 5],
        ['posting', 20],
      ] as const) {
        await ledger.claim(slot(id, nine, minutes), 'a', at(40), at(50));
      }
      await ledger.skip(slot('skipped', nine, 1), 'paused', at(40));
      await ledger.advance('posting', nine, 'a', at(41), { state: 'posting' });
      await ledger.advance('done', nine, 'a', at(41), { state: 'posted' });
      expect((await ledger.unfinished()).map(({ digestId, state }) => [digestId, state])).toEqual([
        ['early', 'claimed'],
        ['posting', 'posting'],
        ['late', 'claimed'],
      ]);
    });

    it('lists the newest of a digest first, and no more than asked', async () => {
      const { ledger } = store();
      for (const n of [3, 1, 4, 2]) await ledger.claim(slot('d1', `slot-${n}`, n), 'a', at(9), at(10));
      await ledger.claim(slot('d2', 'slot-9', 9), 'a', at(9), at(10));
      expect((await ledger.recent('d1', 3)).map((one) => one.slot)).toEqual(['slot-4', 'slot-3', 'slot-2']);
      expect(await ledger.recent('d1', 9)).toHaveLength(4);
    });

    it('remembers what nobody was told, until it is', async () => {
      const { ledger } = store();
      await ledger.skip(slot('d1', 'skipped', 3), 'too-late', at(9));
      for (const [local, minutes] of [
        ['failed', 1],
        ['posted', 2],
        ['unsure', 4],
        ['told', 5],
      ] as const) {
        await ledger.claim(slot('d1', local, minutes), 'a', at(9), at(20));
        const state = local === 'told' ? 'failed' : local;
        await ledger.advance('d1', local, 'a', at(10), { state, told: local === 'told' });
      }
      await ledger.skip(slot('d2', 'skipped', 3), 'too-late', at(9));
      const untold = async () => (await ledger.untold('d1')).map((one) => one.slot);
      expect(await untold()).toEqual(['failed', 'skipped', 'unsure']);
      await ledger.markTold('d1', []);
      expect(await untold()).toEqual(['failed', 'skipped', 'unsure']);
      await ledger.markTold('d1', ['failed', 'posted', 'nothing']);
      expect(await untold()).toEqual(['skipped', 'unsure']);
      await ledger.markTold('d1', ['skipped', 'unsure', ...Array.from({ length: 2_500 }, (_, n) => `slot-${n}`)]);
      expect(await untold()).toEqual([]);
      expect(await ledger.untold('d2'), 'of another digest').toHaveLength(1);
    });
  });
}
