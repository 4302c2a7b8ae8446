import { DatabaseSync } from 'node:sqlite';
import { StoreProblem } from './problem.ts';

/**
 * Makes this process the only one that works with a store file, until `close` or its death, however sudden: the lock is
 * the operating system's, held by an exclusive transaction on a small file beside the store. It is not held on the store
 * itself, so that an export can be made while the bot runs.
 */
export function lockSqlite(path: string, shown: string): { readonly close: () => void } {
  const lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (((error as { errcode?: number }).errcode ?? 0) % 256 !== 5) throw error;
    throw new StoreProblem(
      'in-use',
      `Another mailstats process is using the store file ${shown}, and only one can. ` +
        'Stop the other one, or set DATABASE_URL to a PostgreSQL database (postgres://…), which several may share.',
    );
  }
}
