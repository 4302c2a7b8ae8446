import type { Moment } from './decisions.ts';

/** Whoever waits for the next of something is told of it once. `replica` is null where nobody can tell whose it is. */
export interface Moments {
  next(moment: Moment, signal: AbortSignal): Promise<number | null>;
  happened(moment: Moment, replica: number | null): void;
}

export function createMoments(): Moments {
  const waiting = new Map<Moment, (replica: number | null) => void>();
  return {
    next: (moment, signal) =>
      new Promise((resolve) => {
        const over = (replica: number | null) => {
          waiting.delete(moment);
          signal.removeEventListener('abort', late);
          resolve(replica);
        };
        const late = () => over(null);
        signal.addEventListener('abort', late, { once: true });
        waiting.set(moment, over);
      }),
    happened: (moment, replica) => waiting.get(moment)?.(replica),
  };
}
