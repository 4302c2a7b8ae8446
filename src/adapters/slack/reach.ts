import type { webApi } from '@slack/bolt';
import type { Reach } from '../../digests/poster.ts';
import { classOf } from '../../digests/slack-codes.ts';
import { attempt } from './attempt.ts';

/** Asks conversations.info. Names of private channels are for their members. Never rejects. */
export async function reach(client: webApi.WebClient, channel: string): Promise<Reach> {
  const asked = await attempt(() => client.conversations.info({ channel }));
  if (!asked.ok) {
    return classOf(asked.error) === 'channel' ? { kind: 'closed', code: asked.error } : { kind: 'unknown' };
  }
  const { is_archived, is_im, is_member, is_private, name: called = null } = asked.value.channel ?? {};
  const name = is_private === true ? null : called;
  if (is_archived === true) return { kind: 'closed', code: 'is_archived', name };
  if (is_im === true) return { kind: 'open', name: null, isDirect: true };
  // Absent where Slack has no members to tell of: in direct messages, which mailstats sees only when it is in them.
  return is_member === false ? { kind: 'closed', code: 'not_in_channel', name } : { kind: 'open', name };
}

/** Asks auth.test. Never rejects. */
export async function tokenWorks(client: webApi.WebClient): Promise<boolean | null> {
  const asked = await attempt(() => client.auth.test());
  if (asked.ok) return true;
  return classOf(asked.error) === 'workspace' ? false : null;
}
