import { webApi } from '@slack/bolt';
import type { Log } from '../../ports.ts';
import { boltLogger } from './bolt-logger.ts';
import { clientOptions, type SlackSettings } from './connection.ts';
import { defaultTiming, type Timing } from './timing.ts';

/** The Web API with the bot's token, each call one attempt: for whatever posts. Asks nothing by itself. */
export function slackClient(
  { botToken, slackApiUrl }: Pick<SlackSettings, 'botToken' | 'slackApiUrl'>,
  log: Log,
  timing: Timing = defaultTiming,
): webApi.WebClient {
  return new webApi.WebClient(botToken, { ...clientOptions(slackApiUrl, timing), logger: boltLogger(log) });
}
