import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports.ts';

const minute = 60_000;

/** `goTo` sets the clock that the store goes by, in minutes. */
export function budgetContract(store: () => Store, goTo: (minutes: number) => void): void {
  const take = (calls: number, wanted: number, minutes = 1) => store().budget.take(calls, wanted, minutes * minute);
  const taken = async (calls: number, wanted: number, minutes = 1) => {
    const { ids } = await take(calls, wanted, minutes);
    expect(ids).toHaveLength(wanted);
    return ids;
  };
  const none = (minutes: number) => ({ ids: [], nextInMs: minutes * minute });

  describe('the budget', () => {
    it('gives as many as there are, then says when the next one is free', async () => {
      await taken(3, 1, 5);
      goTo(1);
      await taken(3, 1, 3);
      goTo(2);
      await taken(3, 1, 4);
      goTo(3);
      expect(await take(3, 1)).toEqual(none(1));
      goTo(3.75);
      expect(await take(3, 1)).toEqual(none(0.25));
      goTo(4);
      await taken(3, 1, 5);
      expect(await take(3, 1)).toEqual(none(1));
    });

    it('gives several at once, or those that there are', async () => {
      const first = await taken(5, 3);
      expect(new Set(first).size).toBe(3);
      const rest = await take(5, 3);
      expect(rest).toEqual({ ids: [expect.any(String), expect.any(String)], nextInMs: minute });
      expect(new Set([...first, ...rest.ids]).size).toBe(5);
      expect(await take(5, 3)).toEqual(none(1));
      goTo(1);
      await taken(5, 5);
    });

    it('moves the end of calls to when they were answered', async () => {
      const ids = await taken(2, 2, 2);
      await store().budget.answered(ids, 1.5 * minute);
      goTo(1);
      expect(await take(2, 1)).toEqual(none(0.5));
      goTo(1.5);
      const next = await taken(2, 2, 0.5);
      await store().budget.answered(next.slice(1), 2 * minute);
      goTo(2);
      await taken(2, 1);
      expect(await take(2, 1, 9)).toEqual(none(1));
    });

    it('gets back at once what was not used', async () => {
      const ids = await taken(3, 3);
      await store().budget.answered(ids.slice(1), 0);
      await taken(3, 2);
      expect(await take(3, 1)).toEqual(none(1));
    });

    it('gets back what died, and does not let it take from others when it was only slow', async () => {
      const slow = await taken(1, 1);
      goTo(1);
      await taken(1, 1);
      await store().budget.answered(slow, 8 * minute);
      goTo(1.5);
      expect(await take(1, 1)).toEqual(none(0.5));
    });

    it('never gives more than there are to many who ask at once', async () => {
      for (const [minutes, wanted] of [1, 3, 25].entries()) {
        goTo(minutes);
        const asked = await Promise.all(Array.from({ length: 40 }, () => take(25, wanted)));
        expect(new Set(asked.flatMap(({ ids }) => ids)).size).toBe(25);
        expect(asked.flatMap(({ ids }) => ids)).toHaveLength(25);
      }
    });

    it('keeps to a smaller budget as soon as what the larger one gave is free again', async () => {
      await taken(4, 4);
      goTo(0.5);
      expect(await take(2, 1)).toEqual(none(0.5));
      goTo(1);
      expect((await take(2, 3)).ids).toHaveLength(2);
      await taken(4, 1);
    });

    it('does not wait for what a wrong clock took far ahead', async () => {
      goTo(60 * 24);
      await taken(2, 2);
      goTo(0);
      await taken(2, 2);
      expect(await take(2, 1)).toEqual(none(1));
    });

    it('gives the largest budget that can be set', async () => {
      const ids = await taken(6_000, 6_000);
      await store().budget.answered(ids, 0);
      await taken(6_000, 1);
    });
  });
}
