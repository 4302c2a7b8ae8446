import { webApi } from '@slack/bolt';
import { networkCode } from './network-code.ts';
import { meaningOf } from './posted.ts';

/** Why the bot cannot start: what to do about it, and the setting that is wrong, if it is one. Holds no secret. */
export interface StartProblem {
  readonly setting?: TokenSetting | 'SLACK_API_URL' | 'HOST' | 'PORT';
  readonly sentence: string;
}

type TokenSetting = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

const whereToFind: Record<TokenSetting, string> = {
  SLACK_BOT_TOKEN: 'the Bot User OAuth Token (xoxb-…) under "OAuth & Permissions" of your app on api.slack.com/apps',
  SLACK_APP_TOKEN:
    'an app-level token (xapp-…) with connections:write, under "Basic Information" of your app on api.slack.com/apps',
};

/** Slack's errors to auth.test and apps.connections.open (their method pages), and what they mean here. */
const tokenProblems: readonly (readonly [RegExp, (where: string) => string])[] = [
  [/^(invalid_auth|not_authed)$/, (where) => `Slack does not know this token. Put ${where}.`],
  [
    /^(account_inactive|token_revoked|token_expired|user_removed_from_team|team_disabled)$/,
    (where) => `This token is no longer valid. Install the app again, then put ${where}.`,
  ],
  [/^not_allowed_token_type$/, (where) => `This is another kind of token. Put ${where}.`],
  [/^missing_scope$/, (where) => `This token lacks a permission. Put ${where}.`],
  [/socket/, () => 'Socket Mode is off. Turn it on under "Socket Mode" of your app on api.slack.com/apps.'],
];

/** Slack's words are like `invalid_auth`; anything else comes from a proxy or a sign-in page between. */
const slackWord = /^[a-z_]+$/;

/** Whether another try may have a better answer than this error. */
export function isPassing(word: string): boolean {
  return !slackWord.test(word) || ['again', 'trouble'].includes(meaningOf(word));
}

/** From the error of the call that was made with the token of `setting`. */
export function tokenProblem(error: unknown, setting: TokenSetting): StartProblem {
  if (error instanceof webApi.WebAPIPlatformError) {
    const word = error.data.error;
    if (!slackWord.test(word)) return { sentence: `What answered is not Slack. ${checkNetwork}` };
    if (isPassing(word)) return { sentence: `Slack has trouble (${word}). Try again in a minute.` };
    const row = tokenProblems.find(([pattern]) => pattern.test(word));
    return { setting, sentence: row?.[1](whereToFind[setting]) ?? `Slack refused this token (${word}).` };
  }
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { sentence: `Slack asks to wait ${error.retryAfter} s before connecting again.` };
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    const { statusCode } = error;
    if (statusCode >= 500) return { sentence: `Slack answered with HTTP ${statusCode}. Try again in a minute.` };
    return {
      setting: 'SLACK_API_URL',
      sentence: `HTTP ${statusCode} came from there. Leave it empty for Slack's own.`,
    };
  }
  const word = networkCode(error instanceof webApi.WebAPIRequestError ? error.original : error);
  return { sentence: `Slack cannot be reached (${word}). ${checkNetwork}` };
}

const checkNetwork = 'Check the network, and SLACK_API_URL if it is set.';

const listenProblems: Record<string, (place: { host: string; port: number }) => StartProblem> = {
  EADDRINUSE: ({ port }) => ({
    setting: 'PORT',
    sentence: `Port ${port} is in use. Put another one, or stop what uses it.`,
  }),
  EACCES: ({ port }) => ({
    setting: 'PORT',
    sentence: `Port ${port} may not be used by this user. Put one above 1023.`,
  }),
  EADDRNOTAVAIL: ({ host }) => ({ setting: 'HOST', sentence: `This machine has no address ${host}.` }),
  ENOTFOUND: ({ host }) => ({ setting: 'HOST', sentence: `This machine has no address ${host}.` }),
};

/** From the error of listening on `place`. */
export function listenProblem(error: unknown, place: { host: string; port: number }): StartProblem {
  const word = networkCode(error);
  return listenProblems[word]?.(place) ?? { setting: 'PORT', sentence: `Port ${place.port} cannot be used (${word}).` };
}

export const noWayIn: StartProblem = {
  setting: 'SLACK_APP_TOKEN',
  sentence: 'Put the app-level token (xapp-…) for Socket Mode, or set SLACK_SIGNING_SECRET for HTTP.',
};
