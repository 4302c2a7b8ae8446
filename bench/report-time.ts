import { composeBot } from '../src/compose.ts';
import type { DateRange } from '../src/dates/range.ts';
import { isGap } from '../src/reports/aggregate.ts';
import { windowsOf } from '../src/reports/windows.ts';
import type { Line } from './line.ts';
import type { Part } from './part.ts';
import { type Question, questions } from './questions.ts';
import { askAtOnce, askInTurn, dedicatedIps, onePage, type SdkClient, sdkClient } from './sdk.ts';
import { startServers } from './servers/start.ts';
import { inTurn } from './statistics.ts';
import { benchSettings, seed, silent } from './world.ts';

const callMs = 50;
const rounds = 9;
const warmUps = 15;

export const reportTime: Part = {
  name: 'report-time',
  title: `Wall time of a report, at ${callMs} ms a call`,
  how: [
    `The pretend Direct Mail (a process of its own, seed ${seed}) answers every call ${callMs} ms after it arrived.`,
    'mailstats: from the words to the finished report; a new bot every time (no list is remembered), the budget lifted.',
    `Round trips: the calls that depend on each other, at exactly ${callMs} ms, as if signing and HTTP took no time.`,
    'Critical path: the same calls really made, one after the other, by the SDK alone. The aim is about it.',
    'SDK at once: every call of the report, each as soon as it can be: the least that the SDK takes on this machine.',
    'SDK loop: every call of the report, one after the other. Both must find the same sums as mailstats.',
    `In turn; the median of ${rounds} rounds, after ${warmUps} reports to warm up.`,
  ],
  async *run() {
    for (const question of questions) yield* timesOf(question);
  },
};

async function* timesOf(question: Question): AsyncGenerator<Line> {
  const { what, switches = {}, path, values } = question;
  await using servers = await startServers({ seed, latencyMs: callMs, switches });
  const client = sdkClient(servers.directMail);
  for (let done = 0; done < warmUps; done += 1) await ask(question, servers.directMail);
  const { reach, sent } = await ask(question, servers.directMail);
  const windows = windowsOf(reach);

  const ms = await inTurn(rounds, {
    ours: () => timed(() => ask(question, servers.directMail)),
    path: () => timed(() => walk(path, client, reach)),
    atOnce: () => timed(async () => same(sent, await askAtOnce(client, windows, () => values(client)))),
    loop: () => timed(async () => same(sent, await askInTurn(client, windows, [{}, ...(await values(client))]))),
  });

  const ours = { what, figure: ms.ours, unit: 'ms' } as const;
  yield { ...ours, against: { what: 'critical path', figure: ms.path }, aim: { way: 'at most', ratio: 1.1 } };
  yield { ...ours, against: { what: `${path.length} × ${callMs} ms`, figure: path.length * callMs } };
  yield { ...ours, against: { what: 'SDK at once', figure: ms.atOnce } };
  yield { ...ours, against: { what: 'SDK loop', figure: ms.loop } };
}

async function ask({ words, calls }: Question, endpoint: string) {
  const bot = composeBot(benchSettings(endpoint), () => new Date(), silent);
  const reply = await bot.ask(words, { user: 'bench', channel: 'bench', priority: 'person' });
  if (reply.kind !== 'report') throw new Error(`"${words}" was not answered: ${JSON.stringify(reply)}`);
  const { current, queries } = reply.report;
  if (queries !== calls) throw new Error(`"${words}" took ${queries} calls instead of ${calls}`);
  const outcomes = [current.total, ...current.groups.map(({ outcome }) => outcome)];
  return { reach: reply.request.reach, sent: outcomes.map((outcome) => (isGap(outcome) ? Number.NaN : outcome.sent)) };
}

async function walk(path: Question['path'], client: SdkClient, { to }: DateRange): Promise<void> {
  for (const step of path) {
    if (step === 'list') await dedicatedIps(client);
    else await onePage(client, { from: to, to });
  }
}

function same(expected: readonly number[], found: readonly number[]): void {
  if (found.join() !== expected.join()) throw new Error(`the SDK found ${found}, mailstats ${expected}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
