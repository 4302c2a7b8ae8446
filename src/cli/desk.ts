import { openStore } from '../adapters/store/open.ts';
import type { Bot } from '../bot.ts';
import { allowedBy, composeBot, composeDirectMailBeside } from '../compose.ts';
import type { DeskSettings } from '../config.ts';
import type { Poster } from '../digests/poster.ts';
import type { Clock, Log, Store } from '../ports.ts';

interface CommandLineDesk {
  readonly bot: Bot;
  readonly store: Store;
  /** Whether something was to be posted and was not. */
  readonly hasFailed: () => boolean;
  readonly close: () => Promise<void>;
}

/** The bot with its digests, beside one that may be running. Rejects with `StoreProblem`. */
export async function openDesk(settings: DeskSettings, clock: Clock, log: Log): Promise<CommandLineDesk> {
  const store = await openStore(settings.DATABASE_URL, { log, visiting: true });
  const { source } = composeDirectMailBeside(store, settings, log);
  const slack = await posterOf(settings, log);
  let failed = false;
  const poster: Poster | null = slack && {
    ...slack,
    async post(post) {
      const outcome = await slack.post(post);
      failed ||= !outcome.ok;
      return outcome;
    },
  };
  const bot = composeBot(settings, clock, log, {
    source,
    digests: { store, poster },
    allowed: allowedBy(settings),
  });
  return { bot, store, hasFailed: () => failed, close: () => store.close() };
}

/** Without a token nothing can be posted, and nothing of Slack is loaded. */
async function posterOf({ SLACK_BOT_TOKEN: botToken, SLACK_API_URL }: DeskSettings, log: Log): Promise<Poster | null> {
  if (botToken === undefined) return null;
  const { slackClient } = await import('../adapters/slack/client.ts');
  const { createSlackPoster } = await import('../adapters/slack/poster.ts');
  return createSlackPoster({ client: slackClient({ botToken, slackApiUrl: SLACK_API_URL }, log), log });
}
