import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { at } from './samples.ts';

export function seenContract(store: () => Store): void {
  describe('what is being answered', () => {
    const minute = 60_000;

    it('is new once, for as long as it is kept', async () => {
      const { seen } = store();
      expect(await seen.isNew('a', at(0), 15 * minute)).toBe(true);
      expect(await seen.isNew('a', at(0), 15 * minute)).toBe(false);
      expect(await seen.isNew('b \'"\u{1f4ec}', at(1), 15 * minute)).toBe(true);
      expect(await seen.isNew('b \'"\u{1f4ec}', at(14), 15 * minute)).toBe(false);
      expect(await seen.isNew('a', at(14), 15 * minute)).toBe(false);
      expect(await seen.isNew('a', at(15), 15 * minute)).toBe(true);
      expect(await seen.isNew('a', at(16), 15 * minute)).toBe(false);
    });

    it('is new to exactly one of all who ask at the same moment, when it is out of date, too', async () => {
      const { seen } = store();
      for (const now of [at(0), at(20)]) {
        const asked = await Promise.all(Array.from({ length: 20 }, () => seen.isNew('a', now, 15 * minute)));
        expect(asked.filter((isNew) => isNew)).toHaveLength(1);
      }
    });

    it('is judged within its time by a clock that went back', async () => {
      const { seen } = store();
      await seen.isNew('a', at(60), 15 * minute);
      expect(await seen.isNew('a', at(0), 15 * minute)).toBe(false);
      expect(await seen.isNew('b', at(0), 15 * minute)).toBe(true);
    });
  });
}
