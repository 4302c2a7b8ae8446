import type { webApi } from '@slack/bolt';
import type { Clock, Log } from '../../ports.ts';
import { attempt } from './attempt.ts';

/** Slack recommends at most 200 a page (users.conversations). */
const pageSize = 200;
/** Nobody is in more channels than these hold. */
const mostPages = 20;
const keptMs = 2 * 60_000;

/** The ids of the channels that somebody is in; `null` when it cannot be found out now. Never rejects. */
type ChannelsOf = (user: string) => Promise<readonly string[] | null>;

/**
 * Public channels, and private ones that mailstats is in too, archived ones included: their digests wait there
 * (users.conversations; scopes channels:read and groups:read). Kept for two minutes.
 */
export function createChannelsOf(
  client: webApi.WebClient,
  world: { readonly clock: Clock; readonly log: Log },
): ChannelsOf {
  const { clock, log } = world;
  const known = new Map<string, { readonly channels: readonly string[]; readonly at: Date }>();
  const isOld = (at: Date) => Math.abs(clock().getTime() - at.getTime()) >= keptMs;

  return async (user) => {
    for (const [one, { at }] of known) if (isOld(at)) known.delete(one);
    const before = known.get(user);
    if (before !== undefined) return before.channels;
    const channels = await readAll(user);
    if (channels !== null) known.set(user, { channels, at: clock() });
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
