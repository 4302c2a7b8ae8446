/**
 * At most `calls` calls in any window as the server sees it. A call may reach the server at any moment between its start and
 * its answer, so its slot comes back one window after the ANSWER: whatever the way there and back does, no window holds more.
 * Pure: times are arguments, in milliseconds of one monotonic clock.
 */
export interface Budget {
  /** Takes a slot if one is free. */
  take(now: number): boolean;
  /** The call that held a slot was answered, or will never be. */
  answered(now: number): void;
  /** Milliseconds until `calls` slots more would have been had, if nobody else takes any; 0 when they are free. */
  wait(calls: number, now: number): number;
}

export function createBudget(calls: number, windowMs: number): Budget {
  let inFlight = 0;
  // When slots of answered calls come back, ascending.
  let returning: number[] = [];

  function settle(now: number) {
    const back = returning.findIndex((at) => at > now);
    returning = back < 0 ? [] : returning.slice(back);
  }

  return {
    take(now) {
      if (returning[0] !== undefined && returning[0] <= now) settle(now);
      if (inFlight + returning.length >= calls) return false;
      inFlight += 1;
      return true;
    },
    answered(now) {
      inFlight -= 1;
      returning.push(now + windowMs);
    },
    wait(wanted, now) {
      settle(now);
      const missing = wanted - (calls - inFlight - returning.length);
      if (missing <= 0) return 0;
      // Those in flight are taken to be answered right now: the estimate errs by one answer at most.
      const all = [...returning, ...Array<number>(inFlight).fill(now + windowMs)];
      const nth = (missing - 1) % calls;
      const windowsMore = Math.floor((missing - 1) / calls);
      return (all[nth] ?? now + windowMs) - now + windowsMore * windowMs;
    },
  };
}
