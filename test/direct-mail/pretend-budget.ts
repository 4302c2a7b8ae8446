import type { BudgetStore } from '../../src/ports.ts';

export interface PretendBudget extends BudgetStore {
  /** How often slots were asked for, and the ids had. */
  readonly takes: readonly (readonly string[])[];
  /** Slots that are not free. */
  busy(): number;
  /** From now on: an error, or an answer that takes so many milliseconds. */
  behave(how: Error | number): void;
}

// Of the global timers, which tests may fake.
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The budget of a store, in memory: its slots come back by the clock that timers go by. */
export function pretendBudget(answerMs = 5): PretendBudget {
  const freeAt = new Map<string, number>();
  const takes: (readonly string[])[] = [];
  let how: Error | number = answerMs;
  let last = 0;
  const busyOnes = () => [...freeAt.values()].filter((at) => at > performance.now());
  /** Half of the time on the way there, half of it on the way back. */
  async function answer<T>(value: () => T): Promise<T> {
    const now = how;
    await sleep(typeof now === 'number' ? now / 2 : 1);
    if (typeof now !== 'number') throw now;
    const found = value();
    await sleep(now / 2);
    return found;
  }
  return {
    take: (calls, wanted, heldMs) =>
      answer(() => {
        const free = Math.min(wanted, Math.max(0, calls - busyOnes().length));
        const ids = Array.from({ length: free }, () => String(++last));
        for (const id of ids) freeAt.set(id, performance.now() + heldMs);
        takes.push(ids);
        return { ids, nextInMs: free === wanted ? 0 : Math.max(1, Math.min(...busyOnes()) - performance.now()) };
      }),
    answered: (ids, afterMs) =>
      answer(() => {
        if (ids.length === 0) throw new Error('no ids');
        for (const id of ids) freeAt.set(id, performance.now() + afterMs);
      }),
    takes,
    busy: () => busyOnes().length,
    behave(next) {
      how = next;
    },
  };
}
