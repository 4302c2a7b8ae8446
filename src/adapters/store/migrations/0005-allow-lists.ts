import type { Kysely } from 'kysely';

/** What may be seen in a channel, as JSON; none where nothing was set. */
export async function addAllowLists(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('channels').addColumn('allowed', 'text').execute();
}
