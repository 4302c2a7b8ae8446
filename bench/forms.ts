import type { Part } from './part.ts';
import { startServers } from './servers/start.ts';
import { startMailstats } from './slack/bots.ts';
import { percentile } from './statistics.ts';
import { seed } from './world.ts';

const rounds = 30;
const callMs = 5_000;
const aimMs = 500;

export const forms: Part = {
  name: 'forms',
  title: `From /mailstats to its open form while Direct Mail takes ${callMs / 1_000} s a call`,
  how: [
    'src/main.ts in HTTP mode, Direct Mail and Slack in another process.',
    `A signed /mailstats without words, ${rounds} times, one after the other, the first right after the start:`,
    'from its delivery until the form with its fields stands in Slack (views.open over HTTP).',
  ],
  async *run() {
    await using servers = await startServers({ seed, latencyMs: callMs });
    await using bot = await startMailstats(servers, 'http');
    const opened: number[] = [];
    for (let round = 0; round < rounds; round += 1) opened.push(await servers.ask('formOpened', { botUrl: bot.url }));
    const aim = { way: 'at most', ratio: 1 } as const;
    const against = { what: 'the aim', figure: aimMs };
    yield { what: 'p50', figure: percentile(opened, 0.5), unit: 'ms', against, aim };
    yield { what: 'slowest', figure: percentile(opened, 1), unit: 'ms', against, aim };
  },
};
