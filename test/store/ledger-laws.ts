import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LedgerRow, longestLeaseMs, type SlotState } from '../../src/digests/ledger.ts';
import type { Store } from '../../src/ports.ts';
import { at } from './samples.ts';

const holder = fc.constantFrom('a', 'b', 'c');
const state = fc.constantFrom<SlotState>('claimed', 'posting', 'posted', 'skipped', 'failed', 'unsure');
/** Each holder's clock, in minutes: it may jump either way at any time. */
const now = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 60 }) }, fc.integer({ min: 130, max: 190 }));
const lease = fc.integer({ min: 0, max: 15 });

type Step =
  | { readonly do: 'claim' | 'takeOver'; readonly holder: string; readonly now: number; readonly lease: number }
  | { readonly do: 'skip'; readonly holder: string; readonly now: number }
  | {
      readonly do: 'end' | 'extend' | 'begin';
      readonly holder: string;
      readonly now: number;
      readonly state: SlotState;
    };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('claim', 'takeOver', 'takeOver'), holder, now, lease }) as fc.Arbitrary<Step>,
  fc.record({ do: fc.constantFrom('skip'), holder, now }) as fc.Arbitrary<Step>,
  fc.record({ do: fc.constantFrom('end', 'extend', 'begin'), holder, now, state }) as fc.Arbitrary<Step>,
);

const ended: readonly SlotState[] = ['posted', 'skipped', 'failed', 'unsure'];
const isEnded = (row: LedgerRow | null) => row !== null && ended.includes(row.state);

/** Its lease has ended, or a clock that was wrong made it. */
function holdsNothing(row: LedgerRow | null, minutes: number): boolean {
  const lease = row?.leaseUntil ?? null;
  return lease === null || lease <= at(minutes) || lease.getTime() > at(minutes).getTime() + longestLeaseMs;
}

/** Laws for any interleaving of what several processes try, whatever their clocks say. */
export function ledgerLaws(store: () => Store, numRuns: number): void {
  let slots = 0;

  /** Tries one step; whether it had the wished effect. */
  async function take(local: string, wish: Step): Promise<boolean> {
    const { ledger } = store();
    const time = at(wish.now);
    const where = { digestId: 'law', slot: local, dueAt: at(0) };
    switch (wish.do) {
      case 'claim':
        return ledger.claim(where, wish.holder, time, at(wish.now + wish.lease));
      case 'skip':
        return ledger.skip(where, 'too-late', time);
      case 'takeOver':
        return (await ledger.takeOver('law', local, wish.holder, time, at(wish.now + wish.lease))) !== null;
      case 'begin':
        return ledger.advance('law', local, wish.holder, time, { state: 'posting' });
      case 'extend':
        return ledger.advance('law', local, wish.holder, time, { leaseUntil: at(wish.now + 10) });
      case 'end':
        return ledger.advance('law', local, wish.holder, time, { state: wish.state });
    }
  }

  describe('laws of the ledger', () => {
    it('one holder at a time, an end is an end, and nothing changes for who was refused', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
          slots += 1;
          const local = `one-by-one-${slots}`;
          let before: LedgerRow | null = null;
          for (const wish of steps) {
            const done = await take(local, wish);
            const after = await store().ledger.get('law', local);
            if (!done) expect(after).toEqual(before);
            if (!done && wish.do === 'takeOver' && before !== null && !isEnded(before)) {
              expect(holdsNothing(before, wish.now)).toBe(false);
            }
            if (isEnded(before)) expect({ done, after }).toEqual({ done: false, after: before });
            if (done && (wish.do === 'claim' || wish.do === 'skip')) expect(before).toBeNull();
            if (done && wish.do === 'takeOver') {
              expect(holdsNothing(before, wish.now)).toBe(true);
              expect(after).toMatchObject({
                holder: wish.holder,
                attempts: (before?.attempts ?? 0) + 1,
                state: before?.state,
              });
            }
            if (done && ['begin', 'extend', 'end'].includes(wish.do)) expect(before?.holder).toBe(wish.holder);
            if (done && (wish.do === 'begin' || wish.do === 'extend')) {
              expect((before?.leaseUntil as Date) > at(wish.now)).toBe(true);
            }
            before = after;
          }
        }),
        { numRuns },
      );
    });

    it('of all that happens at once, at most one begins, one takes over after another, and one ends it', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(step, { maxLength: 6 }), { minLength: 2, maxLength: 4 }),
          async (processes) => {
            slots += 1;
            const local = `at-once-${slots}`;
            const done: Step[] = [];
            const run = async (steps: readonly Step[]) => {
              for (const wish of steps) if (await take(local, wish)) done.push(wish);
            };
            await Promise.all(processes.map(run));
            const row = await store().ledger.get('law', local);
            const count = (...kinds: readonly Step['do'][]) => done.filter((one) => kinds.includes(one.do)).length;
            expect(count('claim', 'skip')).toBe(row === null ? 0 : 1);
            expect(row?.attempts ?? 0).toBe(count('claim', 'takeOver'));
            const ends = done.filter((one) => one.do === 'end' && ended.includes(one.state)).length + count('skip');
            expect(ends).toBe(isEnded(row) ? 1 : 0);
          },
        ),
        { numRuns },
      );
    });
  });
}
