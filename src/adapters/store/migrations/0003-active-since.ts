import { type Kysely, sql } from 'kysely';

/** Since when the slots of a digest are its own; until now, since it was created. */
export async function addActiveSince(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('digests')
    .addColumn('active_since', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update digests set active_since = created_at`.execute(db);
}
