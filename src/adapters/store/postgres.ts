import { setTimeout as pause } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Log } from '../../ports.ts';
import type { Database } from './database.ts';
import { isPostgresTaken, postgresProblem } from './postgres-problem.ts';
import type { Tables } from './tables.ts';

const int8 = 20;
/** A server that does not answer is not waited for at the end: what runs then, it undoes or ends by itself. */
const closingMs = 2_000;

/** A pool of connections; none is made before the first question. */
export function openPostgres(url: string, log: Pick<Log, 'warn'>): Database {
  const pool = poolOf(url);
  // A server that restarts ends idle connections too; without a listener that would end the process.
  pool.on('error', (error) => log.warn('a connection to PostgreSQL was lost', { code: postgresProblem(error).code }));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    kind: 'postgres',
    db,
    unsynced: (run) => run(db),
    isTaken: isPostgresTaken,
    problemOf: postgresProblem,
    close: () => Promise.race([db.destroy(), pause(closingMs, undefined, { ref: false })]),
  };
}

function poolOf(connectionString: string): pg.Pool {
  try {
    return new pg.Pool({
      connectionString,
      application_name: 'mailstats',
      max: 10,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      // The server's own limit comes first, so that it is known not to have happened.
      statement_timeout: 30_000,
      query_timeout: 35_000,
      // Instants in milliseconds fit a number; `pg` gives int8 as text otherwise.
      types: {
        getTypeParser: (id: number, format?: 'text' | 'binary') =>
          id === int8 ? Number : pg.types.getTypeParser(id, format as 'text'),
      } as pg.CustomTypesConfig,
    });
  } catch (error) {
    throw postgresProblem(error);
  }
}
