import { setTimeout as sleep } from 'node:timers/promises';
import { localAt } from '../src/digests/wall-clock.ts';
import { type DigestBot, startDigestBot } from './digests/bot.ts';
import { digestOf, everyMinute, storeWith } from './digests/store.ts';
import type { Part } from './part.ts';
import { onePage, sdkClient } from './sdk.ts';
import { type Servers, startServers } from './servers/start.ts';
import { inTurn } from './statistics.ts';
import { seed } from './world.ts';

const callMs = 50;
const rounds = 9;
const minute = 60_000;
const words = 'last 7 days by esp';
const zone = 'Asia/Shanghai';

export const digestTime: Part = {
  name: 'digest-time',
  title: `From the moment a digest is due to its message, at ${callMs} ms a call`,
  how: [
    `mailstats as a process of its own, on a store file with one digest, each minute: ${words}.`,
    'Its clock is moved so that a minute begins with a second; node-cron fires each second, as it does each minute otherwise.',
    'From that moment on the wall clock until the message is with the pretend Slack, which is another process.',
    'Critical path: a call to Direct Mail by the SDK alone, since the questions of this report go out together.',
    `In turn; the median of ${rounds} rounds after one to warm up.`,
  ],
  async *run() {
    await using servers = await startServers({ seed, latencyMs: callMs, channels: 1 });
    const began = new Date(Math.floor(Date.now() / minute) * minute);
    await using store = await storeWith([digestOf(1, { schedule: everyMinute, channel: 'C1', words }, began)]);
    await using bot = await startDigestBot(servers, store, { aheadMs: began.getTime() - Date.now() });
    const client = sdkClient(servers.directMail);
    let due = began.getTime();
    const ms = await inTurn(rounds, {
      async ours() {
        due += minute;
        return await fromSlotToPost(servers, bot, due);
      },
      async path() {
        const before = performance.now();
        const day = localAt(zone, new Date(due)).slice(0, 10);
        await onePage(client, { from: day, to: day });
        return performance.now() - before;
      },
    });
    yield { what: 'due to posted', figure: ms.ours, unit: 'ms', against: { what: 'critical path', figure: ms.path } };
  },
};

/** Lets the minute that begins at `due` begin with one of the next seconds. */
async function fromSlotToPost(servers: Servers, bot: DigestBot, due: number): Promise<number> {
  // A channel takes a message a second, and one came a moment ago.
  const second = Math.ceil((Date.now() + 1_200) / 1_000) * 1_000;
  bot.setClock(due - second);
  const slot = localAt(zone, new Date(due));
  for (const end = performance.now() + 10_000; performance.now() < end; await sleep(20)) {
    const post = (await servers.ask('digestPosts', {})).find((one) => one.slot === slot);
    if (post !== undefined) return post.at - second;
  }
  throw new Error('a digest that was due was not posted within 10 s');
}
