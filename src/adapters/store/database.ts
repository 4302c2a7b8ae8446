import type { Kysely } from 'kysely';
import type { StoreProblem } from './problem.ts';
import type { Tables } from './tables.ts';

/** An open database of either kind, and the few things that differ between them. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  readonly db: Kysely<Tables>;
  /**
   * Runs what a power failure may undo, such as the budget of the last minute, without waiting for the disk. Everything
   * else waits: a slot is on the disk before its digest is posted.
   */
  readonly unsynced: <T>(run: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;
  /** Whether a unique index refused the change. */
  readonly isTaken: (error: unknown) => boolean;
  readonly problemOf: (error: unknown) => StoreProblem;
  readonly close: () => Promise<void>;
}

/**
 * `own`: to work with it; a file has one owner. `visit`: to work with it beside its owner, without changing its schema.
 * `read`: changes nothing.
 */
export type Purpose = 'own' | 'visit' | 'read';
