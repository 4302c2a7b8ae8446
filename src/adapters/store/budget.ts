import { randomUUID } from 'node:crypto';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { BudgetStore, Clock } from '../../ports.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** A slot that is busy for longer than it can be was taken by a clock that was wrong, and is free. */
const strayMs = 10 * 60_000;

/** When the server began with the statement, in whole milliseconds. Rounded so that no slot comes back too early. */
const serverNow = {
  from: sql<number>`cast(ceil(extract(epoch from statement_timestamp()) * 1000) as bigint)`,
  to: sql<number>`cast(floor(extract(epoch from statement_timestamp()) * 1000) as bigint)`,
};

/**
 * One row for each of the `calls` slots, and a take is one statement: replicas lock single rows and skip those that
 * others are taking, so that nobody waits and no two get the same. Without a `clock` PostgreSQL's own one counts, the only
 * one that all replicas have in common; a file has one process, whose clock will do.
 */
export function createBudgetStore({ kind, unsynced }: Database, clock?: Clock): BudgetStore {
  let rowsThere = 0;

  /** To count a time `from` now, or to count one up `to` now. */
  function present(how: 'from' | 'to'): RawBuilder<number> {
    if (kind === 'postgres' && clock === undefined) return serverNow[how];
    const now = clock?.() ?? new Date();
    return sql<number>`cast(${now.getTime()} as bigint)`;
  }

  return {
    take: (calls, wanted, heldMs) =>
      unsynced(async (db) => {
        if (rowsThere < calls) {
          await addRows(db, rowsThere, calls);
          rowsThere = calls;
        }
        const now = present('to');
        const until = after(present('from'), heldMs);
        const strayFrom = after(now, heldMs + strayMs);
        const taken = await db
          // Not a subquery: PostgreSQL could run that anew for each row, and lock and take more than are wanted.
          .with('free', (free) =>
            free
              .selectFrom('budget')
              .select('slot')
              .where('slot', '<=', calls)
              .where((row) => row.or([row('free_at', '<=', now), row('free_at', '>', strayFrom)]))
              .orderBy('slot')
              .limit(wanted)
              // SQLite has one writer at a time, and no words for this.
              .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked()),
          )
          .updateTable('budget')
          .set({ id: sql<string>`cast(${randomUUID()} as text) || ':' || slot`, free_at: until })
          .where('slot', 'in', (eb) => eb.selectFrom('free').select('slot'))
          // Some may have been started with a larger budget: what they took beyond ours has to come back first.
          .where((eb) =>
            eb.not(
              eb.exists(
                eb
                  .selectFrom('budget as beyond')
                  .select('beyond.slot')
                  .where('beyond.slot', '>', calls)
                  .where('beyond.free_at', '>', now)
                  .where('beyond.free_at', '<=', strayFrom),
              ),
            ),
          )
          .returning('id')
          .execute();
        const ids = taken.flatMap(({ id }) => id ?? []);
        if (ids.length === wanted) return { ids, nextInMs: 0 };
        const { next } = await db
          .selectFrom('budget')
          .select(sql<number | null>`min(free_at) - ${now}`.as('next'))
          .where('free_at', '>', now)
          .where('free_at', '<=', strayFrom)
          .executeTakeFirstOrThrow();
        // Nothing is busy only when the last slot came free in between: ask again at once.
        return { ids, nextInMs: next ?? 1 };
      }),

    async answered(ids, afterMs) {
      await unsynced((db) =>
        // One that is somebody else's by now has another id.
        db
          .updateTable('budget')
          .set({ free_at: after(present('from'), afterMs) })
          .where('id', 'in', ids)
          .execute(),
      );
    },
  };
}

const after = (now: RawBuilder<number>, ms: number) => sql<number>`${now} + cast(${Math.ceil(ms)} as bigint)`;

async function addRows(db: Kysely<Tables>, from: number, to: number): Promise<void> {
  const rows = Array.from({ length: to - from }, (_, index) => ({ slot: from + index + 1, id: null, free_at: 0 }));
  await db
    .insertInto('budget')
    .values(rows)
    .onConflict((conflict) => conflict.column('slot').doNothing())
    .execute();
}
