import type { Kysely } from 'kysely';

/** What replicas have begun to answer, so that no other answers it again. */
export async function createSeen(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('seen')
    .addColumn('key', 'text', (column) => column.notNull().primaryKey())
    .addColumn('kept_until', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('seen_kept_until').on('seen').column('kept_until').execute();
}
