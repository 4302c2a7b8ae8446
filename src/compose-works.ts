import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { rememberAnswers } from './adapters/direct-mail/answer-memory.ts';
import type { Timing as DirectMailTiming } from './adapters/direct-mail/timing.ts';
import { startTicks } from './adapters/schedule/ticks.ts';
import { createChannelsOf } from './adapters/slack/channels-of.ts';
import { slackClient } from './adapters/slack/client.ts';
import { createDirectory } from './adapters/slack/directory.ts';
import type { PostRates } from './adapters/slack/pace.ts';
import { createSlackPoster, type PosterTiming } from './adapters/slack/poster.ts';
import { defaultTiming } from './adapters/slack/timing.ts';
import { openStore } from './adapters/store/open.ts';
import type { Bot } from './bot.ts';
import { after, allowedBy, composeBot, composeDirectMailBeside } from './compose.ts';
import type { BotSettings } from './config.ts';
import { type Conductor, createConductor, type Pace } from './digests/conductor/conductor.ts';
import { watchHealth } from './home/health.ts';
import type { Clock, Log, SeenStore } from './ports.ts';

export interface WorksWorld {
  readonly clock: Clock;
  readonly log: Log;
  /** When to look for digests that are due, as a crontab line with or without seconds. Default: each minute. */
  readonly tickPattern?: string;
  readonly pace?: Partial<Pace>;
  /** Of calls, in milliseconds, and how often posts may be made; for tests and benches. */
  readonly timing?: {
    readonly slack?: Partial<PosterTiming & { readonly attempt: number }>;
    readonly directMail?: Partial<DirectMailTiming>;
  };
  readonly rates?: Partial<PostRates>;
}

/** The bot with its digests: all of mailstats but its ears. */
export interface Works {
  readonly bot: Bot;
  readonly conductor: Conductor;
  /** What any replica has begun to answer. */
  readonly seen: SeenStore;
  /** From now on digests are posted when they are due. */
  start(): void;
  /** Lets digests that are under way end, for at most `deadlineMs`. `unfinished` are left to the next start. */
  stop(deadlineMs: number): Promise<{ readonly unfinished: number }>;
  /** Closes the store, when nothing needs it any more. */
  close(): Promise<void>;
}

/** Opens the store and puts everything together over it. Rejects with `StoreProblem`, whose message is for people. */
export async function composeWorks(settings: BotSettings, world: WorksWorld): Promise<Works> {
  const { clock, log, timing = {}, rates = {} } = world;
  const store = await openStore(settings.DATABASE_URL, { log });
  const directMail = composeDirectMailBeside(store, settings, log, { timing: timing.directMail ?? {} });
  const client = slackClient({ botToken: settings.SLACK_BOT_TOKEN, slackApiUrl: settings.SLACK_API_URL }, log, {
    ...defaultTiming,
    ...timing.slack,
  });
  const poster = createSlackPoster({ client, log, timing: timing.slack ?? {}, rates });
  const { source, health, look } = watchHealth(directMail.source, clock);
  const sourceSince = rememberAnswers(source, { clock });
  const bot = composeBot(settings, clock, log, {
    source,
    sourceSince,
    digests: { store, poster },
    home: { health, look, channelsOf: createChannelsOf(client, { clock, log }) },
    allowed: allowedBy(settings),
    access: {
      users: settings.MAILSTATS_ALLOWED_USERS,
      groups: settings.MAILSTATS_ALLOWED_GROUPS,
      channels: settings.MAILSTATS_ALLOWED_CHANNELS,
      admins: settings.MAILSTATS_ADMINS,
      directory: createDirectory(client, { clock, log }),
    },
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
    seen: store.seen,
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
