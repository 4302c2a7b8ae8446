import type { SeenStore } from '../../ports.ts';
import type { Database } from './database.ts';

/** Keys that are out of date are forgotten no more often. */
const sweepMs = 60_000;

/** A power failure may undo the last moments: what was said then could be said again, and nothing else is lost. */
export function createSeenStore({ unsynced }: Database): SeenStore {
  let sweptAt = Number.NEGATIVE_INFINITY;

  return {
    isNew: (key, at, keepMs) =>
      unsynced(async (db) => {
        const now = at.getTime();
        // A clock that went back sweeps again at its usual pace.
        if (Math.abs(now - sweptAt) >= sweepMs) {
          sweptAt = now;
          await db.deleteFrom('seen').where('kept_until', '<=', now).execute();
        }
        const put = await db
          .insertInto('seen')
          .values({ key, kept_until: now + keepMs })
          .onConflict((conflict) =>
            conflict
              .column('key')
              .doUpdateSet({ kept_until: now + keepMs })
              .where('seen.kept_until', '<=', now),
          )
          .returning('key')
          .executeTakeFirst();
        return put !== undefined;
      }),
  };
}
