import { setTimeout as pause } from 'node:timers/promises';
import { randomFor } from '../../sandbox/direct-mail/random.ts';
import { type PretendDirectMail, startDirectMail } from '../../sandbox/direct-mail/server.ts';
import { type PretendSlack, startSlack } from '../../sandbox/slack/start-slack.ts';
import type { WorldOptions } from '../../sandbox/slack/world.ts';
import { drawPassage } from './decisions.ts';
import { channels } from './digests.ts';
import { createMoments, type Moments } from './moments.ts';
import type { DigestMessageSeen } from './verdict.ts';
import { type Crossing, layWire, type Wire } from './wire.ts';

/** Everything outside the replicas: the time, Slack, Direct Mail, and the wire on which posts are watched. */
export interface Stage extends AsyncDisposable {
  readonly slack: PretendSlack;
  readonly directMail: PretendDirectMail;
  readonly wire: Wire;
  readonly moments: Moments;
  /** The true time, Slack's and Direct Mail's: it never goes back. */
  now(): Date;
  jump(milliseconds: number): void;
  /** By how much it is ahead of this machine's clock. */
  aheadMs(): number;
  /** Messages of digests in the channels. */
  messages(): readonly DigestMessageSeen[];
  /** Timestamps of messages that reached who posted them. */
  readonly told: ReadonlySet<string>;
}

export async function setStage(seed: number, begin: Date, scopes?: readonly string[]): Promise<Stage> {
  let aheadMs = begin.getTime() - Date.now();
  const now = () => new Date(Date.now() + aheadMs);
  const moments = createMoments();
  const conversations: WorldOptions['conversations'] = Object.fromEntries(
    channels.map((id) => [id, { kind: 'public', members: ['U1MARIA', 'U0BOT'] }]),
  );
  const clock = () => now().getTime();
  const slack = await startSlack({
    conversations,
    clock,
    // That it may be too much is among the troubles.
    rates: null,
    ...(scopes === undefined ? {} : { scopes }),
  });
  const random = randomFor(seed, 'asking');
  const directMail = await startDirectMail({
    now,
    callsPerMinute: null,
    latencyMs() {
      moments.happened('asking', null);
      return random() * 40;
    },
  });

  const told = new Set<string>();
  let crossings = 0;
  const passages = new WeakMap<Crossing, ReturnType<typeof drawPassage>>();
  const wire = await layWire(slack.apiUrl, {
    async arrived(crossing) {
      const passage = drawPassage(seed, crossings);
      crossings += 1;
      passages.set(crossing, passage);
      if (isDigest(crossing)) moments.happened('arrived', crossing.replica);
      await pause(passage.thereMs);
    },
    async done(crossing) {
      if (isDigest(crossing)) moments.happened('done', crossing.replica);
      await pause(passages.get(crossing)?.backMs);
    },
    answered(crossing, answer) {
      if (!isDigest(crossing)) return;
      const ts = /"ts":"([\d.]+)"/.exec(answer)?.[1];
      if (ts !== undefined) told.add(ts);
      moments.happened('answered', crossing.replica);
    },
  });

  const messages = () =>
    slack.messages.flatMap(({ metadata, channel, ts }): readonly DigestMessageSeen[] => {
      const { digest, slot } = metadata?.event_payload ?? {};
      return typeof digest === 'string' && typeof slot === 'string' ? [{ channel, ts, digestId: digest, slot }] : [];
    });
  return {
    slack,
    directMail,
    wire,
    moments,
    now,
    jump(milliseconds) {
      aheadMs += milliseconds;
    },
    aheadMs: () => aheadMs,
    messages,
    told,
    async [Symbol.asyncDispose]() {
      await Promise.all([wire.close(), slack.close(), directMail.close()]);
    },
  };
}

/** A post of a digest, not a direct message about one. */
const isDigest = ({ method, body }: Crossing) => method === 'chat.postMessage' && body.includes('mailstats_digest');
