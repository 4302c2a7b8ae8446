import type { Digest } from '../digest.ts';
import { type Due, decide, nextDue } from '../due.ts';
import { pauseFor, type Stage } from './stage.ts';

/** So many digests are decided, and so many rows written, before everything else in the process has its turn. */
const mostDecided = 200;
const mostWritten = 40;

/** A clock that was ahead by less costs a daily digest one post at most, which came early. */
const aheadMs = 24 * 3_600_000;

export interface Decisions {
  /**
   * Decides about those of the digests of which a slot has come, records what is skipped, and then hands over what is to
   * run. Rejects when the store fails; what was not handed over by then is decided anew the next time.
   */
  make(digests: readonly Digest[], found: (due: readonly Due[]) => void): Promise<void>;
  /** What was to run is not: it is decided anew. */
  forget(digestId: string): void;
}

export function createDecisions(stage: Stage): Decisions {
  const { store, clock, log, graceMs, stopping } = stage;
  /** Until when all is decided, for that version; `null`: for ever. Slots before stay decided when the clock goes back. */
  const decided = new Map<string, { readonly version: number; readonly next: number | null }>();

  function isDue({ id, version }: Digest, now: Date): boolean {
    const known = decided.get(id);
    return known?.version !== version || (known.next !== null && known.next <= now.getTime());
  }

  /** One digest in a zone that this Node does not know, imported perhaps, must not hold up all others. */
  function nextOf(digest: Digest, now: Date): number | null | 'unknown' {
    try {
      return nextDue(digest, now)?.getTime() ?? null;
    } catch (error) {
      log.error('digest cannot be scheduled', { digest: digest.name, zone: digest.zone, error });
      return 'unknown';
    }
  }

  /** What a clock recorded while it was ahead stays so: until that time comes, nothing is posted. */
  function warnOfRowsAhead(newest: ReadonlyMap<string, { readonly dueAt: Date }>, now: Date): void {
    const ahead = [...newest.values()].filter(({ dueAt }) => dueAt.getTime() > now.getTime() + aheadMs);
    if (ahead.length === 0) return;
    const until = new Date(Math.max(...ahead.map(({ dueAt }) => dueAt.getTime())));
    log.warn('digests were recorded by a clock that was ahead, and are silent until then', {
      digests: ahead.length,
      until,
    });
  }

  async function record(skipped: ReturnType<typeof decide>['skip'], now: Date): Promise<void> {
    for (const [n, { digest, slot, reason }] of skipped.entries()) {
      if (n > 0 && n % mostWritten === 0) await pauseFor(0, stage);
      const isNew = await store.ledger.skip({ digestId: digest.id, slot: slot.local, dueAt: slot.at }, reason, now);
      if (isNew) log.info('digest skipped', { digest: digest.name, slot: slot.local, reason });
    }
  }

  return {
    async make(digests, found) {
      const here = new Set(digests.map((digest) => digest.id));
      for (const id of decided.keys()) if (!here.has(id)) decided.delete(id);
      const due = digests.filter((digest) => isDue(digest, clock()));
      for (let from = 0; from < due.length && !stopping.aborted; from += mostDecided) {
        if (from > 0) await pauseFor(0, stage);
        const some = due.slice(from, from + mostDecided);
        // Read first: a row that is newer than this moment was made by a clock that is ahead, and counts all the same.
        const newest = await store.ledger.newest(some.map((digest) => digest.id));
        const now = clock();
        warnOfRowsAhead(newest, now);
        const known = some.map((digest) => ({ digest, next: nextOf(digest, now) }));
        const able = known.filter(({ next }) => next !== 'unknown').map(({ digest }) => digest);
        const { skip, run } = decide({ digests: able, now, newest: (id) => newest.get(id) ?? null, graceMs });
        await record(skip, now);
        found(run);
        for (const { digest, next } of known) {
          decided.set(digest.id, { version: digest.version, next: next === 'unknown' ? null : next });
        }
      }
    },
    forget(digestId) {
      decided.delete(digestId);
    },
  };
}
