import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/adapters/store/open.ts';
import { beginDigest } from '../../src/digests/change.ts';
import type { Digest, Schedule } from '../../src/digests/digest.ts';
import { silent } from '../world.ts';

export interface StoreFile extends AsyncDisposable {
  /** DATABASE_URL. */
  readonly url: string;
}

/** A store file of its own with these digests, removed at the end of the block that uses it. */
export async function storeWith(digests: readonly Digest[]): Promise<StoreFile> {
  const folder = await mkdtemp(join(tmpdir(), 'mailstats-bench-'));
  const url = `file:${join(folder, 'mailstats.db')}`;
  const store = await openStore(url, { log: silent });
  for (const digest of digests) await store.digests.create(digest);
  await store.close();
  return { url, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

export interface Wanted {
  readonly schedule: Schedule;
  readonly channel: string;
  readonly words: string;
}

/** The digest with this number, from now on. */
export function digestOf(number: number, wanted: Wanted, now: Date): Digest {
  const name = `digest-${number}`;
  return beginDigest({ ...wanted, id: name, name, owner: 'U1MARIA', zone: 'Asia/Shanghai' }, now);
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

export const everyMinute: Schedule = {
  kind: 'cron',
  expression: '* * * * *',
  minutes: upTo(60),
  hours: upTo(24),
  daysOfMonth: null,
  months: upTo(12).map((index) => index + 1),
  daysOfWeek: null,
};
