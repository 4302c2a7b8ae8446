import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pretendAccessKeyId, pretendAccessKeySecret } from '../../sandbox/direct-mail/keys.ts';
import { type PretendDirectMail, type PretendOptions, startDirectMail } from '../../sandbox/direct-mail/server.ts';
import { type PretendSlack, startSlack } from '../../sandbox/slack/start-slack.ts';

const root = join(import.meta.dirname, '../..');

export interface BotProcess {
  readonly slack: PretendSlack;
  readonly directMail: PretendDirectMail;
  /** Standard error so far. */
  readonly log: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Nobody reads the log any more. */
  readonly closeLog: () => void;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  readonly ready: () => Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The real bot as its own process, in a pretend Slack (Socket Mode), with a pretend Direct Mail and a store of its own. */
export async function startBot(
  env: Record<string, string> = {},
  options: PretendOptions = {},
  prepare: (slack: PretendSlack) => void = () => {},
): Promise<BotProcess> {
  const slack = await startSlack();
  const directMail = await startDirectMail({ callsPerMinute: null, ...options });
  prepare(slack);
  const folder = mkdtempSync(join(tmpdir(), 'mailstats-main-'));
  const { botToken, appToken } = slack.options;
  const child = spawn(process.execPath, [join(root, 'src/main.ts')], {
    cwd: import.meta.dirname,
    env: {
      PATH: process.env.PATH,
      TZ: process.env.TZ,
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_API_URL: slack.apiUrl,
      ALIBABA_CLOUD_ACCESS_KEY_ID: pretendAccessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: pretendAccessKeySecret,
      ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
      DIRECT_MAIL_ENDPOINT: directMail.url,
      DIRECT_MAIL_CALLS_PER_MINUTE: '6000',
      DATABASE_URL: `file:${join(folder, 'mailstats.db')}`,
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.on('exit', (code, signal) => resolve(code ?? signal ?? 0));
  });
  return {
    slack,
    directMail,
    log: () => log,
    kill: (signal) => void child.kill(signal),
    closeLog: () => child.stderr.destroy(),
    ended,
    async ready() {
      while (!log.includes('mailstats is ready')) {
        if (child.exitCode !== null) throw new Error(`did not start: ${log}`);
        await pause(10);
      }
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
      await slack.close();
      await directMail.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
