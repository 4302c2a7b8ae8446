import type { Bot } from '../../src/bot.ts';
import { composeBot } from '../../src/compose.ts';
import { loadAskingSettings } from '../../src/config.ts';
import type { Poster } from '../../src/digests/poster.ts';
import type { Clock, Log } from '../../src/ports.ts';
import type { Account } from '../direct-mail/account.ts';
import { pretendAccessKeyId, pretendAccessKeySecret } from '../direct-mail/keys.ts';
import { startDirectMail } from '../direct-mail/server.ts';
import { openPassingStore } from './digests.ts';

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
  // The SDK's credential chain would otherwise ask a metadata address whether it runs in the cloud.
  process.env.ALIBABA_CLOUD_ECS_METADATA_DISABLED = 'true';
  const server = await startDirectMail({ now: clock, latencyMs: someLatency(), callsPerMinute: null });
  const loaded = loadAskingSettings({
    ...settingsLyingAbout(),
    ALIBABA_CLOUD_ACCESS_KEY_ID: pretendAccessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: pretendAccessKeySecret,
    DIRECT_MAIL_ENDPOINT: server.url,
    DIRECT_MAIL_CALLS_PER_MINUTE: '6000',
  });
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

/** Every setting the environment holds, as not set. */
function settingsLyingAbout(): Record<string, string> {
  const names = Object.keys(process.env).filter((name) => /^(?:ALIBABA_CLOUD|DIRECT_MAIL|MAILSTATS|SLACK)_/.test(name));
  return Object.fromEntries(names.map((name) => [name, '']));
}

/** 60 to 180 ms, as over a real line: enough to see progress, short enough not to wait. */
function someLatency(): () => number {
  let calls = 0;
  return () => {
    calls += 1;
    return 60 + ((calls * 47) % 120);
  };
}
