import type { Clock, Log, Store } from '../../ports.ts';
import { parseStoreAddress } from './address.ts';
import { createBudgetStore } from './budget.ts';
import { createChannelStore } from './channels.ts';
import type { Database, Purpose } from './database.ts';
import { createDigestStore } from './digests.ts';
import { createLedgerStore } from './ledger.ts';
import { migrate, requireCurrent } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { StoreProblem } from './problem.ts';
import { createSeenStore } from './seen.ts';
import { openSqlite } from './sqlite.ts';

export interface StoreOptions {
  readonly log: Pick<Log, 'warn'>;
  /** To work with the store for a moment, be the bot running beside or not. */
  readonly visiting?: boolean;
  /** What the budget goes by. Default: the clock of the PostgreSQL server; over a file this process's. */
  readonly clock?: Clock;
}

/**
 * Opens the store at `file:PATH` (created with its folder) or `postgres://…` and brings its schema up to date. Rejects
 * with `StoreProblem`, and so does every method of the store: its message is for people.
 */
export async function openStore(url: string, options: StoreOptions): Promise<Store> {
  const database = await (options.visiting === true ? visit(url, options) : openDatabase(url, 'own', options));
  return storeOver(database, options.clock);
}

const beingMade = new StoreProblem(
  'in-use',
  'Another mailstats process is making the store at this moment. Try again.',
);

/** A visitor holds no lock, so that the bot can start meanwhile; only to make or mend the schema it owns the store. */
async function visit(url: string, options: StoreOptions): Promise<Database> {
  try {
    return await openDatabase(url, 'visit', options);
  } catch (error) {
    if (!(error instanceof StoreProblem) || !['missing', 'older'].includes(error.kind)) throw error;
    // Whether older replicas work with a shared database nobody can tell.
    if (error.kind === 'older' && parseStoreAddress(url)?.kind !== 'sqlite') throw error;
    const owned = await openDatabase(url, 'own', options).catch((problem: StoreProblem) => {
      throw problem.kind !== 'in-use' ? problem : error.kind === 'older' ? error : beingMade;
    });
    await owned.close();
    return openDatabase(url, 'visit', options);
  }
}

/** The store over a database that is up to date. */
export function storeOver(database: Database, clock?: Clock): Store {
  const { problemOf, close } = database;
  return {
    digests: inWords(createDigestStore(database), problemOf),
    ledger: inWords(createLedgerStore(database), problemOf),
    budget: inWords(createBudgetStore(database, clock), problemOf),
    channels: inWords(createChannelStore(database), problemOf),
    seen: inWords(createSeenStore(database), problemOf),
    close,
  };
}

/** The tables themselves, up to date. */
export async function openDatabase(url: string, purpose: Purpose, { log }: StoreOptions): Promise<Database> {
  const address = parseStoreAddress(url);
  if (address === null) throw new StoreProblem('refused', 'DATABASE_URL is neither file:PATH nor postgres://….');
  const database = address.kind === 'sqlite' ? openSqlite(address.path, purpose) : openPostgres(address.url, log);
  try {
    await (purpose === 'own' ? migrate(database) : requireCurrent(database));
    return database;
  } catch (error) {
    await database.close();
    throw database.problemOf(error);
  }
}

/** The same methods, failing with a `StoreProblem`. */
function inWords<T extends object>(methods: T, problemOf: Database['problemOf']): T {
  const wrapped = Object.entries(methods).map(([name, method]) => [
    name,
    async (...given: unknown[]) => {
      try {
        return await method(...given);
      } catch (error) {
        throw problemOf(error);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as T;
}
