/** How much is posted in all. */
export interface PostRates {
  /** Milliseconds between two messages in a channel. */
  readonly inChannel: number;
  /** Messages in any 60 seconds, wherever they go. */
  readonly perMinute: number;
  /** Of these, how many at once after a silence; fewer than `perMinute`. */
  readonly burst: number;
}

/**
 * chat.postMessage: one message a second in a channel, "several hundred" a minute in a workspace. Several is at least
 * three: what is left of 300 is for answers to people. The burst is no more than what is posted in 3 seconds anyway.
 */
export const slackRates: PostRates = { inChannel: 1_000, perMinute: 200, burst: 10 };

/** The order in which a process posts. p-queue has one limit a queue; here a channel's limit holds nobody else up. */
export interface Pace {
  /** Resolves when it is this channel's turn, which is then taken; who asked first is first. */
  turn(channel: string): Promise<void>;
  /** A message to this channel is on its way: the next comes so long after it, not after its turn. */
  begun(channel: string): void;
  /** Slack refused one as too many. When it refuses those of another channel meanwhile, it means all of them. */
  refused(channel: string, retryAfterMs: number): void;
  /** Channels that are remembered: none whose time has come, once anybody asks. */
  size(): number;
}

interface Place {
  /** From then on the next message may go there. */
  readonly free: number;
  readonly refusedUntil: number;
}

/** No server holds us up for longer: mistakes are made. */
const longestRefusal = 3_600_000;

export function createPace({ inChannel, perMinute, burst }: PostRates): Pace {
  const apart = 60_000 / (perMinute - burst);
  /** Of channels whose time has not come; all others are forgotten. */
  const places = new Map<string, Place>();
  let waiting: readonly { readonly channel: string; readonly begin: () => void }[] = [];
  let allFree = 0;
  /** When everything let through so far would have been let through without a burst. */
  let evenly = 0;
  let timer: NodeJS.Timeout | undefined;

  const freeAt = (channel: string) => places.get(channel)?.free ?? 0;
  const next = () => Math.max(allFree, evenly - (burst - 1) * apart);

  function postpone(channel: string, free: number, refusedUntil = 0): void {
    const place = places.get(channel) ?? { free: 0, refusedUntil: 0 };
    places.set(channel, {
      free: Math.max(place.free, free),
      refusedUntil: Math.max(place.refusedUntil, refusedUntil),
    });
  }

  function take(channel: string, now: number): void {
    evenly = Math.max(evenly, now) + apart;
    postpone(channel, now + inChannel);
  }

  function pump(): void {
    clearTimeout(timer);
    const now = performance.now();
    for (const [channel, { free }] of places) if (free <= now) places.delete(channel);
    waiting = waiting.filter(({ channel, begin }) => {
      if (next() > now || freeAt(channel) > now) return true;
      take(channel, now);
      begin();
      return false;
    });
    if (waiting.length === 0) return;
    const soonest = waiting.reduce((least, { channel }) => Math.min(least, freeAt(channel)), Number.POSITIVE_INFINITY);
    timer = setTimeout(pump, Math.ceil(Math.max(next(), soonest) - now));
  }

  return {
    turn: (channel) =>
      new Promise((begin) => {
        waiting = [...waiting, { channel, begin }];
        pump();
      }),
    begun: (channel) => postpone(channel, performance.now() + inChannel),
    refused(channel, retryAfterMs) {
      const now = performance.now();
      const until = now + Math.min(retryAfterMs, longestRefusal);
      const others = [...places].some(([other, { refusedUntil }]) => other !== channel && refusedUntil > now);
      // The refused one goes first.
      postpone(channel, until + inChannel, until);
      if (others) allFree = Math.max(allFree, until);
      pump();
    },
    size: () => places.size,
  };
}
