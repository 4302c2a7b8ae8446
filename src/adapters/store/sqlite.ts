import { closeSync, existsSync, mkdirSync, openSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import {
  type Dialect,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import type { Database, Purpose } from './database.ts';
import { StoreProblem } from './problem.ts';
import { lockSqlite } from './sqlite-lock.ts';
import { isSqliteTaken, sqliteProblem } from './sqlite-problem.ts';
import type { Tables } from './tables.ts';

/**
 * How long to wait, in ms, for a program that has the file locked; the process stands still meanwhile. A visitor has
 * nobody else to keep waiting.
 */
const patience = { own: 2_000, visit: 20_000, read: 2_000 };

/** Opens a store file; with `own` its folder and itself are created, and no second owner may. Throws `StoreProblem`. */
export function openSqlite(shown: string, purpose: Purpose): Database {
  const open: { close(): void }[] = [];
  const close = () => {
    for (const one of open.splice(0).reverse()) one.close();
  };
  try {
    const path = realPath(shown, purpose);
    if (purpose === 'own') open.push(lockSqlite(path, shown));
    const file = new DatabaseSync(path, { timeout: patience[purpose], readOnly: purpose === 'read' });
    open.push(file);
    prepareFile(file, shown, purpose);
    const db = new Kysely<Tables>({ dialect: dialectOver(file) });
    return {
      kind: 'sqlite',
      db,
      unsynced: (run) =>
        // The only connection is ours alone until the callback ends: nothing else is written meanwhile.
        db.connection().execute(async (connection) => {
          await sql`pragma synchronous = normal`.execute(connection);
          try {
            return await run(connection);
          } finally {
            await sql`pragma synchronous = full`.execute(connection);
          }
        }),
      isTaken: isSqliteTaken,
      problemOf: (error) => sqliteProblem(error, shown),
      close: async () => close(),
    };
  } catch (error) {
    close();
    throw sqliteProblem(error, shown);
  }
}

/** Two names of one file must be locked as one. */
function realPath(shown: string, purpose: Purpose): string {
  const path = resolve(shown);
  if (purpose === 'own') {
    mkdirSync(dirname(path), { recursive: true });
    // To SQLite an empty file is a new database; and only what exists has a real path.
    closeSync(openSync(path, 'a'));
  }
  if (!existsSync(path)) throw new StoreProblem('missing', `There is no store file ${shown}.`);
  return realpathSync(path);
}

function prepareFile(file: DatabaseSync, shown: string, purpose: Purpose): void {
  if (purpose === 'own') file.exec('pragma journal_mode = wal');
  file.exec('pragma synchronous = full; pragma foreign_keys = on');
  // Its owner has looked, or will.
  if (purpose === 'visit') return;
  // Better not to start than to post from a file that has lost part of its ledger.
  const { quick_check: verdict } = file.prepare('pragma quick_check(1)').get() as { quick_check: string };
  if (verdict !== 'ok') throw sqliteProblem({ errcode: 11 }, shown);
}

/** Kysely's own SQLite parts over `node:sqlite`, whose statements take their values one by one. */
function dialectOver(file: DatabaseSync): Dialect {
  const database: SqliteDatabase = {
    close: () => file.close(),
    prepare(text) {
      const statement = file.prepare(text);
      const values = (given: readonly unknown[]) => given as SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (given) => statement.all(...values(given)),
        run: (given) => statement.run(...values(given)),
        iterate: (given) => statement.iterate(...values(given)),
      };
    },
  };
  return {
    createAdapter: () => new TransactionalSqliteAdapter(),
    createDriver: () => new SqliteDriver({ database }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** SQLite's tables change inside transactions too: a process killed while migrating leaves the store as it was. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
