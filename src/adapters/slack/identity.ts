import type { webApi } from '@slack/bolt';

/** Who the bot is in the workspace of its token, as Bolt's `authorize` wants it. */
export interface Identity {
  readonly botId?: string;
  readonly botUserId?: string;
}

/** What the listeners need (manifest.yml). */
const scopes = ['commands', 'chat:write', 'files:write', 'im:write'];

/** Asks auth.test, whose answer tells the token's scopes in a header. Rejects as the client does. */
export async function identify(
  client: webApi.WebClient,
): Promise<{ readonly identity: Identity; readonly missingScopes: readonly string[] }> {
  const { bot_id, user_id, response_metadata } = await client.auth.test();
  const given = response_metadata?.scopes;
  return {
    identity: {
      ...(bot_id === undefined ? {} : { botId: bot_id }),
      ...(user_id === undefined ? {} : { botUserId: user_id }),
    },
    missingScopes: given === undefined ? [] : scopes.filter((scope) => !given.includes(scope)),
  };
}
