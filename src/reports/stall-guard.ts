/** Runs something later; the result calls it off. */
export type After = (milliseconds: number, run: () => void) => () => void;

/** A report gives up after this long without getting on. */
const patienceMs = 120_000;
/** How often is looked whether the time that has passed counts. */
const lookEveryMs = 5_000;

export interface StallGuard {
  /** Something got on: the patience starts anew. */
  moved(): void;
  stop(): void;
}

/** Calls `giveUp` once nothing has moved for two minutes, not counting the time during which it `isExcused`. */
export function stallGuard(after: After | undefined, isExcused: () => boolean, giveUp: () => void): StallGuard {
  let stuckMs = 0;
  let cancel = after?.(lookEveryMs, look);
  function look(): void {
    if (!isExcused()) stuckMs += lookEveryMs;
    if (stuckMs >= patienceMs) giveUp();
    else cancel = after?.(lookEveryMs, look);
  }
  return {
    moved() {
      stuckMs = 0;
    },
    stop: () => cancel?.(),
  };
}
