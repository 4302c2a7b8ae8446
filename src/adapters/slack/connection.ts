import type { RequestListener } from 'node:http';
import { HTTPReceiver, type Logger, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Log } from '../../ports.ts';
import { keepConnected, type Link } from './socket-link.ts';
import type { Timing } from './timing.ts';

export interface SlackSettings {
  readonly botToken: string;
  /** With it: Socket Mode. Without: HTTP on `/slack/events`, for which the signing secret is needed. */
  readonly appToken?: string | undefined;
  readonly signingSecret?: string | undefined;
  /** Default: Slack's. */
  readonly slackApiUrl?: string | undefined;
  readonly host: string;
  /** Default: 3000 in HTTP mode; no `/healthz` in Socket Mode. */
  readonly port?: number | undefined;
}

/** How events come in. The same listeners hang on either. */
export type Connection =
  | { readonly mode: 'socket'; readonly receiver: SocketModeReceiver; readonly link: Link }
  | { readonly mode: 'http'; readonly receiver: HTTPReceiver; readonly slackEvents: RequestListener };

/** `null` when neither token nor secret is there. Connects to nothing yet. */
export function createConnection(
  { appToken, signingSecret, slackApiUrl }: SlackSettings,
  world: { readonly log: Log; readonly logger: Logger; readonly timing: Timing },
): Connection | null {
  const { logger, timing } = world;
  if (appToken !== undefined) {
    const receiver = new SocketModeReceiver({
      appToken,
      logger,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: clientOptions(slackApiUrl, timing) },
    });
    return { mode: 'socket', receiver, link: keepConnected(receiver.client, world) };
  }
  if (signingSecret === undefined) return null;
  const receiver = new HTTPReceiver({ signingSecret, logger, bodyLimit: '1mb' });
  return { mode: 'http', receiver, slackEvents: receiver.requestListener };
}

/**
 * A new object for every client, since Socket Mode writes into the one it is given. No retries: a repeated
 * chat.postMessage is a second message; a 429 must not hold up the calls of others.
 */
export function clientOptions(slackApiUrl: string | undefined, timing: Timing): webApi.WebClientOptions {
  return {
    retryConfig: { retries: 0 },
    timeout: timing.attempt,
    rejectRateLimitedCalls: true,
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
  };
}
