import type { Digest } from '../digest.ts';
import type { Poster } from '../poster.ts';
import type { Hearing } from './hearing.ts';

/** ` in #ops`, of a digest that is posted elsewhere than where it is spoken about; else nothing. */
export async function whereOf({ channel }: Digest, { world, asker }: Hearing): Promise<string> {
  return channel === asker.channel ? '' : ` in ${await channelName(channel, world.poster)}`;
}

/** `#ops`, `direct messages`, or the id where the name cannot be found out or is nobody else's business. */
export async function channelName(channel: string, poster: Poster | null): Promise<string> {
  const reach = (await poster?.reach(channel)) ?? { kind: 'unknown' };
  if (reach.kind === 'unknown') return channel;
  if (reach.kind === 'open' && reach.isDirect === true) return 'direct messages';
  const { name = null } = reach;
  return name === null ? channel : `#${name}`;
}
