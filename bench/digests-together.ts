import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, dayIn } from '../src/dates/day.ts';
import { localAt } from '../src/digests/wall-clock.ts';
import { startDigestBot } from './digests/bot.ts';
import { digestOf, storeWith } from './digests/store.ts';
import type { Line } from './line.ts';
import type { Part } from './part.ts';
import { startServers } from './servers/start.ts';
import { seed } from './world.ts';

const digests = 1_000;
const callMs = 20;
/** The budgets of this run: the real ones, quicker. */
const calls = { perWindow: 100, windowMs: 1_000 };
const rates = { inChannel: 1_000, perMinute: 6_000, burst: 100 };
const minute = 60_000;
const zone = 'Asia/Shanghai';
const restMs = 1_000;

export const digestsTogether: Part = {
  name: 'digests-together',
  title: `${digests} digests due at the same minute`,
  how: [
    `mailstats as a process of its own on a store file; each digest in a channel of its own; Direct Mail answers after ${callMs} ms.`,
    `The budgets are scaled: ${calls.perWindow} calls in any ${calls.windowMs} ms, ${rates.perMinute} posts a minute, ${rates.burst} of them at once.`,
    'Calls: requests that Direct Mail has seen, beside the different ones among the reports.',
    'Wall time: from the moment they are due until the last message is with Slack, beside what the slower of the two budgets takes.',
    `Memory: the resident set ${restMs} ms after the last post, beside that before the first.`,
  ],
  async *run() {
    for (const distinct of [1, 10, digests]) yield* together(distinct);
  },
};

async function* together(distinct: number): AsyncGenerator<Line> {
  await using servers = await startServers({ seed, latencyMs: callMs, channels: digests });
  const due = Math.ceil(Date.now() / minute) * minute;
  const slot = localAt(zone, new Date(due));
  const schedule = {
    kind: 'weekly',
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    time: slot.slice(11),
    every: 1,
    anchor: '2026-01-05',
  } as const;
  const questions = differentQuestions();
  const wanted = Array.from({ length: digests }, (_, index) =>
    digestOf(
      index,
      { schedule, channel: `C${index + 1}`, words: questions[index % distinct] ?? '' },
      new Date(due - minute),
    ),
  );
  await using store = await storeWith(wanted);
  await using bot = await startDigestBot(servers, store, {
    aheadMs: due - minute / 2 - Date.now(),
    callsPerMinute: calls.perWindow,
    works: { timing: { directMail: { windowMs: calls.windowMs } }, rates },
  });
  await sleep(2_000);
  const before = bot.residentMb();
  const second = Math.ceil((Date.now() + 400) / 1_000) * 1_000;
  bot.setClock(due - second);
  const posts = await all(digests, () => servers.ask('digestPosts', {}));
  const wallMs = Math.max(...posts.map(({ at }) => at)) - second;
  await sleep(restMs);

  const asked = await servers.ask('calls', {});
  const say = `${distinct} different: `;
  yield {
    what: `${say}calls`,
    figure: asked,
    unit: 'calls',
    against: { what: 'different questions', figure: distinct },
    aim: { way: 'at most', ratio: 1 },
  };
  yield {
    what: `${say}wall time`,
    figure: wallMs,
    unit: 'ms',
    against: { what: 'slower budget', figure: Math.max(callsTakeMs(distinct), postsTakeMs) },
    aim: { way: 'at most', ratio: 1.1 },
  };
  yield {
    what: `${say}posts`,
    figure: (digests * 1_000) / wallMs,
    unit: 'a second',
    against: { what: 'allowance', figure: rates.perMinute / 60 },
  };
  yield { what: `${say}memory`, figure: bot.residentMb(), unit: 'MB', against: { what: 'before', figure: before } };
}

/** The last of so many calls may begin after so many windows, of which each begins when calls of the one before are answered. */
const callsTakeMs = (count: number) => (Math.ceil(count / calls.perWindow) - 1) * (calls.windowMs + callMs) + callMs;

/** A burst, and the others evenly. */
const postsTakeMs = ((digests - rates.burst) * minute) / (rates.perMinute - rates.burst);

async function all<T>(count: number, look: () => Promise<readonly T[]>): Promise<readonly T[]> {
  for (const end = performance.now() + 120_000; performance.now() < end; await sleep(50)) {
    const found = await look();
    if (found.length >= count) return found;
  }
  throw new Error(`not all of ${count} digests were posted within two minutes`);
}

/** A call each: spans within what Direct Mail keeps, of one mail service or of all. */
function differentQuestions(): readonly string[] {
  const today = dayIn(zone, new Date());
  const of = ['', ' esp:gmail.com', ' esp:yahoo.com', ' esp:outlook.com', ' esp:icloud.com', ' esp:others'];
  return [1, 2, 3, 4, 5, 6, 7].flatMap((length) =>
    Array.from({ length: 28 - length }, (_, back) => {
      const to = addDays(today, -1 - back);
      return of.map((filter) => `${addDays(to, 1 - length)} to ${to}${filter}`);
    }).flat(),
  );
}
