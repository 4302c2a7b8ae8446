import type { webApi } from '@slack/bolt';
import type { Log } from '../../ports.ts';
import { attempt } from './attempt.ts';

/** Slack gives at most 1 000 a page; more pages than these are nobody's. */
const pageSize = 200;
const mostPages = 20;
const keptMs = 2 * 60_000;

/**
 * The channels that somebody is in: public ones, and private ones that mailstats is in too (Slack: users.conversations).
 * Kept for two minutes. `null` when it cannot be found out now. Never rejects.
 */
export function createChannelsOf(client: webApi.WebClient, log: Log) {
  const known = new Map<string, { readonly channels: readonly string[]; readonly at: number }>();
  return async (user: string): Promise<readonly string[] | null> => {
    const before = known.get(user);
    if (before !== undefined && Date.now() - before.at < keptMs) return before.channels;
    const channels = await readAll(user);
    known.delete(user);
    if (channels !== null) known.set(user, { channels, at: Date.now() });
    for (const [old, { at }] of known) if (Date.now() - at >= keptMs) known.delete(old);
    return channels;
  };

  async function readAll(user: string): Promise<readonly string[] | null> {
    const channels: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const from = cursor === undefined ? {} : { cursor };
      const asked = await attempt(() =>
        client.users.conversations({ user, types: 'public_channel,private_channel', limit: pageSize, ...from }),
      );
      if (!asked.ok) {
        log.warn('the channels of a person could not be listed', { user, error: asked.error });
        return null;
      }
      channels.push(...(asked.value.channels ?? []).flatMap(({ id }) => id ?? []));
      cursor = asked.value.response_metadata?.next_cursor || undefined;
      if (cursor === undefined) break;
    }
    return channels;
  }
}
