import { setTimeout as sleep } from 'node:timers/promises';
import type { Line } from './line.ts';
import type { Part } from './part.ts';
import { type Servers, startServers } from './servers/start.ts';
import type { BotProcess } from './slack/bot-process.ts';
import { startBareBolt, startMailstats } from './slack/bots.ts';
import { deliverCommand } from './slack/command.ts';
import { untilPosted } from './slack/posted.ts';
import { inTurn } from './statistics.ts';
import { seed } from './world.ts';

const rounds = 5;
const reports = 1_000;
const atOnce = 10;
const restMs = 2_000;
const texts = ['last 7 days by esp', 'yesterday', 'last week by day', 'last 14 days', 'last 7 days vs previous'];

export const start: Part = {
  name: 'start',
  title: 'Starting, and memory',
  how: [
    `From spawning the process to the first 200 of /healthz, looked for every 2 ms; in turn, the median of ${rounds} after one to warm up.`,
    `Resident set ${restMs / 1_000} s after it was ready, and ${restMs / 1_000} s after ${reports} reports (${atOnce} at a time, over HTTP): ${texts.join(' · ')}.`,
    'Bare Bolt: an HTTP app of one line that acknowledges and does nothing.',
  ],
  async *run() {
    await using servers = await startServers({ seed, latencyMs: 0 });
    const ready = async (starting: Promise<BotProcess>) => {
      await using bot = await starting;
      return bot.readyMs;
    };
    const ms = await inTurn(rounds, {
      http: () => ready(startMailstats(servers, 'http')),
      socket: () => ready(startMailstats(servers, 'socket')),
      bolt: () => ready(startBareBolt(servers)),
    });
    const bolt = { what: 'bare Bolt', figure: ms.bolt };
    yield { what: 'ready, HTTP', figure: ms.http, unit: 'ms', against: bolt };
    yield { what: 'ready, Socket Mode', figure: ms.socket, unit: 'ms', against: bolt };
    yield* memory(servers);
  },
};

async function* memory(servers: Servers): AsyncGenerator<Line> {
  const boltIdle = await idleMb(startBareBolt(servers));
  await using bot = await startMailstats(servers, 'http');
  await sleep(restMs);
  const idle = bot.residentMb();
  yield { what: 'memory, idle', figure: idle, unit: 'MB', against: { what: 'bare Bolt', figure: boltIdle } };
  await makeReports(servers, bot);
  await sleep(restMs);
  const used = bot.residentMb();
  yield { what: `memory after ${reports} reports`, figure: used, unit: 'MB', against: { what: 'idle', figure: idle } };
}

async function idleMb(starting: Promise<BotProcess>): Promise<number> {
  await using bot = await starting;
  await sleep(restMs);
  return bot.residentMb();
}

async function makeReports(servers: Servers, bot: BotProcess): Promise<void> {
  const urls = await servers.ask('responseUrls', { count: reports });
  for (let sent = 0; sent < reports; sent += atOnce) {
    await Promise.all(
      urls.slice(sent, sent + atOnce).map((url, at) => deliverCommand(bot.url, texts[at % texts.length] ?? '', url)),
    );
    await untilPosted(servers, sent + atOnce);
  }
}
