import type { Due } from '../due.ts';
import { claimedRow, type LedgerRow } from '../ledger.ts';
import type { Decisions } from './decisions.ts';
import { holdRow, leaseFrom } from './hold.ts';
import type { Task } from './lanes.ts';
import type { Stage } from './stage.ts';
import { workOn } from './work.ts';

export interface Tasks {
  claim(due: Due): Task;
  /** Somebody who began it is gone. */
  takeOver(row: LedgerRow): Task;
  /** How many were begun here and left to whoever comes next, since the process is stopping. */
  left(): number;
}

export function createTasks(stage: Stage, decisions: Decisions): Tasks {
  const { store, clock, log, holder } = stage;
  let left = 0;

  async function work(row: LedgerRow): Promise<void> {
    const hold = holdRow(row, stage);
    try {
      await workOn(hold, stage);
      if (await hold.letGo()) left += 1;
    } catch (error) {
      // It stays in the ledger: whoever is first after the lease goes on with it.
      log.error('digest left to its lease', { digest: row.digestId, slot: row.slot, error });
      hold.abandon();
    }
  }

  return {
    claim: ({ digest, slot }) => ({
      key: keyOf(digest.id, slot.local),
      dueAt: slot.at,
      async begin() {
        // It may have waited, and been edited or deleted since.
        const latest = await store.digests.get(digest.id);
        if (latest === null || slot.at <= latest.activeSince) return null;
        const now = clock();
        const leaseUntil = leaseFrom(now, stage);
        const claimed = { digestId: digest.id, slot: slot.local, dueAt: slot.at };
        if (!(await store.ledger.claim(claimed, holder, now, leaseUntil))) return null;
        return () => work(claimedRow(claimed, holder, now, leaseUntil));
      },
      drop: () => decisions.forget(digest.id),
    }),
    takeOver: ({ digestId, slot, dueAt }) => ({
      key: keyOf(digestId, slot),
      dueAt,
      async begin() {
        const now = clock();
        const row = await store.ledger.takeOver(digestId, slot, holder, now, leaseFrom(now, stage));
        return row === null ? null : () => work(row);
      },
      drop() {},
    }),
    left: () => left,
  };
}

const keyOf = (digestId: string, slot: string) => `${digestId} ${slot}`;
