import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { at, slot } from './samples.ts';

/** Rows of some digests: what is due when, and whether it has ended. */
const pasts: fc.Arbitrary<readonly Past[]> = fc.uniqueArray(
  fc.record({
    digestId: fc.constantFrom('p1', 'p2', 'p3'),
    local: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    minutes: fc.integer({ min: 0, max: 5 }),
    ends: fc.boolean(),
  }),
  { selector: ({ digestId, local }) => `${digestId} ${local}`, maxLength: 18 },
);

interface Past {
  readonly digestId: string;
  readonly local: string;
  readonly minutes: number;
  readonly ends: boolean;
}

const isLater = (a: Past, b: Past) => a.minutes > b.minutes || (a.minutes === b.minutes && a.local > b.local);
const isNewest = (row: Past, rows: readonly Past[]) =>
  !rows.some((other) => other.digestId === row.digestId && isLater(other, row));
const keyOf = ({ digestId, local }: Past) => `${digestId} ${local}`;

/** What is known of slots long gone: the newest of each digest, and no more than is kept. */
export function ledgerPastContract(store: () => Store, numRuns: number): void {
  let runs = 0;
  const insert = async ({ digestId, local, minutes, ends }: Past) => {
    const { ledger } = store();
    await ledger.claim(slot(digestId, local, minutes), 'x', at(0), at(9));
    if (ends) await ledger.advance(digestId, local, 'x', at(1), { state: 'posted' });
  };

  describe('the past in the ledger', () => {
    it('tells the newest row of each digest, of thousands at once', async () => {
      const { ledger } = store();
      expect(await ledger.newest([])).toEqual(new Map());
      expect(await ledger.newest(['nobody'])).toEqual(new Map());
      await ledger.skip(slot('d1', '2026-11-16T09:00', 1), 'too-late', at(3));
      await ledger.claim(slot('d1', '2026-11-23T09:00', 2), 'a', at(3), at(4));
      await ledger.skip(slot('d2', 'a-late-one', 9), 'paused', at(9));
      await ledger.skip(slot('d2', 'z-early-one', 8), 'paused', at(9));
      await ledger.skip(slot("d'3", '02:00', 5), 'paused', at(9));
      await ledger.skip(slot("d'3", '02:30', 5), 'paused', at(9));
      const many = Array.from({ length: 3_500 }, (_, n) => `none-${n}`);
      const newest = await ledger.newest(['d1', ...many.slice(0, 1_500), "d'3", ...many.slice(1_500), 'd2', 'd1']);
      expect(new Map([...newest].toSorted())).toEqual(
        new Map([
          ["d'3", { slot: '02:30', dueAt: at(5) }],
          ['d1', { slot: '2026-11-23T09:00', dueAt: at(2) }],
          ['d2', { slot: 'a-late-one', dueAt: at(9) }],
        ]),
      );
    });

    it('forgets what ended before a time, but not the newest, nor what is not finished', async () => {
      const { ledger } = store();
      expect(await ledger.prune(at(99))).toBe(0);
      for (const [local, minutes] of [
        ['1', 1],
        ['2', 2],
        ['3', 3],
        ['4', 4],
      ] as const) {
        await insert({ digestId: 'd1', local, minutes, ends: local !== '2' });
        await insert({ digestId: 'd2', local, minutes, ends: true });
      }
      await ledger.skip(slot('d3', '1', 1), 'too-late', at(9));
      expect(await ledger.prune(at(3))).toBe(3);
      const left = async (id: string) => (await ledger.recent(id, 9)).map((row) => row.slot);
      expect([await left('d1'), await left('d2'), await left('d3')]).toEqual([['4', '3', '2'], ['4', '3'], ['1']]);
      expect(await ledger.prune(at(99))).toBe(2);
      expect([await left('d1'), await left('d2'), await left('d3')]).toEqual([['4', '2'], ['4'], ['1']]);
      expect(await ledger.prune(at(99))).toBe(0);
    });

    it('is pruned to what the law says, whatever is there, and knows the newest all the same', async () => {
      await fc.assert(
        fc.asyncProperty(pasts, fc.integer({ min: 0, max: 6 }), async (given, before) => {
          const { ledger } = store();
          runs += 1;
          // What earlier runs left would be counted too.
          await ledger.prune(at(99));
          const mine = (digestId: string) => `run-${runs}-${digestId}`;
          const ids = ['p1', 'p2', 'p3'].map(mine);
          const rows = given.map((row) => ({ ...row, digestId: mine(row.digestId) }));
          for (const row of rows) await insert(row);
          const newest = await ledger.newest(ids);
          const expected = rows.filter((row) => isNewest(row, rows));
          expect([...newest].map(([id, row]) => `${id} ${row.slot}`).toSorted()).toEqual(
            expected.map(keyOf).toSorted(),
          );

          const gone = rows.filter((row) => row.ends && row.minutes < before && !isNewest(row, rows));
          expect(await ledger.prune(at(before))).toBe(gone.length);
          const left = (await Promise.all(ids.map((id) => ledger.recent(id, 99)))).flat();
          const kept = rows.filter((row) => !gone.includes(row));
          expect(left.map((row) => `${row.digestId} ${row.slot}`).toSorted()).toEqual(kept.map(keyOf).toSorted());
          expect(await ledger.newest(ids)).toEqual(newest);
          const unfinished = (await ledger.unfinished()).filter((row) => ids.includes(row.digestId));
          expect(unfinished).toHaveLength(rows.filter((row) => !row.ends).length);
        }),
        { numRuns },
      );
    });
  });
}
