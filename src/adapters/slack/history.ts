import { setTimeout as pause } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Look } from '../../digests/next-step.ts';
import type { Poster } from '../../digests/poster.ts';
import { attempt } from './attempt.ts';
import { isMetadataOf } from './digest-post.ts';
import { type Identity, identify } from './identity.ts';
import type { NotPosted } from './posted.ts';

export interface LookTiming {
  /** All pages of a channel together. */
  readonly looking: number;
}

/** Slack's words for a history that is not ours to read, now or later (conversations.history, "Errors"). */
const forbidden = new Set([
  ...['missing_scope', 'not_in_channel', 'channel_not_found', 'no_permission', 'not_allowed_token_type'],
  ...['access_denied', 'team_access_not_granted', 'channel_is_limited_access', 'restricted_action'],
  'method_not_supported_for_channel_type',
]);

/** Slack: no more than 200 messages a page. */
const perPage = 200;
const mostPages = 50;

/** Never rejects. What was not looked through to its end is no `not-found`. */
export function createLook(client: webApi.WebClient, timing: LookTiming): Poster['look'] {
  let known: Identity | null = null;

  /** Anybody can put the same metadata into a message: only our own count. */
  async function ourselves(): Promise<Identity | NotPosted> {
    if (known !== null) return known;
    const asked = await attempt(() => identify(client));
    if (!asked.ok) return asked;
    const { identity } = asked.value;
    if (identity.botId !== undefined || identity.botUserId !== undefined) known = identity;
    return known ?? { ok: false, why: 'refused', error: 'no_identity' };
  }

  return async ({ id, channel }, slot, since) => {
    const own = await ourselves();
    if ('ok' in own) return failed(own);
    const began = performance.now();
    const oldest = (since.getTime() / 1_000).toFixed(6);
    const place = { channel, oldest, inclusive: true, limit: perPage, include_all_metadata: true };
    let cursor: string | undefined;
    for (let pages = 0; pages < mostPages; ) {
      const answer = await attempt(() =>
        client.conversations.history({ ...place, ...(cursor === undefined ? {} : { cursor }) }),
      );
      if (!answer.ok) {
        // From the start it would be refused again at this page.
        const wait = answer.why === 'again' && pages > 0 ? Math.max(answer.retryAfter ?? 0, leastWait) : null;
        if (wait === null || performance.now() - began + wait > timing.looking) return refused(answer);
        await pause(wait);
        continue;
      }
      pages += 1;
      const { messages, has_more, response_metadata } = answer.value;
      if (!Array.isArray(messages)) return { kind: 'failed' };
      const ours = messages.find((message) => isBy(own, message) && isMetadataOf(message.metadata, id, slot));
      if (ours?.ts !== undefined) return { kind: 'found', messageTs: ours.ts };
      const next = response_metadata?.next_cursor ?? '';
      if (next === '') return has_more === true ? { kind: 'failed' } : { kind: 'not-found' };
      cursor = next;
    }
    return { kind: 'failed' };
  };
}

const leastWait = 1_000;

function isBy({ botId, botUserId }: Identity, author: { readonly bot_id?: string; readonly user?: string }): boolean {
  return (botId !== undefined && author.bot_id === botId) || (botUserId !== undefined && author.user === botUserId);
}

function refused(answer: NotPosted): Look {
  return forbidden.has(answer.error) ? { kind: 'may-not' } : failed(answer);
}

function failed({ retryAfter }: NotPosted): Look {
  return { kind: 'failed', ...(retryAfter === undefined ? {} : { retryAfterMs: retryAfter }) };
}
