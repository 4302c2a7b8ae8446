import { writeSync } from 'node:fs';
import { openStore } from '../../src/adapters/store/open.ts';

// A process of its own that claims slot after slot, telling each when it is stored, until it is killed.
const store = await openStore(process.argv[2] ?? '', { log: console });
writeSync(1, 'ready\n');
for (let n = 0; ; n += 1) {
  const now = new Date();
  const slot = { digestId: 'd1', slot: `slot-${n}`, dueAt: now };
  if (await store.ledger.claim(slot, 'killed', now, now)) writeSync(1, `slot-${n}\n`);
}
