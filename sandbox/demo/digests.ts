import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/adapters/store/open.ts';
import { renderDigestMessage } from '../../src/adapters/terminal/digest-message.ts';
import { renderTerminal } from '../../src/adapters/terminal/render.ts';
import { wrap } from '../../src/adapters/terminal/wrap.ts';
import type { Poster } from '../../src/digests/poster.ts';
import type { Log, Store } from '../../src/ports.ts';
import { present } from '../../src/reports/present.ts';
import type { Screen } from './screen.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A store in a folder of its own, gone with the demo. */
export async function openPassingStore(log: Log): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'mailstats-demo-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // Whichever way the process ends.
  process.once('exit', remove);
  for (const signal of signals) process.once(signal, () => process.exit(128 + constants.signals[signal]));
  const store = await openStore(`file:${folder}/mailstats.db`, { log });
  return {
    ...store,
    async close() {
      await store.close();
      process.removeListener('exit', remove);
      remove();
    },
  };
}

/** Where the demo's one channel is: on the screen. */
export function screenPoster(screen: Screen): Poster {
  let posts = 0;
  return {
    async post({ digest, report, notes }) {
      posts += 1;
      screen.progress(null);
      const { width } = screen.surface();
      const above = [
        screen.ink.dim(`What the channel gets from ${digest.name}:`),
        ...notes.flatMap((note) => wrap(note, width)),
      ];
      screen.out(`${above.join('\n')}\n\n${renderTerminal(present(report), screen.surface())}\n`);
      return { ok: true, messageTs: `${posts}.000000` };
    },
    turn: async () => {},
    attach: async () => {},
    look: async () => ({ kind: 'not-found' }),
    async tell(_user, message) {
      screen.out(renderDigestMessage(message, screen.surface()));
      return true;
    },
    reach: async () => ({ kind: 'open', name: 'demo' }),
    tokenWorks: async () => true,
  };
}
