import { webApi } from '@slack/bolt';
import { networkCode } from './network-code.ts';

/** Why the bot cannot start: the setting to look at, and what to do about it. Holds no secret. */
export interface StartProblem {
  readonly setting?: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN' | 'SLACK_SIGNING_SECRET' | 'SLACK_API_URL' | 'HOST' | 'PORT';
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

/** From the error of the call that was made with the token of `setting`. */
export function tokenProblem(error: unknown, setting: TokenSetting): StartProblem {
  if (error instanceof webApi.WebAPIPlatformError) {
    const word = error.data.error;
    const row = tokenProblems.find(([pattern]) => pattern.test(word));
    return { setting, sentence: row?.[1](whereToFind[setting]) ?? `Slack refused this token (${word}).` };
  }
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { sentence: `Slack asks to wait ${error.retryAfter} s before connecting again.` };
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    return {
      setting: 'SLACK_API_URL',
      sentence: `Slack answered with HTTP ${error.statusCode}. Try again in a minute.`,
    };
  }
  const word = networkCode(error instanceof webApi.WebAPIRequestError ? error.original : error);
  return {
    setting: 'SLACK_API_URL',
    sentence: `Slack cannot be reached (${word}). Check the network and this setting.`,
  };
}

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
