import type { Clock } from '../../ports.ts';

/** Answers by key, asked for again when they are no longer fresh. */
export interface Fresh<T> {
  /** `null`: there is no answer, not even an old one. */
  get(key: string): Promise<T | null>;
}

interface Kept<T> {
  readonly value: T;
  readonly at: number;
}

/**
 * Remembers what `ask` answers for `fresh` milliseconds. Where it has no answer (`null`) the last one does for another
 * `stale` milliseconds. A key is asked for once at a time. `ask` must not reject.
 */
export function rememberFresh<T>(
  ask: (key: string) => Promise<T | null>,
  {
    clock,
    fresh,
    stale = 24 * 3_600_000,
    most = 10_000,
  }: { readonly clock: Clock; readonly fresh: number; readonly stale?: number; readonly most?: number },
): Fresh<T> {
  const kept = new Map<string, Kept<T>>();
  const open = new Map<string, Promise<T | null>>();

  /** A clock that was put back makes nothing fresh for ever. */
  const isWithin = ({ at }: Kept<T>, life: number) => Math.abs(clock().getTime() - at) < life;

  async function askFor(key: string): Promise<T | null> {
    const value = await ask(key);
    if (value === null) {
      const last = kept.get(key);
      return last !== undefined && isWithin(last, fresh + stale) ? last.value : null;
    }
    kept.delete(key);
    kept.set(key, { value, at: clock().getTime() });
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return value;
  }

  return {
    async get(key) {
      const found = kept.get(key);
      if (found !== undefined && isWithin(found, fresh)) return found.value;
      const asked = open.get(key) ?? askFor(key).finally(() => open.delete(key));
      open.set(key, asked);
      return asked;
    },
  };
}
