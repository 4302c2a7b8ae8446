import { setTimeout as sleep } from 'node:timers/promises';
import { digestOf, type StoreFile, storeWith } from './digests/store.ts';
import type { Part } from './part.ts';
import { type Servers, startServers } from './servers/start.ts';
import { startMailstats } from './slack/bots.ts';
import { inTurn } from './statistics.ts';
import { seed } from './world.ts';

const digests = 10_000;
const rounds = 5;
const restMs = 2_000;
const channels = 500;

export const digestsStored: Part = {
  name: 'digests-stored',
  title: `${digests} digests in the store`,
  how: [
    'src/main.ts in HTTP mode on a store file with so many weekly digests, none of them due, and on an empty one.',
    `From spawning the process to the first 200 of /healthz; in turn, the median of ${rounds} after one to warm up.`,
    `Resident set ${restMs / 1_000} s after it was ready: it has looked for due digests by then.`,
  ],
  async *run() {
    await using servers = await startServers({ seed, latencyMs: 0 });
    await using empty = await storeWith([]);
    await using full = await storeWith(weeklies());
    const ms = await inTurn(rounds, {
      full: () => readyMs(servers, full),
      empty: () => readyMs(servers, empty),
    });
    yield { what: 'ready', figure: ms.full, unit: 'ms', against: { what: 'empty store', figure: ms.empty } };
    const [idle, held] = [await restingMb(servers, empty), await restingMb(servers, full)];
    yield { what: 'memory', figure: held, unit: 'MB', against: { what: 'empty store', figure: idle } };
  },
};

/** At every quarter of an hour of every day but today and those around it. */
function weeklies() {
  const now = new Date();
  const today = now.getUTCDay();
  return Array.from({ length: digests }, (_, index) => {
    const weekday = ((today + 2 + (index % 4)) % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
    const quarter = index % 96;
    const time = `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`;
    const schedule = { kind: 'weekly', weekdays: [weekday], time, every: 1, anchor: '2026-01-05' } as const;
    return digestOf(index, { schedule, channel: `C${index % channels}`, words: 'last week by esp vs previous' }, now);
  });
}

async function readyMs(servers: Servers, store: StoreFile): Promise<number> {
  await using bot = await startMailstats(servers, 'http', { DATABASE_URL: store.url });
  return bot.readyMs;
}

async function restingMb(servers: Servers, store: StoreFile): Promise<number> {
  await using bot = await startMailstats(servers, 'http', { DATABASE_URL: store.url });
  await sleep(restMs);
  return bot.residentMb();
}

const two = (n: number): string => String(n).padStart(2, '0');
