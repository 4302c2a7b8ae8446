import { sql } from 'kysely';
import { claimedRow, type LedgerRow, longestLeaseMs, type SlotState, skippedRow } from '../../digests/ledger.ts';
import type { LedgerStore } from '../../ports.ts';
import type { Database } from './database.ts';
import { ledgerRowOf, ledgerTableRow } from './ledger-row.ts';
import type { LedgerTable } from './tables.ts';

const working: readonly SlotState[] = ['claimed', 'posting'];
/** Written out, since SQLite uses an index with a condition only when it can see that the query has the same. */
const workingLiterals = working.map((state) => sql.lit(state));

/** Every change is one conditional statement, so that whoever comes second finds nothing to change. */
export function createLedgerStore({ db }: Database): LedgerStore {
  const rows = () => db.selectFrom('ledger').selectAll();

  async function insert(row: LedgerRow): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('ledger')
      .values(ledgerTableRow(row))
      .onConflict((conflict) => conflict.columns(['digest_id', 'slot']).doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }

  return {
    claim: (slot, holder, now, leaseUntil) => insert(claimedRow(slot, holder, now, leaseUntil)),

    skip: (slot, reason, now) => insert(skippedRow(slot, reason, now)),

    async takeOver(digestId, slot, holder, now, leaseUntil) {
      const row = await db
        .updateTable('ledger')
        .set((eb) => ({
          holder,
          lease_until: leaseUntil.getTime(),
          attempts: eb('attempts', '+', 1),
          updated_at: now.getTime(),
        }))
        .where('digest_id', '=', digestId)
        .where('slot', '=', slot)
        .where('state', 'in', workingLiterals)
        .where((eb) =>
          eb.or([
            eb('lease_until', 'is', null),
            eb('lease_until', '<=', now.getTime()),
            eb('lease_until', '>', now.getTime() + longestLeaseMs),
          ]),
        )
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : ledgerRowOf(row);
    },

    async advance(digestId, slot, holder, now, change) {
      const ends = change.state !== undefined && !working.includes(change.state);
      const { numUpdatedRows } = await db
        .updateTable('ledger')
        .set({
          updated_at: now.getTime(),
          ...(change.state !== undefined && { state: change.state }),
          ...(change.leaseUntil !== undefined && { lease_until: change.leaseUntil?.getTime() ?? null }),
          ...(change.channel !== undefined && { channel: change.channel }),
          ...(change.messageTs !== undefined && { message_ts: change.messageTs }),
          ...(change.reason !== undefined && { reason: change.reason }),
          ...(change.told !== undefined && { told: change.told ? 1 : 0 }),
          // Nobody works on it any more.
          ...(ends && { holder: null, lease_until: null }),
        })
        .where('digest_id', '=', digestId)
        .where('slot', '=', slot)
        .where('holder', '=', holder)
        .where('state', 'in', workingLiterals)
        // How it ended is true even when it took longer than the lease, as long as nobody has taken it over.
        .$if(!ends, (query) => query.where('lease_until', '>', now.getTime()))
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },

    async get(digestId, slot) {
      const row = await rows().where('digest_id', '=', digestId).where('slot', '=', slot).executeTakeFirst();
      return row === undefined ? null : ledgerRowOf(row);
    },

    async unfinished() {
      const found = await rows().where('state', 'in', workingLiterals).orderBy('due_at').orderBy('digest_id').execute();
      return found.map(ledgerRowOf);
    },

    async newest(digestIds) {
      const newest = new Map<string, { slot: string; dueAt: Date }>();
      for (const ids of inPages(digestIds)) {
        for (const row of await newestOf(db, ids)) {
          newest.set(row.digest_id, { slot: row.slot, dueAt: new Date(row.due_at) });
        }
      }
      return newest;
    },

    async recent(digestId, limit) {
      const found = await rows().where('digest_id', '=', digestId).orderBy('due_at', 'desc').limit(limit).execute();
      return found.map(ledgerRowOf);
    },

    async untold(digestId) {
      const found = await rows()
        .where('digest_id', '=', digestId)
        .where('state', 'in', ['skipped', 'failed', 'unsure'])
        .where('told', '=', 0)
        .orderBy('due_at')
        .execute();
      return found.map(ledgerRowOf);
    },

    async markTold(digestId, slots) {
      for (const some of inPages(slots)) {
        await db
          .updateTable('ledger')
          .set({ told: 1 })
          .where('digest_id', '=', digestId)
          .where('slot', 'in', some)
          .execute();
      }
    },

    async prune(before) {
      const { numDeletedRows } = await db
        .deleteFrom('ledger')
        .where('due_at', '<', before.getTime())
        .where('state', 'not in', workingLiterals)
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('ledger as later')
              .select('later.slot')
              .whereRef('later.digest_id', '=', 'ledger.digest_id')
              .where((later) =>
                later(
                  later.refTuple('later.due_at', 'later.slot'),
                  '>',
                  later.refTuple('ledger.due_at', 'ledger.slot') as never,
                ),
              ),
          ),
        )
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

/** Looks each one up by the index, however long its past is. Both databases call the column of `values` `column1`. */
async function newestOf(db: Database['db'], ids: readonly string[]) {
  const { rows } = await sql<Pick<LedgerTable, 'digest_id' | 'slot' | 'due_at'>>`
    select ledger.digest_id, ledger.slot, ledger.due_at
    from (values ${sql.join(ids.map((id) => sql`(${id})`))}) as asked
    join ledger on ledger.digest_id = asked.column1 and ledger.slot = (
      select slot from ledger as one where one.digest_id = asked.column1 order by one.due_at desc, one.slot desc limit 1
    )`.execute(db);
  return rows;
}

/** Databases limit the number of values in one statement. */
function* inPages<T>(values: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < values.length; from += 1_000) yield values.slice(from, from + 1_000);
}
