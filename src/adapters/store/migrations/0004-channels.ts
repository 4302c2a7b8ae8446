import type { Kysely } from 'kysely';

/** What was set for a channel. */
export async function createChannels(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('channels')
    .addColumn('channel', 'text', (column) => column.notNull().primaryKey())
    .addColumn('sender', 'text')
    .addColumn('changed_by', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .execute();
}
