import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { rememberAnswers } from './adapters/direct-mail/answer-memory.ts';
import { startTicks } from './adapters/schedule/ticks.ts';
import { slackClient } from './adapters/slack/client.ts';
import { createSlackPoster } from './adapters/slack/poster.ts';
import { openStore } from './adapters/store/open.ts';
import type { Bot } from './bot.ts';
import { after, composeBot, composeDirectMail, newDigestId } from './compose.ts';
import type { BotSettings } from './config.ts';
import { type Conductor, createConductor, type Pace } from './digests/conductor/conductor.ts';
import type { Clock, Log } from './ports.ts';

export interface WorksWorld {
  readonly clock: Clock;
  readonly log: Log;
  /** When to look for digests that are due, as a crontab line with or without seconds. Default: each minute. */
  readonly tickPattern?: string;
  readonly pace?: Partial<Pace>;
}

/** The bot with its digests: all of mailstats but its ears. */
export interface Works {
  readonly bot: Bot;
  readonly conductor: Conductor;
  /** From now on digests are posted when they are due. */
  start(): void;
  /** Lets digests that are under way end, for at most `deadlineMs`. `unfinished` are left to the next start. */
  stop(deadlineMs: number): Promise<{ readonly unfinished: number }>;
  /** Closes the store, when nothing needs it any more. */
  close(): Promise<void>;
}

/** Opens the store and puts everything together over it. Rejects with `StoreProblem`, whose message is for people. */
export async function composeWorks(settings: BotSettings, world: WorksWorld): Promise<Works> {
  const { clock, log } = world;
  const store = await openStore(settings.DATABASE_URL, { log });
  // Only replicas share a budget; a store in a file has one process.
  const isShared = !settings.DATABASE_URL.startsWith('file:');
  const { source } = composeDirectMail(settings, log, isShared ? store.budget : undefined);
  const client = slackClient({ botToken: settings.SLACK_BOT_TOKEN, slackApiUrl: settings.SLACK_API_URL }, log);
  const poster = createSlackPoster({ client, log });
  const sourceSince = rememberAnswers(source, { clock });
  const bot = composeBot(settings, clock, log, {
    source,
    sourceSince,
    digests: { store, poster, newId: newDigestId },
  });
  const conductor = createConductor({
    store,
    poster,
    report: bot.report,
    clock,
    log,
    holder: `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`,
    graceMs: settings.MAILSTATS_DIGEST_GRACE_HOURS * 3_600_000,
    after,
    ...(world.pace === undefined ? {} : { pace: world.pace }),
  });
  let ticks: ReturnType<typeof startTicks> | null = null;
  return {
    bot,
    conductor,
    start() {
      ticks = startTicks(conductor, {
        log,
        ...(world.tickPattern === undefined ? {} : { pattern: world.tickPattern }),
      });
    },
    async stop(deadlineMs) {
      await ticks?.stop();
      return await conductor.stop(deadlineMs);
    },
    close: () => store.close(),
  };
}
