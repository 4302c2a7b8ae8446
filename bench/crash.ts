import { run } from '../test/crash/run.ts';
import { startPostgres } from '../test/store/postgres-server.ts';
import { storeWith } from './digests/store.ts';
import type { Line } from './line.ts';
import type { Part } from './part.ts';
import { seed as benchSeed } from './world.ts';

/** KILLS and SEED of the environment: how many, and which ones again. */
const kills = Number(process.env.KILLS ?? 200);
const seed = Number(process.env.SEED ?? benchSeed);

export const crash: Part = {
  name: 'crash',
  title: `Digests while processes are killed, ${kills} times`,
  how: [
    `The long form of test/crash: half of the kills on a store file with one process, half on PostgreSQL with three (seed ${seed}).`,
    'Real processes, ended by SIGKILL at any moment, most of them while a post is on its way; clocks that jump and are wrong,',
    'a Slack with troubles of its own. Afterwards every slot has to have its end, and every message its row, exactly one.',
    'Found: posted, though nobody heard of it, and found in the channel by whoever came next. SEED=… KILLS=… repeats or lengthens it.',
  ],
  async *run() {
    const half = Math.ceil(kills / 2);
    await using file = await storeWith([]);
    yield* outcomeOf('store file', { seed, kills: half, store: file.url, replicas: 1 });
    const server = await startPostgres();
    try {
      const store = await server.newDatabase();
      yield* outcomeOf('PostgreSQL', { seed, kills: kills - half, store, replicas: 3 });
    } finally {
      await server.stop();
    }
  },
};

async function* outcomeOf(where: string, options: Parameters<typeof run>[0]): AsyncGenerator<Line> {
  const { flaws, slots, ended, found } = await run(options);
  const all = { what: 'slots', figure: slots };
  const count = (kind: (typeof flaws)[number]['kind']) => flaws.filter((flaw) => flaw.kind === kind).length;
  const none = { way: 'at most', ratio: 0 } as const;
  const killed = `${where}, ${options.kills} kills`;
  yield { what: `${killed}: lost`, figure: count('lost') + count('wrong'), unit: 'slots', against: all, aim: none };
  yield { what: `${killed}: doubled`, figure: count('doubled'), unit: 'slots', against: all, aim: none };
  yield { what: `${where}: posted`, figure: ended.posted, unit: 'slots', against: all };
  yield { what: `${where}: skipped, said so`, figure: ended.skipped, unit: 'slots', against: all };
  yield { what: `${where}: given up, said so`, figure: ended.failed + ended.unsure, unit: 'slots', against: all };
  yield {
    what: `${where}: found`,
    figure: found,
    unit: 'slots',
    against: { what: 'posted', figure: ended.posted },
  };
}
