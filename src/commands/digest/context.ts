import type { Digest } from '../../digests/digest.ts';
import type { CommandContext } from '../parse.ts';
import type { DigestContext } from './command.ts';

/** What words about digests refer to: those that may be seen, and those of the channel that is spoken in. `all` have a name. */
export function digestContext(
  days: CommandContext,
  now: Date,
  digests: readonly Pick<Digest, 'name' | 'channel'>[],
  channel: string | undefined,
  all: readonly Pick<Digest, 'name'>[] = digests,
): DigestContext {
  return {
    ...days,
    now,
    names: digests.map(({ name }) => name),
    taken: all.map(({ name }) => name),
    here: digests.filter((digest) => digest.channel === channel).map(({ name }) => name),
  };
}
