import type { Line } from './line.ts';
import type { Part } from './part.ts';
import { type Servers, startServers } from './servers/start.ts';
import type { BotProcess } from './slack/bot-process.ts';
import { startBareBolt, startMailstats } from './slack/bots.ts';
import { type DeliverWords, deliverClick, deliverCommand } from './slack/command.ts';
import { openLoop } from './slack/load.ts';
import { untilPosted } from './slack/posted.ts';
import { percentile } from './statistics.ts';
import { seed } from './world.ts';

const perSecond = 100;
const seconds = 10;
const coldSeconds = 5;
const callMs = 50;
const aimMs = 50;
/** "operation_timeout" is what people see after it. */
const slackLimitMs = 3_000;

/** What 100 people type within a second; each in turn. */
const texts = [
  'last 7 days by esp',
  'yesterday',
  'last week by day',
  'help',
  'last 7 days vs previous',
  'lst wek by esq',
];

export const acknowledge: Part = {
  name: 'acknowledge',
  title: `Acknowledgement of commands and clicks in Slack, ${perSecond} a second`,
  how: [
    `src/main.ts in HTTP mode, Direct Mail (${callMs} ms a call) and Slack in other processes, the load from this one.`,
    `Signed commands at random moments (seed ${seed}), ${perSecond} a second, never waiting for an answer: ${coldSeconds} s from the moment it is ready, then ${seconds} s for p50 and p99;`,
    `each counts from when it was due until its 200 is read. Texts: ${texts.join(' · ')}.`,
    'Every report is really made, from Direct Mail to the message that Slack accepts, while the next commands arrive.',
    'Clicks: the same words on buttons, each in a message of its own.',
    'Bare Bolt: an app of one line that acknowledges and does nothing.',
  ],
  async *run() {
    await using servers = await startServers({ seed, latencyMs: callMs });
    const ours = await underLoad(servers, await startMailstats(servers, 'http'), true);
    const bolt = await underLoad(servers, await startBareBolt(servers), false);
    yield* acknowledged('p50', ours.p50, bolt.p50);
    yield* acknowledged('p99', ours.p99, bolt.p99);
    yield {
      what: `slowest in the first ${coldSeconds} s after the start`,
      figure: ours.slowestCold,
      unit: 'ms',
      against: { what: "Slack's limit", figure: slackLimitMs },
      aim: { way: 'at most', ratio: 1 },
    };
    yield {
      what: 'slowest afterwards',
      figure: ours.slowest,
      unit: 'ms',
      against: { what: 'bare Bolt', figure: bolt.slowest },
    };
    const { answeredIn } = ours;
    const clicks = await underLoad(servers, await startMailstats(servers, 'http'), true, deliverClick);
    yield {
      what: 'p99 of clicks',
      figure: clicks.p99,
      unit: 'ms',
      against: { what: 'limit', figure: aimMs },
      aim: { way: 'at most', ratio: 1 },
    };
    if (answeredIn !== null) yield { what: 'last answer, after the last 200', figure: answeredIn, unit: 'ms' };
  },
};

function* acknowledged(what: string, ours: number, bolt: number): Generator<Line> {
  const line = { what, figure: ours, unit: 'ms' } as const;
  if (what === 'p99') yield { ...line, against: { what: 'limit', figure: aimMs }, aim: { way: 'at most', ratio: 1 } };
  yield { ...line, against: { what: 'bare Bolt', figure: bolt } };
}

async function underLoad(
  servers: Servers,
  starting: BotProcess,
  answers: boolean,
  deliver: DeliverWords = deliverCommand,
) {
  await using bot = starting;
  const before = answers ? await servers.ask('posted', {}) : 0;
  const cold = await send(servers, bot, coldSeconds, seed + 1, deliver);
  if (answers) await untilPosted(servers, before + cold.length);
  const ms = await send(servers, bot, seconds, seed, deliver);
  const acknowledged = performance.now();
  if (answers) await untilPosted(servers, before + cold.length + ms.length);
  const answeredIn = answers ? performance.now() - acknowledged : null;
  const [p50, p99, slowest] = [percentile(ms, 0.5), percentile(ms, 0.99), percentile(ms, 1)];
  return { p50, p99, slowest, slowestCold: percentile(cold, 1), answeredIn };
}

async function send(servers: Servers, bot: BotProcess, forSeconds: number, seedOfThis: number, deliver: DeliverWords) {
  const urls = await servers.ask('responseUrls', { count: perSecond * forSeconds * 2 });
  return openLoop({ perSecond, seconds: forSeconds, seed: seedOfThis }, (index) =>
    deliver(bot.url, texts[index % texts.length] ?? '', urls[index] ?? ''),
  );
}
