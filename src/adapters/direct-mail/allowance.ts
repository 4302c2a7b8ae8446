import { createBudget } from './budget.ts';

/** To be said once nothing of the call can reach the server any more: its slot comes back one window later. */
export type Answered = (now: number) => void;

/** Where calls have their slots from: the budget of this process, or one that replicas share. Times as in `Budget`. */
export interface Allowance {
  /** A slot, if one is at hand. */
  take(now: number): Answered | null;
  /**
   * So many calls could start now if there were slots; what is at hand besides is not needed. Returns after how many
   * milliseconds to look again, 0 when that will be said.
   */
  want(calls: number, now: number): number;
  /** Whether there is a slot is being found out. */
  isAsking(): boolean;
  /** Milliseconds until `calls` slots more would have been had, as far as this process knows. */
  wait(calls: number, now: number): number;
}

/** The whole budget for this process alone. */
export function createOwnAllowance(callsPerMinute: number, windowMs: number): Allowance {
  const { take, answered, wait } = createBudget(callsPerMinute, windowMs);
  return {
    take: (now) => (take(now) ? answered : null),
    want: (calls, now) => (calls === 0 ? 0 : wait(1, now)),
    isAsking: () => false,
    wait,
  };
}
