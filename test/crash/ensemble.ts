import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pretendAccessKeyId, pretendAccessKeySecret } from '../../sandbox/direct-mail/keys.ts';
import type { Order } from './orders.ts';
import { type Replica, startReplica } from './replica-process.ts';
import type { Stage } from './stage.ts';

/** The replicas that live now. One more waits loaded in the wings, so that a new one is at work at once. */
export interface Ensemble extends AsyncDisposable {
  /** Resolves when it has been told to begin. Its clock is ahead of the true time by so much. */
  begin(deviationMs: number): Promise<void>;
  /** The one with this number if it lives, else one of the living. Rejects with its log when it had ended by itself. */
  kill(number: number | null, victim: number): Promise<void>;
  /** After time has jumped. */
  tellTime(): void;
  setClocksRight(): void;
  end(): Promise<void>;
}

const attempt = 400;

/** In the proportions of the real ones. Who takes over lets a post settle for longer than a renewal and an attempt take. */
const works: Extract<Order, { do: 'begin' }>['works'] = {
  tickPattern: '* * * * * *',
  pace: { lease: 1_500, renew: 250, settle: 900, review: 500 },
  timing: {
    slack: { attempt, again: [20, 40], posting: 1_000, looking: 1_000 },
    directMail: { attemptMs: attempt, patienceMs: 4 * attempt, backoffScale: 0.05 },
  },
  rates: { inChannel: 50, perMinute: 6_000, burst: 50 },
};

export function gather(stage: Stage, store: string, graceHours: number): Ensemble {
  let living: readonly { readonly number: number; readonly deviationMs: number; readonly replica: Replica }[] = [];
  const cache = mkdtempSync(join(tmpdir(), 'mailstats-crash-'));
  let understudy = startReplica(cache);
  let begun = 0;

  const settingsOf = (number: number) => ({
    ALIBABA_CLOUD_ACCESS_KEY_ID: pretendAccessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: pretendAccessKeySecret,
    DIRECT_MAIL_ENDPOINT: stage.directMail.url,
    DIRECT_MAIL_CALLS_PER_MINUTE: '6000',
    SLACK_BOT_TOKEN: stage.slack.options.botToken,
    SLACK_SIGNING_SECRET: stage.slack.options.signingSecret,
    SLACK_API_URL: stage.wire.urlFor(number),
    DATABASE_URL: store,
    MAILSTATS_DIGEST_GRACE_HOURS: String(graceHours),
  });
  const tellTime = () => {
    for (const { replica, deviationMs } of living) replica.send({ do: 'jump', aheadMs: stage.aheadMs() + deviationMs });
  };
  const end = async () => {
    const all = [...living.map(({ replica }) => replica), understudy];
    living = [];
    await Promise.all(all.map((replica) => replica.kill()));
    rmSync(cache, { recursive: true, force: true });
  };
  return {
    async begin(deviationMs) {
      const [replica, number] = [understudy, begun];
      begun += 1;
      understudy = startReplica(cache);
      await replica.loaded;
      replica.send({ do: 'begin', settings: settingsOf(number), aheadMs: stage.aheadMs() + deviationMs, works });
      living = [...living, { number, deviationMs, replica }];
    },
    async kill(number, victim) {
      const one = living.find((other) => other.number === number) ?? living[Math.floor(victim * living.length)];
      living = living.filter((other) => other !== one);
      if ((await one?.replica.kill()) === false) throw new Error(`a replica ended by itself: ${one?.replica.told()}`);
    },
    tellTime,
    setClocksRight() {
      living = living.map((one) => ({ ...one, deviationMs: 0 }));
      tellTime();
    },
    end,
    [Symbol.asyncDispose]: end,
  };
}
