/** Whether a channel is somebody's direct messages with mailstats; `null`: it cannot be found out now. */
export type IsOwnDirect = (channel: string) => Promise<boolean | null>;

/** Slack shows mailstats no direct messages but its own. What is its own stays so, and is asked about once. */
export function createIsOwnDirect(
  reach: (channel: string) => Promise<{ readonly kind: 'open' | 'closed' | 'unknown' }>,
): IsOwnDirect {
  const own = new Set<string>();
  return async (channel) => {
    if (!channel.startsWith('D')) return false;
    if (own.has(channel)) return true;
    const { kind } = await reach(channel);
    if (kind === 'open') own.add(channel);
    return kind === 'unknown' ? null : kind === 'open';
  };
}
