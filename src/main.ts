import { constants } from 'node:os';
// Loaded before the first question, not with it: for the 300 ms that takes, no acknowledgement would go out.
import './adapters/direct-mail/sdk-client.ts';
import { createSlackApp, type SlackApp } from './adapters/slack/app.ts';
import { StoreProblem } from './adapters/store/problem.ts';
import { composeWorks, type Works } from './compose-works.ts';
import { type BotSettings, loadBotSettings, readDotEnv } from './config.ts';
import { createLog } from './log.ts';
import type { Log } from './ports.ts';

/** Container platforms kill 30 s after SIGTERM; all is told or delivered well before that. */
const drainMs = 22_000;

// A log that nobody reads any more is no reason to stop answering.
process.stderr.on('error', () => {});
const unreadable = readDotEnv();
const log = createLog(
  (line) => void process.stderr.write(line),
  () => new Date(),
);
const loaded = loadBotSettings();
if (unreadable !== null) refuse([unreadable]);
else if (loaded.ok) await run(loaded.settings, log);
else refuse(loaded.problems);

async function run(settings: BotSettings, log: Log): Promise<void> {
  // Every promise here is awaited; one that a library forgot must not take the bot down with it.
  process.on('unhandledRejection', (error) => log.error('unhandled rejection', { error }));
  const works = await openWorks(settings, log);
  const app = createSlackApp(
    {
      botToken: settings.SLACK_BOT_TOKEN,
      appToken: settings.SLACK_APP_TOKEN,
      signingSecret: settings.SLACK_SIGNING_SECRET,
      slackApiUrl: settings.SLACK_API_URL,
      host: settings.HOST,
      port: settings.PORT,
    },
    works.bot,
    { log, onChannelChanged: works.conductor.channelChanged, seen: works.seen },
  );
  stopWhenAsked(app, works, log);
  const started = await app.start();
  if (started.ok) {
    works.start();
    return log.info('mailstats is ready', { mode: started.mode, port: started.port });
  }
  const { setting, sentence } = started.problem;
  if (setting !== undefined) return refuse([`${setting}: ${sentence}`]);
  cannotStart([sentence]);
  process.exit(3);
}

/** A store that cannot be opened is no reason to begin without digests. */
async function openWorks(settings: BotSettings, log: Log): Promise<Works> {
  try {
    return await composeWorks(settings, { clock: () => new Date(), log });
  } catch (error) {
    if (!(error instanceof StoreProblem)) throw error;
    cannotStart([error.message]);
    process.exit(3);
  }
}

/** A second signal means it, and ends the process at once: a container's first process dies of none by itself. */
function stopWhenAsked(app: SlackApp, works: Works, log: Log): void {
  let stopping = false;
  const stop = async (signal: 'SIGTERM' | 'SIGINT') => {
    if (stopping) process.exit(128 + constants.signals[signal]);
    stopping = true;
    log.info('stopping', { signal });
    const [{ unanswered }, { unfinished }] = await Promise.all([app.stop(drainMs), works.stop(drainMs)]);
    await works.close();
    // Digests that were not finished are in the ledger: the next start goes on with them.
    log.info('stopped', { unanswered, unfinished });
    process.exit(unanswered === 0 ? 0 : 1);
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}

/** Nothing starts with a setting missing or wrong; 2 is the exit code for that. */
function refuse(problems: readonly string[]): void {
  cannotStart(problems);
  process.stderr.write('Settings come from the environment or from .env; .env.example explains each.\n');
  process.exit(2);
}

function cannotStart(problems: readonly string[]): void {
  process.stderr.write(`mailstats cannot start.\n${problems.map((problem) => `  ${problem}\n`).join('')}`);
}
