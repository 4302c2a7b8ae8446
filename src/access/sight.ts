import { type AccessRules, type Asker, maySee } from './gate.ts';

/** Which digests somebody may see and change from where they are. */
export type Sight = (
  asker: Asker,
) => Promise<(digest: { readonly channel: string; readonly owner: string }) => boolean>;

/**
 * Those that `maySee` allows. In Home and in direct messages, which belong to no channel, those of all channels somebody
 * is in, too: they might as well go there and say it. Without rules, all.
 */
export function createSight(
  rules: AccessRules | undefined,
  channelsOf: ((user: string) => Promise<readonly string[] | null>) | undefined,
): Sight {
  return async (asker) => {
    if (rules === undefined) return () => true;
    const isNoChannel = asker.channel === '' || asker.channel.startsWith('D');
    const channels = (isNoChannel ? await channelsOf?.(asker.user) : null) ?? [];
    return (digest) => maySee(digest, asker, rules) || channels.includes(digest.channel);
  };
}
