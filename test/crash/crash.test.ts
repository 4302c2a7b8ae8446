import { join } from 'node:path';
import PQueue from 'p-queue';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../store/postgres-server.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { keepsAll } from './keeping.ts';

const minute = 60_000;
/** With the wait for their turn on a slow machine. */
const options = { timeout: 8 * minute };
/** Most of a run is waiting; more than two at once would starve the replicas of a small machine. */
const stages = new PQueue({ concurrency: 2 });
const folder = temporaryFolder();
let server: PostgresServer;
let found: number | null = null;

beforeAll(async () => {
  server = await startPostgres();
}, minute);
afterAll(async () => {
  await server.stop();
  // What was posted by one that died was looked for and found by the next; one run alone may hardly have any.
  if (found !== null) expect(found).toBeGreaterThan(0);
});

/** Stores of their own. */
const file = (name: string) => `file:${join(folder.path, `${name}.db`)}`;
const database = () => server.newDatabase();

describe.concurrent('digests while processes are killed', () => {
  it('none is lost or doubled by one process after the other on a store file', options, async () => {
    const ended = await stages.add(() => keepsAll('SQLite', { kills: 16, store: file('killed'), replicas: 1 }));
    found = (found ?? 0) + ended.found;
  });

  it('none is lost or doubled by three replicas on one PostgreSQL', options, async () => {
    const ended = await stages.add(async () =>
      keepsAll('PostgreSQL', { kills: 16, store: await database(), replicas: 3 }),
    );
    found = (found ?? 0) + ended.found;
  });

  it('none is doubled where nobody may look, and the owner is told of what nobody can know', options, async () => {
    const scopes = ['chat:write', 'im:write', 'channels:read'];
    const { rows, told } = await stages.add(() =>
      keepsAll('Without history', { kills: 10, store: file('blind'), replicas: 1, scopes }),
    );
    const unsure = rows.filter(({ state }) => state === 'unsure');
    expect(unsure.length).toBeGreaterThan(0);
    expect(unsure.filter((row) => !row.told)).toEqual([]);
    for (const { digestId } of unsure) expect(told.some((text) => text.includes(digestId))).toBe(true);
  });

  it('none is lost in an outage of Slack', options, async () => {
    const outage = { kind: 'status', status: 503 } as const;
    await stages.add(async () =>
      keepsAll('Slack down', {
        kills: 6,
        store: await database(),
        replicas: 2,
        meanwhile(act, { slack }) {
          if (act === 1) slack.outage(outage);
          if (act === 4) slack.outage(null);
        },
      }),
    );
  });

  it('none is lost in a time without Direct Mail', options, async () => {
    let repair = () => {};
    await stages.add(async () =>
      keepsAll('Direct Mail down', {
        kills: 6,
        store: await database(),
        replicas: 2,
        meanwhile(act, { directMail }) {
          if (act === 1) repair = directMail.fail({ kind: 'reset', action: '*', times: Number.POSITIVE_INFINITY });
          if (act === 4) repair();
        },
      }),
    );
  });
});
