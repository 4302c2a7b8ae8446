import type { ConductorWorld, Pace } from './conductor.ts';

/** What all that this process does for digests shares. */
export interface Stage extends Omit<ConductorWorld, 'pace'> {
  readonly pace: Pace;
  /** Aborted when the process is about to stop: what only asks or waits ends at once. */
  readonly stopping: AbortSignal;
}

/** Resolves after so long in real time, or as soon as the signal is aborted. */
export function pauseFor(milliseconds: number, { after }: Pick<Stage, 'after'>, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const over = () => {
      callOff();
      signal?.removeEventListener('abort', over);
      resolve();
    };
    const callOff = after(milliseconds, over);
    signal?.addEventListener('abort', over, { once: true });
  });
}

/** What it comes to; `null` when the signal is aborted first. Then nobody waits for it any more. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const over = () => resolve(null);
    if (signal.aborted) over();
    signal.addEventListener('abort', over, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', over));
  });
}

/** Says `true` when asked for the first time, and then once in so long, in real time. */
export function onceEvery(milliseconds: number, { after }: Pick<Stage, 'after'>) {
  let isDue = true;
  let callOff = () => {};
  return {
    take(): boolean {
      if (!isDue) return false;
      isDue = false;
      callOff = after(milliseconds, () => {
        isDue = true;
      });
      return true;
    },
    stop: () => callOff(),
  };
}
