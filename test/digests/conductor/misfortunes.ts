import { type Random, randomFor } from '../../../sandbox/direct-mail/random.ts';
import type { Digest } from '../../../src/digests/digest.ts';
import type { Look } from '../../../src/digests/next-step.ts';
import type { DigestPost, Poster, PostOutcome } from '../../../src/digests/poster.ts';
import type { FaultKind } from '../../../src/ports.ts';
import type { Reported } from '../../../src/reply.ts';
import { answer, fault, minute } from './hall.ts';
import type { Time } from './time.ts';

/** A message in a channel. */
interface Message {
  readonly digestId: string;
  readonly slot: string;
  readonly channel: string;
  readonly messageTs: string;
  /** By Slack's clock, which is right. */
  readonly at: number;
}

/** Slack and Direct Mail on a bad day. What was sent arrives, whatever becomes of who sent it. */
export interface BadDay {
  readonly messages: readonly Message[];
  readonly poster: Poster;
  report(digest: Digest): Promise<Reported>;
  /** From now on all goes well. */
  end(): void;
  close(channel: string, isClosed: boolean): void;
}

/** One attempt to post takes no longer. */
const longestAttempt = 10_000;
const faults: readonly FaultKind[] = ['unreachable', 'throttled', 'gave-up', 'permission'];

export function badDay(seed: number, mayLook: boolean, time: Time): BadDay {
  const random = randomFor(seed, 'bad day');
  const messages: Message[] = [];
  const closed = new Set<string>();
  let isOver = false;
  const luck = (chance: number) => isOver || random() < chance;
  const takes = (milliseconds: number) => new Promise<void>((resolve) => time.after(milliseconds, resolve));
  const failed = (failure: object) => ({ ok: false, failure: { during: 'posting', ...failure } }) as PostOutcome;

  async function lands({ digest, slot }: DigestPost): Promise<string> {
    await takes(1 + random() * (longestAttempt - 2));
    const messageTs = `${messages.length + 1}.000100`;
    messages.push({ digestId: digest.id, slot: slot ?? '', channel: digest.channel, messageTs, at: time.elapsed() });
    return messageTs;
  }

  async function mishap(post: DigestPost): Promise<PostOutcome> {
    const arrives = random() < 0.5;
    switch (Math.floor(random() * 6)) {
      case 0:
        return failed({ status: 429, retryAfterMs: random() * 5 * minute });
      case 1:
        return failed({ sent: false });
      case 2:
        return failed({ code: 'ratelimited' });
      case 3:
        if (arrives) await lands(post);
        return failed({ code: 'internal_error' });
      case 4:
        // One that was made behind a 5xx is found by those alone who may look.
        if (arrives && mayLook) await lands(post);
        return failed({ status: 503 });
      default:
        if (arrives) void lands(post);
        await takes(longestAttempt);
        return failed({ sent: true });
    }
  }

  return {
    messages,
    poster: {
      turn: () => takes(luck(0.5) ? 0 : random() * minute),
      attach: async () => {},
      async post(post) {
        if (post.signal?.aborted) return failed({ sent: false });
        if (closed.has(post.digest.channel)) return failed({ code: 'is_archived' });
        return luck(0.4) ? { ok: true, messageTs: await lands(post) } : await mishap(post);
      },
      async look({ id, channel }, slot, since): Promise<Look> {
        await takes(random() * 1_000);
        if (!mayLook) return { kind: 'may-not' };
        if (!luck(0.7)) return { kind: 'failed' };
        const found = messages.find(
          (one) => one.digestId === id && one.slot === slot && one.channel === channel && time.right(one.at) >= since,
        );
        return found === undefined ? { kind: 'not-found' } : { kind: 'found', messageTs: found.messageTs };
      },
      tell: async () => luck(0.7),
      reach: async (channel) =>
        closed.has(channel) ? { kind: 'closed', code: 'is_archived' } : { kind: 'open', name: null },
      tokenWorks: async () => true,
    },
    async report() {
      await takes(luck(0.8) ? random() * 5_000 : random() * 10 * minute);
      if (luck(0.7)) return answer;
      if (random() < 0.1) throw new Error('broken');
      return fault(oneOf(random, faults));
    },
    end() {
      isOver = true;
      closed.clear();
    },
    close(channel, isClosed) {
      if (isClosed) closed.add(channel);
      else closed.delete(channel);
    },
  };
}

export function oneOf<T>(random: Random, values: readonly [T, ...T[]] | readonly T[]): T {
  return values[Math.floor(random() * values.length)] as T;
}
