import type { Servers } from '../servers/start.ts';
import { benchEnvironment } from '../world.ts';
import { type BotProcess, startBot } from './bot-process.ts';
import { appToken, botToken, signingSecret } from './command.ts';

const program = new URL('../../src/main.ts', import.meta.url);

/** mailstats itself, as `npm start` runs it. */
export function startMailstats(
  servers: Servers,
  mode: 'http' | 'socket',
  more: Readonly<Record<string, string>> = {},
): Promise<BotProcess> {
  const wayIn = mode === 'http' ? { SLACK_SIGNING_SECRET: signingSecret } : { SLACK_APP_TOKEN: appToken };
  return startBot(program, {
    ...benchEnvironment(servers.directMail),
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: servers.slackApi,
    ...wayIn,
    ...more,
  });
}

export function startBareBolt(servers: Servers): Promise<BotProcess> {
  return startBot(new URL('./bare-bolt.ts', import.meta.url), {
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: servers.slackApi,
  });
}
