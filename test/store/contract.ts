import { afterEach, beforeEach } from 'vitest';
import type { Clock, Store } from '../../src/ports.ts';
import { budgetContract } from './budget-contract.ts';
import { channelContract } from './channel-contract.ts';
import { digestContract } from './digest-contract.ts';
import { ledgerContract } from './ledger-contract.ts';
import { ledgerLaws } from './ledger-laws.ts';
import { ledgerPastContract } from './ledger-past-contract.ts';
import { at } from './samples.ts';
import { seenContract } from './seen-contract.ts';

/** What every store promises, whatever is behind it. `open` gives a new, empty one each time. */
export function storeContract(open: (clock: Clock) => Promise<Store>, runs: number): void {
  let current: Store;
  let now: Date;
  beforeEach(async () => {
    now = at(0);
    current = await open(() => now);
  });
  afterEach(() => current.close());

  const store = () => current;
  digestContract(store);
  ledgerContract(store);
  ledgerPastContract(store, runs);
  ledgerLaws(store, runs);
  channelContract(store);
  seenContract(store);
  budgetContract(store, (minutes) => {
    now = at(minutes);
  });
}
