import type { webApi } from '@slack/bolt';
import type { Log } from '../../ports.ts';

/** Who the bot is in the workspace of its token, as Bolt's `authorize` wants it. */
export interface Identity {
  readonly botId?: string;
  readonly botUserId?: string;
}

export interface Identified {
  readonly identity: Identity;
  readonly missingScopes: readonly string[];
  readonly missingHistory: readonly string[];
}

/** What the bot needs (manifest.yml). */
const scopes = [
  ...['commands', 'chat:write', 'files:write', 'im:write', 'channels:read', 'groups:read', 'im:read'],
  ...['users:read', 'usergroups:read'],
];

/** What it can do without, at a price. */
const historyScopes = ['channels:history', 'groups:history', 'im:history'];

/** Asks auth.test, whose answer tells the token's scopes in a header. Rejects as the client does. */
export async function identify(client: webApi.WebClient): Promise<Identified> {
  const { bot_id, user_id, response_metadata } = await client.auth.test();
  const given = response_metadata?.scopes;
  const missing = (needed: readonly string[]) =>
    given === undefined ? [] : needed.filter((scope) => !given.includes(scope));
  return {
    identity: {
      ...(bot_id === undefined ? {} : { botId: bot_id }),
      ...(user_id === undefined ? {} : { botUserId: user_id }),
    },
    missingScopes: missing(scopes),
    missingHistory: missing(historyScopes),
  };
}

/** What is missing, and what comes of it. */
export function warnOfScopes({ missingScopes, missingHistory }: Identified, log: Log): void {
  if (missingScopes.length > 0)
    log.warn('the Slack app lacks scopes; install it again with manifest.yml', { missing: missingScopes });
  if (missingHistory.length > 0)
    log.warn(
      'a digest that is interrupted while it is posted will not be looked for in such channels, nor posted again; its owner is told',
      { missing: missingHistory },
    );
}
