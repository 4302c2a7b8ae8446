import { randomBytes } from 'node:crypto';
import { App } from '@slack/bolt';
import type { Bot } from '../../bot.ts';
import type { Log, SeenStore } from '../../ports.ts';
import { boltLogger } from './bolt-logger.ts';
import { slackClient } from './client.ts';
import { clientOptions, createConnection, type SlackSettings } from './connection.ts';
import { type Health, type RunningServer, serve } from './http-server.ts';
import { type Identity, identify, warnOfScopes } from './identity.ts';
import { createInFlight } from './in-flight.ts';
import { addListeners } from './listeners.ts';
import { patiently } from './patiently.ts';
import { createIsFirst } from './replays.ts';
import { listenProblem, noWayIn, type StartProblem, tokenProblem } from './start-problem.ts';
import { defaultTiming, type Timing } from './timing.ts';
import { slackWeb } from './web.ts';

export interface SlackApp {
  /** Connects; what stands in the way is told as a value. `port` is that of the HTTP server, if there is one. */
  start(): Promise<Started>;
  /**
   * Takes no new questions, answers those in flight or tells the asker, and disconnects, all within `deadlineMs`.
   * `unanswered` counts those that could neither be answered nor told.
   */
  stop(deadlineMs?: number): Promise<{ readonly unanswered: number }>;
}

type Started =
  | { readonly ok: true; readonly mode: 'socket' | 'http'; readonly port?: number }
  | { readonly ok: false; readonly problem: StartProblem };

export interface SlackWorld {
  readonly log: Log;
  /** Short names under which the unforeseen is told and logged. Default: six random hexadecimal digits. */
  readonly newReference?: () => string;
  readonly timing?: Timing;
  /** What any replica has begun to answer; absent: this is the only one, and remembers by itself. */
  readonly seen?: SeenStore;
  /** Told of channels that were unarchived or that mailstats was let into. */
  readonly onChannelChanged?: (channel: string) => Promise<void>;
}

/** mailstats in Slack: Socket Mode when there is an app token, else HTTP. Nothing is connected before `start`. */
export function createSlackApp(settings: SlackSettings, bot: Bot, world: SlackWorld): SlackApp {
  const { log, newReference = () => randomBytes(3).toString('hex'), timing = defaultTiming } = world;
  const logger = boltLogger(log);
  const connection = createConnection(settings, { log, logger, timing });
  if (connection === null) return unstartable;

  const client = slackClient(settings, log, timing);
  const inFlight = createInFlight();
  let identity: Identity = {};
  let stopping = false;
  let server: RunningServer | null = null;

  const app = new App({
    receiver: connection.receiver,
    // Ours, since Bolt's own auth.test would be an unhandled rejection when the token is wrong.
    authorize: async () => ({ botToken: settings.botToken, ...identity }),
    clientOptions: clientOptions(settings.slackApiUrl, timing),
    logger,
    extendedErrorHandler: true,
    convoStore: false,
  });
  const listening = { bot, web: slackWeb(client), log, timing, inFlight, newReference, isStopping: () => stopping };
  const isFirst = createIsFirst(world.seen, log);
  addListeners(app, { ...listening, isFirst, onChannelChanged: world.onChannelChanged });

  const health = (): Health => {
    if (stopping) return 'stopping';
    return connection.mode === 'http' || connection.link.isUp() ? 'ok' : 'disconnected';
  };
  const port = settings.port ?? (connection.mode === 'http' ? 3000 : undefined);

  return {
    async start() {
      const identified = await patiently(() => identify(client), timing.again);
      if (!identified.ok) return { ok: false, problem: tokenProblem(identified.error, 'SLACK_BOT_TOKEN') };
      identity = identified.value.identity;
      warnOfScopes(identified.value, log);

      if (port !== undefined) {
        const place = { host: settings.host, port };
        const slackEvents = connection.mode === 'http' ? { slackEvents: connection.slackEvents } : {};
        try {
          server = await serve({ ...place, ...slackEvents, health });
        } catch (error) {
          return { ok: false, problem: listenProblem(error, place) };
        }
      }
      if (connection.mode === 'socket') {
        const connected = await patiently(() => connection.link.connect(), timing.again);
        if (!connected.ok) {
          await server?.close(0);
          return { ok: false, problem: tokenProblem(connected.error, 'SLACK_APP_TOKEN') };
        }
      }
      return { ok: true, mode: connection.mode, ...(server === null ? {} : { port: server.port }) };
    },

    async stop(deadlineMs = 20_000) {
      stopping = true;
      const deadline = Date.now() + deadlineMs;
      const left = () => deadline - Date.now() - timing.closing;
      if (!(await inFlight.settled(left() - timing.telling))) {
        log.warn('questions are cut short by the shutdown', { questions: inFlight.size() });
        inFlight.cutShort();
        await inFlight.settled(left());
      }
      const unanswered = inFlight.size();
      if (unanswered > 0) log.error('questions were left unanswered by the shutdown', { questions: unanswered });
      const link = connection.mode === 'socket' ? connection.link : null;
      await Promise.all([link?.close(timing.closing), server?.close(timing.closing)]);
      return { unanswered };
    },
  };
}

const unstartable: SlackApp = {
  start: async () => ({ ok: false, problem: noWayIn }),
  stop: async () => ({ unanswered: 0 }),
};
