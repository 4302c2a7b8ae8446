import { randomFor } from '../../../sandbox/direct-mail/random.ts';
import { type Conductor, createConductor } from '../../../src/digests/conductor/conductor.ts';
import type { Store } from '../../../src/ports.ts';
import type { BadDay } from './misfortunes.ts';
import type { Time } from './time.ts';

/** A replica that dies at some operation, before or after it was carried out: nothing of it goes on from then. */
export interface Mortal {
  readonly conductor: Conductor;
  isAlive(): boolean;
  kill(): void;
  /** Its clock is ahead by so much, or behind. */
  aheadMs: number;
}

export interface Fate {
  readonly name: string;
  readonly seed: number;
  /** So many operations on the store, Slack or Direct Mail. */
  readonly operations: number;
  /** How often the store fails. */
  readonly failing: number;
  readonly graceMs: number;
  readonly aheadMs: number;
}

const never = new Promise<never>(() => {});

export function createMortal(fate: Fate, store: Store, day: BadDay, time: Time): Mortal {
  const random = randomFor(fate.seed, fate.name);
  let left = fate.operations;
  let isAlive = true;

  function mortally<T extends object>(methods: T, failing: number): T {
    const wrapped = Object.entries(methods).map(([name, method]) => [
      name,
      async (...given: unknown[]) => {
        const diesBefore = random() < 0.5;
        left -= 1;
        if (left === 0 && diesBefore) isAlive = false;
        if (!isAlive) return never;
        const fails = random() < failing;
        // A connection can break before a statement is carried out, or after.
        if (fails && random() < 0.5) throw new Error('no store');
        const result = await method(...given);
        if (left === 0) isAlive = false;
        if (!isAlive) return never;
        if (fails) throw new Error('no store');
        return result;
      },
    ]);
    return Object.fromEntries(wrapped) as T;
  }

  const mortal = {
    isAlive: () => isAlive,
    kill() {
      isAlive = false;
    },
    aheadMs: fate.aheadMs,
  };
  const { report } = mortally({ report: day.report }, 0);
  const conductor = createConductor({
    store: {
      ...store,
      digests: mortally(store.digests, fate.failing),
      ledger: mortally(store.ledger, fate.failing),
    },
    poster: mortally(day.poster, 0),
    report,
    clock: () => new Date(time.now().getTime() + mortal.aheadMs),
    log: { info() {}, warn() {}, error() {} },
    holder: fate.name,
    graceMs: fate.graceMs,
    after: (milliseconds, run) => time.after(milliseconds, () => isAlive && run()),
    pace: { atOnce: 3 },
  });
  return Object.assign(mortal, { conductor });
}
