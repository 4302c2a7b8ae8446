import { openDatabase, openStore, storeOver } from '../../src/adapters/store/open.ts';
import type { Digest } from '../../src/digests/digest.ts';
import type { LedgerRow } from '../../src/digests/ledger.ts';

const options = { log: { warn() {} } };

/** Puts the digests into a new store. */
export async function keep(url: string, digests: readonly Digest[]): Promise<void> {
  const store = await openStore(url, options);
  for (const digest of digests) await store.digests.create(digest);
  await store.close();
}

/** All rows of these digests, while replicas work on them. */
export async function readLedger(url: string, digests: readonly Digest[]): Promise<readonly LedgerRow[]> {
  const store = storeOver(await openDatabase(url, 'read', options));
  try {
    return (await Promise.all(digests.map(({ id }) => store.ledger.recent(id, 1_000_000)))).flat();
  } finally {
    await store.close();
  }
}
