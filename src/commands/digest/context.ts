import type { Digest } from '../../digests/digest.ts';
import type { CommandContext } from '../parse.ts';
import type { DigestContext } from './command.ts';

/** What words about digests refer to: those there are, and those of the channel that is spoken in. */
export function digestContext(
  days: CommandContext,
  now: Date,
  digests: readonly Pick<Digest, 'name' | 'channel'>[],
  channel: string | undefined,
): DigestContext {
  return {
    ...days,
    now,
    names: digests.map(({ name }) => name),
    here: digests.filter((digest) => digest.channel === channel).map(({ name }) => name),
  };
}
