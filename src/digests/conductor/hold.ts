import type { LedgerStore } from '../../ports.ts';
import type { LedgerRow } from '../ledger.ts';
import { pauseFor, type Stage } from './stage.ts';

type Change = Parameters<LedgerStore['advance']>[4];

/** A row of the ledger while this process works on it. Its lease is renewed until the work ends. */
export interface Hold {
  /** As it was last written. */
  readonly row: LedgerRow;
  /** Aborted when the row is lost, or the process is about to stop. */
  readonly signal: AbortSignal;
  /** Aborted when the row is lost: somebody else may be working on it, so nothing is to be posted any more. */
  readonly lost: AbortSignal;
  /** With a fresh lease; `false`: it is lost. */
  change(change: Change): Promise<boolean>;
  /** The last change. Tried again when the store fails: what became of a post is hard to find out otherwise. */
  end(change: Change): Promise<boolean>;
  /** Leaves the row to its lease; when the process is stopping, to whoever comes next, at once: then `true`. */
  letGo(): Promise<boolean>;
  /** Leaves the row to its lease. */
  abandon(): void;
}

const mostTries = 3;

export function holdRow(taken: LedgerRow, stage: Stage): Hold {
  const { store, clock, log, pace } = stage;
  const losing = new AbortController();
  const signal = AbortSignal.any([losing.signal, stage.stopping]);
  let row = taken;
  let isOver = false;
  let callOff = () => {};
  let failedRenewals = 0;
  let writing: Promise<unknown> = Promise.resolve();

  /** One after another, so that no renewal undoes what the work has written. */
  function write(change: (now: Date) => Change): Promise<boolean> {
    const written = writing.then(async () => {
      const now = clock();
      const changed = change(now);
      const isOurs = await store.ledger.advance(row.digestId, row.slot, stage.holder, now, changed);
      if (isOurs) row = { ...row, ...changed, updatedAt: now };
      else losing.abort();
      return isOurs;
    });
    writing = written.catch(() => {});
    return written;
  }

  const renewed = (change: Change) => write((now) => ({ leaseUntil: leaseFrom(now, stage), ...change }));

  function renewLater(): void {
    callOff = stage.after(pace.renew, () => void renew());
  }

  async function renew(): Promise<void> {
    try {
      await renewed({});
      failedRenewals = 0;
    } catch (error) {
      failedRenewals += 1;
      log.warn('lease not renewed', { digest: row.digestId, slot: row.slot, error });
      // It may be over before the next try; whatever the clock shows.
      if ((failedRenewals + 1) * pace.renew >= pace.lease) losing.abort();
    }
    if (!isOver && !losing.signal.aborted) renewLater();
  }

  function stopRenewing(): void {
    isOver = true;
    callOff();
  }

  renewLater();
  return {
    get row() {
      return row;
    },
    signal,
    lost: losing.signal,
    change: renewed,
    async end(change) {
      stopRenewing();
      for (let tries = 1; ; tries += 1) {
        try {
          const isOurs = await write(() => change);
          if (!isOurs) log.warn('somebody else has taken over', { digest: row.digestId, slot: row.slot });
          return isOurs;
        } catch (error) {
          if (tries === mostTries) throw error;
          log.warn('not recorded yet', { digest: row.digestId, slot: row.slot, error });
          await pauseFor(pace.renew, stage);
        }
      }
    },
    async letGo() {
      const isLeft = !isOver && stage.stopping.aborted && !losing.signal.aborted;
      stopRenewing();
      return isLeft && (await write(() => ({ leaseUntil: null })));
    },
    abandon: stopRenewing,
  };
}

export const leaseFrom = (now: Date, { pace }: Stage): Date => new Date(now.getTime() + pace.lease);
