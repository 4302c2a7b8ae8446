import { openStore } from '../../src/adapters/store/open.ts';

// A process of its own that writes 200 times beside whoever owns the store, as fast as it can.
const [url = '', name = ''] = process.argv.slice(2);
const store = await openStore(url, { log: console, visiting: true });
const now = new Date();
for (let n = 0; n < 200; n += 1) {
  const slot = { digestId: name, slot: `slot-${n}`, dueAt: now };
  if (!(await store.ledger.claim(slot, name, now, now))) throw new Error(`slot-${n} was there`);
}
await store.close();
