/** Slack: about one message a second in a channel, short bursts tolerated, and several hundred a minute together. */
export interface Rates {
  readonly perChannelPerSecond: number;
  /** Messages that a channel takes at once after a silence. */
  readonly burst: number;
  /** Of the workspace, in any 60 seconds. */
  readonly perMinute: number;
}

/** Tells how many whole seconds to wait before a post into a channel; 0 lets it through and counts it. */
export function createPostRates(rates: Rates | null, now: () => number): (channel: string) => number {
  if (rates === null) return () => 0;
  const { perChannelPerSecond, burst, perMinute } = rates;
  const buckets = new Map<string, { left: number; at: number }>();
  let lately: number[] = [];

  return (channel) => {
    const at = now();
    lately = lately.filter((time) => time > at - 60_000);
    const bucket = buckets.get(channel) ?? { left: burst, at };
    const left = Math.min(burst, bucket.left + ((at - bucket.at) / 1_000) * perChannelPerSecond);
    const untilChannel = left >= 1 ? 0 : (1 - left) / perChannelPerSecond;
    const [first = at] = lately;
    const untilMinute = lately.length < perMinute ? 0 : (first + 60_000 - at) / 1_000;
    const wait = Math.ceil(Math.max(untilChannel, untilMinute));
    buckets.set(channel, { left: wait === 0 ? left - 1 : left, at });
    if (wait === 0) lately.push(at);
    return wait;
  };
}
