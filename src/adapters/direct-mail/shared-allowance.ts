import type { Allowance, Answered } from './allowance.ts';
import { createBudget } from './budget.ts';
import { createSharedSlots, type SharedSlotsSettings } from './shared-slots.ts';

/**
 * One budget for all replicas, counted by their store.
 *
 * While the store fails, people are answered all the same. How many replicas there are nobody can tell then; two is usual.
 * So this process goes on with half of the budget, what it called before included, and never with more than all of it.
 * More than two together may then call too often: Direct Mail refuses those calls, and the limiter waits as it says.
 */
export function createSharedAllowance(settings: SharedSlotsSettings, onSlots: () => void): Allowance {
  const { callsPerMinute, windowMs } = settings;
  const alone = Math.max(1, Math.floor(callsPerMinute / 2));
  /** All calls of this process, whoever allowed them. */
  const own = createBudget(callsPerMinute, windowMs);
  const slots = createSharedSlots(settings, onSlots);

  /** Until `calls` of our half are free: of the whole, the other half has to be free as well. */
  function waitAlone(calls: number, now: number): number {
    const rounds = Math.floor((calls - 1) / alone);
    return own.wait(callsPerMinute - alone + 1 + ((calls - 1) % alone), now) + rounds * windowMs;
  }

  function used(): Answered {
    const answered = slots.use();
    return (now) => {
      own.answered(now);
      answered(now);
    };
  }

  return {
    take(now) {
      const allowed = slots.isLost() ? waitAlone(1, now) === 0 : slots.atHand() > 0;
      // Our own count has the last word: the store's clock may run a little faster than the one we wait by.
      return allowed && own.take(now) ? used() : null;
    },
    want(calls, now) {
      const ms = calls === 0 ? 0 : slots.isLost() ? waitAlone(1, now) : own.wait(1, now);
      // What our own count holds back need not be asked for yet, except to learn whether the store answers again.
      slots.want(ms > 0 && !slots.isLost() ? 0 : calls);
      return ms;
    },
    isAsking: () => slots.isAsking() && !slots.isLost(),
    wait(calls, now) {
      if (calls <= 0) return 0;
      if (slots.isLost()) return waitAlone(calls, now);
      const nextMs = slots.nextMs(now);
      // What others have taken shows when the store has none left. Those slots are supposed to come back evenly, which
      // errs by one window at most.
      const others = nextMs === 0 ? 0 : nextMs + ((calls - 1) * windowMs) / callsPerMinute;
      return Math.max(own.wait(calls, now), others);
    },
  };
}
