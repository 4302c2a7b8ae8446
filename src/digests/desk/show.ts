import type { Reply } from '../../reply.ts';
import type { Digest } from '../digest.ts';
import { mostListed, tellDigest, tellList } from '../wording/listing.ts';
import { type Hearing, toAsker } from './hearing.ts';
import { channelName, whereOf } from './place.ts';

const shownPosts = 5;

export async function list(of: 'here' | 'mine' | 'all', hearing: Hearing): Promise<Reply> {
  const { world, asker, now, digests } = hearing;
  const wanted = digests.filter(
    ({ channel, owner }) => of === 'all' || (of === 'mine' ? owner === asker.user : channel === asker.channel),
  );
  const channels = new Set(of === 'here' ? [] : wanted.slice(0, mostListed).map(({ channel }) => channel));
  const named = [...channels].map(async (id) => [id, await channelName(id, world.poster)] as const);
  const names = new Map(await Promise.all(named));
  const channelOf = ({ channel }: Digest) => names.get(channel) ?? channel;
  return toAsker(tellList(wanted, of, now, channelOf, digests.length - wanted.length));
}

/** When it is posted next, and what became of the last posts. */
export async function show(digest: Digest, notes: readonly string[], hearing: Hearing): Promise<Reply> {
  const recent = await hearing.world.store.ledger.recent(digest.id, shownPosts);
  return toAsker(tellDigest(digest, recent, hearing.now, notes, await whereOf(digest, hearing)));
}
