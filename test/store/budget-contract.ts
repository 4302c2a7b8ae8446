import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { at } from './samples.ts';

export function budgetContract(store: () => Store): void {
  const take = (calls: number, minutes: number, freeAt = minutes + 1) =>
    store().budget.take(calls, at(minutes), at(freeAt));
  const idOf = async (taking: ReturnType<typeof take>) => {
    const taken = await taking;
    if (!taken.ok) throw new Error(`none free until ${taken.nextAt.toISOString()}`);
    return taken.id;
  };

  describe('the budget', () => {
    it('gives as many as there are, then says when the next one is free', async () => {
      await idOf(take(3, 0, 5));
      await idOf(take(3, 1, 4));
      await idOf(take(3, 2, 6));
      expect(await take(3, 3)).toEqual({ ok: false, nextAt: at(4) });
      expect(await take(3, 3.999)).toEqual({ ok: false, nextAt: at(4) });
      await idOf(take(3, 4, 9));
      expect(await take(3, 4)).toEqual({ ok: false, nextAt: at(5) });
    });

    it('moves the end of a call to when it was answered', async () => {
      const id = await idOf(take(1, 0, 2));
      await store().budget.answered(id, at(1.5));
      expect(await take(1, 1)).toEqual({ ok: false, nextAt: at(1.5) });
      const next = await idOf(take(1, 1.5, 2));
      await store().budget.answered(next, at(3));
      expect(await take(1, 2)).toEqual({ ok: false, nextAt: at(3) });
    });

    it('gets back what died, and does not let it take from others when it was only slow', async () => {
      const slow = await idOf(take(1, 0, 1));
      await idOf(take(1, 1, 2));
      await store().budget.answered(slow, at(9));
      expect(await take(1, 1.5)).toEqual({ ok: false, nextAt: at(2) });
    });

    it('never gives more than there are to many who ask at once', async () => {
      const taken = await Promise.all(Array.from({ length: 60 }, () => take(25, 0)));
      expect(taken.filter(({ ok }) => ok)).toHaveLength(25);
      expect(new Set(taken.map((one) => (one.ok ? one.id : '-'))).size).toBe(26);
      const again = await Promise.all(Array.from({ length: 60 }, () => take(25, 1)));
      expect(again.filter(({ ok }) => ok)).toHaveLength(25);
    });

    it('keeps to a smaller budget as soon as what the larger one gave is free again', async () => {
      for (let n = 0; n < 4; n += 1) await idOf(take(4, 0));
      expect(await take(2, 0.5)).toEqual({ ok: false, nextAt: at(1) });
      await idOf(take(2, 1));
      await idOf(take(2, 1));
      expect((await take(2, 1)).ok).toBe(false);
      await idOf(take(4, 1));
    });

    it('does not wait for what a wrong clock took far ahead', async () => {
      for (let n = 0; n < 2; n += 1) await idOf(take(2, 60 * 24));
      await idOf(take(2, 0));
      await idOf(take(2, 0));
      expect(await take(2, 0)).toEqual({ ok: false, nextAt: at(1) });
    });

    it('gives the largest budget that can be set', async () => {
      await idOf(take(6_000, 0));
      await idOf(take(6_000, 0));
    });
  });
}
