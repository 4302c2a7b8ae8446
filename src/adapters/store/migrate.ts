import { type Kysely, Migrator } from 'kysely';
import type { Database } from './database.ts';
import { createDigestsAndLedger } from './migrations/0001-digests-and-ledger.ts';
import { createBudget } from './migrations/0002-budget.ts';
import { addActiveSince } from './migrations/0003-active-since.ts';
import { createChannels } from './migrations/0004-channels.ts';
import { addAllowLists } from './migrations/0005-allow-lists.ts';
import { createSeen } from './migrations/0006-seen.ts';
import { StoreProblem } from './problem.ts';
import type { Tables } from './tables.ts';

/** Oldest first. A released one is never changed: the next change is the next one. */
const migrations = {
  '0001-digests-and-ledger': { up: createDigestsAndLedger },
  '0002-budget': { up: createBudget },
  '0003-active-since': { up: addActiveSince },
  '0004-channels': { up: createChannels },
  '0005-allow-lists': { up: addAllowLists },
  '0006-seen': { up: createSeen },
};

/** Under a name of our own: the database may be shared with others who use Kysely. */
const table = 'mailstats_migrations';

/**
 * Brings the schema up to date, in one transaction. Replicas that start together wait for each other (Kysely takes a
 * PostgreSQL advisory lock); a store of a newer version is left as it is.
 */
export async function migrate({ db }: Database): Promise<void> {
  await refuseNewer(db);
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: table,
    migrationLockTableName: 'mailstats_migration_lock',
  }).migrateToLatest();
  if (error === undefined) return;
  // A newer replica may have been quicker.
  await refuseNewer(db);
  throw error;
}

/** For those who may not change the schema: it must be exactly this version's. */
export async function requireCurrent({ db }: Database): Promise<void> {
  const applied = await refuseNewer(db);
  if (applied.length === 0) throw new StoreProblem('missing', 'There is no store yet: nothing was ever stored there.');
  if (applied.length === Object.keys(migrations).length) return;
  throw new StoreProblem(
    'older',
    'The store was written by an older version of mailstats. Start this version once, which brings it up to date.',
  );
}

async function refuseNewer(db: Kysely<Tables>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === table)) return [];
  const rows = await db.withTables<{ [table]: { readonly name: string } }>().selectFrom(table).select('name').execute();
  const applied = rows.map(({ name }) => name);
  const unknown = applied.filter((name) => !Object.hasOwn(migrations, name)).toSorted();
  if (unknown.length === 0) return applied;
  throw new StoreProblem(
    'newer',
    `The store was written by a newer version of mailstats (it has "${unknown.at(-1)}"). ` +
      'Start that version or a later one; this one would not understand it.',
  );
}
