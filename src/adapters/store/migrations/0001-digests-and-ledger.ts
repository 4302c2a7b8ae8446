import type { Kysely } from 'kysely';

/** Digests, and what became of each of their slots. */
export async function createDigestsAndLedger(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('digests')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('name_key', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('schedule', 'text', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('pause', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('removed_at', 'bigint')
    .execute();
  // A deleted digest leaves its name to others.
  await db.schema
    .createIndex('digests_name')
    .unique()
    .on('digests')
    .column('name_key')
    .where('removed_at' as never, 'is', null)
    .execute();

  // No foreign key: what was posted stays on record whatever becomes of its digest.
  await db.schema
    .createTable('ledger')
    .addColumn('digest_id', 'text', (column) => column.notNull())
    .addColumn('slot', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('holder', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('channel', 'text')
    .addColumn('message_ts', 'text')
    .addColumn('reason', 'text')
    .addColumn('told', 'integer', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_slot', ['digest_id', 'slot'])
    .execute();
  await db.schema.createIndex('ledger_due').on('ledger').columns(['digest_id', 'due_at']).execute();
  await db.schema
    .createIndex('ledger_unfinished')
    .on('ledger')
    .column('due_at')
    .where('state' as never, 'in', ['claimed', 'posting'])
    .execute();
}
