/** Runs something later; the result calls it off. */
export type After = (milliseconds: number, run: () => void) => () => void;

/** A report gives up after this long without getting on. */
const patience = 120_000;

export interface StallGuard {
  /** Something got on: the patience starts anew. */
  moved(): void;
  stop(): void;
}

/** Calls `giveUp` once nothing has moved for two minutes, not counting time spent waiting for the per-minute budget. */
export function stallGuard(after: After | undefined, excused: () => boolean, giveUp: () => void): StallGuard {
  let cancel = after?.(patience, check);
  function rearm(): void {
    cancel?.();
    cancel = after?.(patience, check);
  }
  function check(): void {
    if (excused()) rearm();
    else giveUp();
  }
  return { moved: rearm, stop: () => cancel?.() };
}
