import { setTimeout as pause } from 'node:timers/promises';
import { type PretendSlack, startSlack } from '../../sandbox/slack/start-slack.ts';
import type { SeenMessage, WorldOptions } from '../../sandbox/slack/world.ts';
import { createSlackApp, type SlackApp, type SlackWorld } from '../../src/adapters/slack/app.ts';
import { defaultTiming, type Timing } from '../../src/adapters/slack/timing.ts';
import type { Bot } from '../../src/bot.ts';
import type { Log } from '../../src/ports.ts';

export const modes = ['socket', 'http'] as const;
export type Mode = (typeof modes)[number];

/** Waits short enough for tests; attempts to Slack long enough for a busy machine. */
const quick: Timing = {
  ...defaultTiming,
  // No progress in between, however busy the machine is; tests of it take `soonProgress`.
  firstProgress: 600_000,
  attempt: 2_000,
  again: [20, 40],
  reconnect: [0, 20],
  hello: 500,
  telling: 1_000,
  closing: 300,
};

export const soonProgress: Partial<Timing> = { firstProgress: 100, secondProgress: 200, nearlyDone: 5 };

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly details: Record<string, unknown>;
}

export interface Running {
  readonly slack: PretendSlack;
  readonly app: SlackApp;
  readonly log: readonly LogLine[];
  /** Of the HTTP server, `/healthz` included. */
  readonly port: number;
  /** Resolves with all messages so far, once there are `count`. */
  messages(count: number): Promise<readonly SeenMessage[]>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface RunOptions extends Omit<SlackWorld, 'log' | 'timing'> {
  readonly world?: WorldOptions;
  readonly timing?: Partial<Timing>;
  /** Default: none can be opened. */
  readonly forms?: Bot['forms'];
  readonly home?: Bot['home'];
}

/** The bot in a pretend Slack, connected; stopped and closed at the end of the block that uses it. */
export async function run(mode: Mode, ask: Bot['ask'], options: RunOptions = {}): Promise<Running> {
  const slack = await startSlack(options.world);
  const { log, lines } = recorder();
  const timing = { ...quick, ...options.timing };
  const app = createSlackApp(
    settingsFor(mode, slack),
    { ask, report: neverReported, forms: options.forms ?? noForms, home: options.home ?? noHome },
    { newReference: () => 'ref123', ...options, log, timing },
  );
  const started = await app.start();
  if (!started.ok) throw new Error(`did not start: ${started.problem.sentence}`);
  const port = started.port ?? 0;
  if (mode === 'http') slack.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  return {
    slack,
    app,
    log: lines,
    port,
    async messages(count) {
      await until(() => slack.messages.length >= count);
      return [...slack.messages];
    },
    async [Symbol.asyncDispose]() {
      await app.stop(2_000);
      await slack.close();
      // A test that expects one takes it out.
      if (slack.violations.length > 0) throw new Error(`Slack would not have it: ${slack.violations.join('; ')}`);
    },
  };
}

/** Digests make their reports themselves; nobody asks for one in words. */
export const neverReported: Bot['report'] = () => Promise.reject(new Error('not to be asked'));

/** What would open a form is asked as words. */
export const noForms: Bot['forms'] = {
  open: async () => ({ kind: 'none' }),
  show: notToBeAsked,
  check: notToBeAsked,
  names: notToBeAsked,
};

export const noHome: Bot['home'] = {
  of: async () => ({ kind: 'refused', sentence: 'There is no Home here.' }),
  look: async () => false,
};

function notToBeAsked(): never {
  throw new Error('not to be asked');
}

export function settingsFor(mode: Mode, { options, apiUrl }: PretendSlack) {
  const { botToken, appToken, signingSecret } = options;
  const way = mode === 'socket' ? { appToken } : { signingSecret };
  return { botToken, ...way, slackApiUrl: apiUrl, host: '127.0.0.1', port: 0 };
}

export function recorder(): { readonly log: Log; readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  const line =
    (level: LogLine['level']) =>
    (message: string, details: Record<string, unknown> = {}) =>
      void lines.push({ level, message, details });
  return { log: { info: line('info'), warn: line('warn'), error: line('error') }, lines };
}

/** Waits until it is so; a test that waits in vain runs into its own time limit. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(5);
}
