import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { BudgetStore } from '../../ports.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** A slot that is busy for longer than it can be was taken by a clock that was wrong, and is free. */
const strayMs = 10 * 60_000;

/**
 * One row for each of the `calls` slots, and a take is one statement: replicas lock single rows and skip those that
 * others are taking, so that nobody waits and no two get the same.
 */
export function createBudgetStore({ kind, unsynced }: Database): BudgetStore {
  let rowsThere = 0;

  return {
    take: (calls, now, freeAt) =>
      unsynced(async (db) => {
        if (rowsThere < calls) {
          await addRows(db, rowsThere, calls);
          rowsThere = calls;
        }
        const id = randomUUID();
        const from = now.getTime();
        const to = freeAt.getTime() + strayMs;
        const taken = await db
          .updateTable('budget')
          .set({ id, free_at: freeAt.getTime() })
          .where('slot', '=', (eb) =>
            eb
              .selectFrom('budget as free')
              .select('free.slot')
              .where('free.slot', '<=', calls)
              .where((row) => row.or([row('free.free_at', '<=', from), row('free.free_at', '>', to)]))
              .orderBy('free.slot')
              .limit(1)
              // SQLite has one writer at a time, and no words for this.
              .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked()),
          )
          // Some may have been started with a larger budget: what they took beyond ours has to come back first.
          .where((eb) =>
            eb.not(
              eb.exists(
                eb
                  .selectFrom('budget as beyond')
                  .select('beyond.slot')
                  .where('beyond.slot', '>', calls)
                  .where('beyond.free_at', '>', from)
                  .where('beyond.free_at', '<=', to),
              ),
            ),
          )
          .returning('slot')
          .executeTakeFirst();
        if (taken !== undefined) return { ok: true, id };
        const { next } = await db
          .selectFrom('budget')
          .select((eb) => eb.fn.min<number | null>('free_at').as('next'))
          .where('free_at', '>', from)
          .where('free_at', '<=', to)
          .executeTakeFirstOrThrow();
        // Nothing is busy only when the last slot came free in between: ask again at once.
        return { ok: false, nextAt: new Date(next ?? from + 1) };
      }),

    async answered(id, freeAt) {
      await unsynced((db) =>
        // One that is somebody else's by now has another id.
        db.updateTable('budget').set({ free_at: freeAt.getTime() }).where('id', '=', id).execute(),
      );
    },
  };
}

async function addRows(db: Kysely<Tables>, from: number, to: number): Promise<void> {
  const rows = Array.from({ length: to - from }, (_, index) => ({ slot: from + index + 1, id: null, free_at: 0 }));
  await db
    .insertInto('budget')
    .values(rows)
    .onConflict((conflict) => conflict.column('slot').doNothing())
    .execute();
}
