import type { Bot } from '../../src/bot.ts';
import { composeBot } from '../../src/compose.ts';
import { loadAskingSettings } from '../../src/config.ts';
import type { Poster } from '../../src/digests/poster.ts';
import type { Clock, Log } from '../../src/ports.ts';
import type { Account } from '../direct-mail/account.ts';
import { openPassingStore } from './digests.ts';
import { startBrightcart } from './direct-mail.ts';

export interface DemoWorld {
  readonly bot: Bot;
  readonly account: Account;
  readonly digestNames: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/**
 * The bot as it is, over the real SDK and HTTP, and a Direct Mail on 127.0.0.1 with an invented account. Nothing of the
 * environment is used, so that real keys lying about are neither needed nor sent anywhere. Digests live as long as it
 * does, and are posted where `poster` does, if anywhere.
 */
export async function openWorld(clock: Clock, log: Log, poster: Poster | null = null): Promise<DemoWorld> {
  const { server, settings } = await startBrightcart(clock);
  const loaded = loadAskingSettings(settings);
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  const store = await openPassingStore(log);
  const digests = { store, poster };
  return {
    bot: composeBot(loaded.settings, clock, log, { digests }),
    account: server.account,
    digestNames: async () => (await store.digests.list()).map(({ name }) => name),
    async close() {
      await store.close();
      await server.close();
    },
  };
}
