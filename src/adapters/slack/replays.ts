import { createHash } from 'node:crypto';
import type { Log, SeenStore } from '../../ports.ts';
import { within } from './in-flight.ts';

/** Slack accepts a signature for 5 minutes; unacknowledged envelopes come again within about as long. */
export const keptMs = 15 * 60_000;

/** A form has 3 seconds to open. A store that takes longer is not waited for. */
const patienceMs = 1_000;

/** Whether this is the first replica, and the first process, that is about to answer what Slack delivered. Never rejects. */
export type IsFirst = (key: string) => Promise<boolean>;

/**
 * Asks the store that all replicas share; to be asked after the acknowledgement. When it fails or is slow, what came is
 * answered: an answer twice is better than none.
 */
export function createIsFirst(seen: SeenStore | undefined, log: Log): IsFirst {
  return async (key) => {
    if (seen === undefined) return true;
    try {
      const asked = seen.isNew(fingerprintOf(key), new Date(), keptMs);
      if (await within(patienceMs, asked)) return await asked;
      // It is given up, not forgotten: what goes wrong later is on record too.
      asked.catch((error: unknown) => log.warn('whether others answer already could not be found out', { error }));
      log.warn('whether others answer already was not found out in time');
    } catch (error) {
      log.warn('whether others answer already could not be found out', { error });
    }
    return true;
  };
}

/** What opens forms and answers in somebody's name is not for a database. */
const fingerprintOf = (key: string): string => createHash('sha256').update(key).digest('base64url');
