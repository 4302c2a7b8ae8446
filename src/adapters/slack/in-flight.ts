/** Work that was begun and not ended, so that a shutdown can wait for it and, at last, cut it short. */
export interface InFlight {
  readonly size: () => number;
  /** Runs `work` with a signal that says "no time left: tell the asker". `work` must not reject. */
  run(work: (cut: AbortSignal) => Promise<void>): void;
  /** True when all ended within `ms`. */
  settled(ms: number): Promise<boolean>;
  cutShort(): void;
}

export function createInFlight(): InFlight {
  const running = new Map<Promise<void>, AbortController>();
  return {
    size: () => running.size,
    run(work) {
      const cut = new AbortController();
      const promise = work(cut.signal).finally(() => running.delete(promise));
      running.set(promise, cut);
    },
    settled: (ms) => within(ms, Promise.all(running.keys())),
    cutShort() {
      for (const cut of running.values()) cut.abort();
    },
  };
}

/** True when `promise` ended within `ms`; rejects when it does. */
export async function within(ms: number, promise: Promise<unknown>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), Math.max(0, ms));
  try {
    return await Promise.race([promise.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
