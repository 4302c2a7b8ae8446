import { writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { openStore } from '../../src/adapters/store/open.ts';

// A process of its own that claims slot after slot, telling each when it is stored, until it is killed.
const [url = '', pause] = process.argv.slice(2);
const store = await openStore(url, { log: console });
writeSync(1, 'ready\n');
for (let n = 0; ; n += 1) {
  const now = new Date();
  const slot = { digestId: 'd1', slot: `slot-${n}`, dueAt: now };
  if (await store.ledger.claim(slot, 'killed', now, now)) writeSync(1, `slot-${n}\n`);
  // Without any, others on a slow disk would hardly find a gap.
  if (pause !== undefined) await setTimeout(Number(pause));
}
