import type { Order } from '../../test/crash/orders.ts';
import { type Replica, startReplica } from '../../test/crash/replica-process.ts';
import type { Servers } from '../servers/start.ts';
import { residentMb } from '../slack/bot-process.ts';
import { botToken, signingSecret } from '../slack/command.ts';
import { benchEnvironment } from '../world.ts';
import type { StoreFile } from './store.ts';

/** mailstats without its ears as a process, looking for due digests every second, with a clock that is set from here. */
export interface DigestBot extends AsyncDisposable {
  setClock(aheadMs: number): void;
  residentMb(): number;
}

export async function startDigestBot(
  servers: Servers,
  store: StoreFile,
  options: { readonly aheadMs: number; readonly callsPerMinute?: number; readonly works?: Shape },
): Promise<DigestBot> {
  const { aheadMs, callsPerMinute = 6_000, works = {} } = options;
  const replica: Replica = startReplica();
  await replica.loaded;
  replica.send({
    do: 'begin',
    aheadMs,
    settings: {
      ...benchEnvironment(servers.directMail),
      DIRECT_MAIL_CALLS_PER_MINUTE: String(callsPerMinute),
      DATABASE_URL: store.url,
      SLACK_API_URL: servers.slackApi,
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
    },
    works: { tickPattern: '* * * * * *', ...works },
  });
  return {
    setClock: (ms) => replica.send({ do: 'jump', aheadMs: ms }),
    residentMb: () => residentMb(replica.pid),
    async [Symbol.asyncDispose]() {
      if (!(await replica.kill())) throw new Error(`mailstats ended by itself: ${replica.told()}`);
    },
  };
}

type Shape = Extract<Order, { do: 'begin' }>['works'];
