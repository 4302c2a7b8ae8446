import { openStore } from '../../src/adapters/store/open.ts';
import { renderDigestMessage } from '../../src/adapters/terminal/digest-message.ts';
import { renderTerminal } from '../../src/adapters/terminal/render.ts';
import { wrap } from '../../src/adapters/terminal/wrap.ts';
import type { Poster } from '../../src/digests/poster.ts';
import type { Log, Store } from '../../src/ports.ts';
import { present } from '../../src/reports/present.ts';
import { openPassingFolder } from './passing-folder.ts';
import type { Screen } from './screen.ts';

/** A store in a folder of its own, gone with the demo. */
export async function openPassingStore(log: Log): Promise<Store> {
  const folder = openPassingFolder();
  const store = await openStore(`file:${folder.path}/mailstats.db`, { log });
  return {
    ...store,
    async close() {
      await store.close();
      folder.remove();
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
