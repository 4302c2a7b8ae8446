import type { Kysely } from 'kysely';

/** The calls a minute, shared by all replicas. */
export async function createBudget(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('budget')
    .addColumn('slot', 'integer', (column) => column.notNull().primaryKey())
    .addColumn('id', 'text')
    .addColumn('free_at', 'bigint', (column) => column.notNull())
    .execute();
}
