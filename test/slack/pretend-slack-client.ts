import { webApi } from '@slack/bolt';
import type { PretendSlack } from '../../sandbox/slack/start-slack.ts';

/** Calls one Web API method once, as the bot, and tells what Slack answers, refusals included. */
export async function answerOf(
  slack: PretendSlack,
  method: string,
  args: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown>> {
  const client = new webApi.WebClient(slack.options.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  try {
    return { ...(await client.apiCall(method, { ...args })) };
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError) return { ...error.data };
    throw error;
  }
}
