import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase, openStore } from '../../src/adapters/store/open.ts';
import { postgresProblem } from '../../src/adapters/store/postgres-problem.ts';
import { mailstats } from '../cli/running.ts';
import { storeContract } from './contract.ts';
import { expectVersionOne, migrationContract, versionOne } from './migration-contract.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { at, digest, silent, slot } from './samples.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { exported, fill, transferContract } from './transfer-contract.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server?.stop(), 60_000);

const open = (url: string) => openStore(url, { log: silent });
/** Several replicas over one database. */
const replicas = (url: string) => Promise.all(Array.from({ length: 4 }, () => open(url)));

describe('PostgreSQL', () => {
  let shared: string | undefined;
  storeContract(async (clock) => {
    // Emptying is much quicker than a database for each test.
    shared ??= await server.newDatabase();
    const store = await openStore(shared, { log: silent, clock });
    await server.query(shared, 'truncate digests, ledger, budget, channels, seen');
    return store;
  }, 25);

  migrationContract(async () => {
    const url = await server.newDatabase();
    return { url, query: (text) => server.query(url, text) };
  });

  transferContract(() => server.newDatabase());
});

describe('several replicas', () => {
  it.each([
    ['nothing', ''],
    ['a store of version 1', versionOne],
  ])('start at once over %s', async (_, before) => {
    const url = await server.newDatabase();
    if (before !== '') await server.query(url, before);
    const stores = await replicas(url);
    if (before !== '') await expectVersionOne(stores[3] as (typeof stores)[3]);
    expect(await server.query(url, 'select name from mailstats_migrations')).toHaveLength(6);
    for (const store of stores) await store.close();
  });

  it('share slots, changes and the budget', async () => {
    const url = await server.newDatabase();
    const stores = await replicas(url);
    const all = <T>(run: (store: (typeof stores)[0], n: number) => Promise<T>) =>
      Promise.all(stores.flatMap((store) => Array.from({ length: 15 }, (_, n) => run(store, n))));
    const claims = await all((store, n) => store.ledger.claim(slot('d1', `slot-${n}`), 'a', at(0), at(1)));
    expect(claims.filter(Boolean)).toHaveLength(15);
    const taken = await all((store) => store.ledger.takeOver('d1', 'slot-0', 'b', at(1), at(2)));
    expect(taken.filter((row) => row !== null)).toHaveLength(1);
    const seen = await all((store, n) => store.seen.isNew(`trigger-${n}`, at(0), 60_000));
    expect(seen.filter(Boolean)).toHaveLength(15);
    const created = await all((store, n) => store.digests.create(digest(`${n}-${Math.random()}`, { name: `n${n}` })));
    expect(created.filter(Boolean)).toHaveLength(15);
    for (let round = 0; round < 5; round += 1) {
      // By the server's clock, as in life.
      const calls = await all((store) => store.budget.take(20, 1 + (round % 3), 3_600_000));
      const ids = calls.flatMap((call) => call.ids);
      expect([ids.length, new Set(ids).size]).toEqual([20, 20]);
      const next = calls.find((call) => call.ids.length === 0)?.nextInMs;
      expect(next).toBeGreaterThan(3_500_000);
      expect(next).toBeLessThanOrEqual(3_600_000);
      await stores[round % 4]?.budget.answered(ids, 0);
    }
    for (const store of stores) await store.close();
  });
});

it('the budget goes by the clock of the server, whatever those of replicas show', async () => {
  const url = await server.newDatabase();
  const [a, b] = [await open(url), await open(url)];
  const { ids } = await a.budget.take(2, 2, 3_600_000);
  try {
    for (const hours of [-2, 2]) {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 3_600_000 });
      expect((await b.budget.take(2, 1, 3_600_000)).ids).toEqual([]);
      await b.budget.answered(ids.slice(1), 1_800_000);
      vi.useRealTimers();
      const { ids: none, nextInMs } = await a.budget.take(2, 1, 3_600_000);
      expect(none).toEqual([]);
      expect(nextInMs).toBeLessThanOrEqual(1_800_001);
    }
  } finally {
    vi.useRealTimers();
  }
  await a.close();
  await b.close();
});

describe('a visitor of PostgreSQL', () => {
  const visit = (url: string) => openStore(url, { log: silent, visiting: true });

  it('makes the store, and works beside the others', async () => {
    const url = await server.newDatabase();
    const [visitor, bot] = [await visit(url), await open(url)];
    await visitor.digests.create(digest('d1'));
    expect(await bot.digests.list()).toEqual([digest('d1')]);
    await visitor.close();
    await bot.close();
  });

  it('leaves an older store to those who may still work with it', async () => {
    const url = await server.newDatabase();
    await server.query(url, versionOne);
    await expect(visit(url)).rejects.toMatchObject({ kind: 'older' });
    expect(await server.query(url, 'select name from mailstats_migrations')).toHaveLength(1);
  });
});

describe('a PostgreSQL that refuses', () => {
  const refusal = (url: string) =>
    open(url).then(
      () => 'opened',
      (error: Error) => error.message,
    );

  it.each<[string, Parameters<PostgresServer['urlWith']>[0], string]>([
    ['a password', { password: 'wrong' }, 'PostgreSQL refused the user name or password in DATABASE_URL.'],
    ['a user', { user: 'nobody-here' }, 'PostgreSQL refused the user name or password in DATABASE_URL.'],
    [
      'a database',
      { database: 'not_there' },
      'PostgreSQL has no database of the name in DATABASE_URL. Create it, or correct the name.',
    ],
    [
      'encryption',
      { database: 'postgres?sslmode=verify-full' },
      'The TLS connection to PostgreSQL cannot be made. Check the sslmode and the certificates that DATABASE_URL asks for.',
    ],
  ])('%s is told in words', async (_, parts, sentence) => {
    expect(await refusal(server.urlWith(parts))).toBe(sentence);
  });

  it.each(['postgres://user:secret@127.0.0.1:1/mailstats', 'postgres://user:secret@nowhere.invalid/mailstats'])(
    'to be reached is told in words: %s',
    async (url) => {
      expect(await refusal(url)).toBe(
        'PostgreSQL cannot be reached. Check the host and port in DATABASE_URL, and that the server runs.',
      );
    },
  );

  it('rights is told in words', async () => {
    const database = await server.newDatabase();
    await server.query(database, `create role guest login password 'guest'`);
    const url = new URL(database);
    url.username = url.password = 'guest';
    expect(await refusal(url.href)).toBe(
      'The PostgreSQL user in DATABASE_URL may not create or change the tables of mailstats. ' +
        'Grant it the rights on the database and its schema.',
    );
  });

  it.each([
    [
      { code: '53100' },
      'full',
      'The disk of the PostgreSQL server is full. What was stored is safe; free some space on it.',
    ],
    [
      { code: '53300' },
      'unreachable',
      'PostgreSQL has no connection left for mailstats. Allow more connections, or close others.',
    ],
    [{ code: '57P03' }, 'unreachable', 'PostgreSQL is starting up or shutting down.'],
    [{ code: '57014' }, 'unreachable', 'PostgreSQL did not answer in time.'],
    [{ message: 'Query read timeout' }, 'unreachable', 'PostgreSQL did not answer in time.'],
    [
      { message: 'Connection terminated unexpectedly' },
      'unreachable',
      'PostgreSQL cannot be reached. Check the host and port in DATABASE_URL, and that the server runs.',
    ],
    [
      { code: '25006' },
      'not-writable',
      'PostgreSQL takes no changes: DATABASE_URL names a read-only server or a standby.',
    ],
    [
      { code: '28000' },
      'refused',
      'PostgreSQL does not let this user in from here. Check the user in DATABASE_URL, whether the server asks for TLS (sslmode), and its pg_hba.conf.',
    ],
    [
      { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
      'refused',
      'The TLS connection to PostgreSQL cannot be made. Check the sslmode and the certificates that DATABASE_URL asks for.',
    ],
    [{ code: '42601', message: 'secret' }, 'unexpected', 'PostgreSQL failed in a way nobody foresaw (42601).'],
    [new TypeError('secret'), 'unexpected', 'PostgreSQL failed in a way nobody foresaw (no code).'],
  ])('anything else is told in words: %o', (error, kind, message) => {
    expect(postgresProblem(error)).toMatchObject({ kind, message });
  });

  it('to go on is logged, and the next question asks anew', async () => {
    const url = await server.newDatabase();
    const logged: string[] = [];
    const store = await openStore(url, { log: { warn: (message) => logged.push(message) } });
    await store.digests.create(digest('d1'));
    const [{ ended } = { ended: 0 }] = await server.query(
      server.urlWith({}),
      `select count(pg_terminate_backend(pid)) as ended from pg_stat_activity where datname = '${new URL(url).pathname.slice(1)}'`,
    );
    expect(Number(ended)).toBeGreaterThan(0);
    await expect.poll(() => logged).toEqual(Array(Number(ended)).fill('a connection to PostgreSQL was lost'));
    expect(await store.digests.list()).toHaveLength(1);
    await store.close();
  });

  it('to answer is not waited for at the end', async () => {
    const url = await server.newDatabase();
    const store = await open(url);
    const other = new pg.Client(url);
    await other.connect();
    await other.query('begin; lock table digests');
    let isAnswered = false;
    const listing = store.digests.list().finally(() => {
      isAnswered = true;
    });
    const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock'`;
    await expect.poll(() => server.query(server.urlWith({}), waiting)).toHaveLength(1);
    await store.close();
    expect(isAnswered).toBe(false);
    await other.end();
    expect(await listing).toEqual([]);
  });
});

describe('mailstats store', () => {
  const folder = temporaryFolder();

  it('moves from SQLite to PostgreSQL and back', async () => {
    const [file, postgres] = [`file:${folder.path}/a/mailstats.db`, await server.newDatabase()];
    const store = await open(file);
    await fill(store, 20);
    const backup = await mailstats(['store', 'export'], { DATABASE_URL: file });
    expect(backup, 'while the bot runs').toMatchObject({
      code: 0,
      err: 'Exported 5 digests and 21 ledger rows, and what was set for 2 channels.\n',
    });
    await store.close();

    const there = await mailstats(['store', 'import'], { DATABASE_URL: postgres }, backup.out);
    expect(there).toEqual({
      code: 0,
      out: '',
      err: 'Imported 5 digests and 21 ledger rows, and what was set for 2 channels.\n',
    });
    const moved = await mailstats(['store', 'export'], { DATABASE_URL: postgres });
    const body = (text: string) => text.split('\n').slice(1);
    expect(body(moved.out)).toEqual(body(backup.out));

    const other = `file:${folder.path}/b/mailstats.db`;
    expect(await mailstats(['store', 'import'], { DATABASE_URL: other }, moved.out)).toMatchObject({ code: 0 });
    expect((await exported(other)).slice(1)).toEqual((await exported(file)).slice(1));
  });

  it('shows no password when PostgreSQL cannot be had', async () => {
    const ran = await mailstats(['store', 'export'], { DATABASE_URL: server.urlWith({ password: 'hunter2' }) });
    expect(ran).toEqual({ code: 3, out: '', err: 'PostgreSQL refused the user name or password in DATABASE_URL.\n' });
  });

  it('waits for no work of others when it only reads', async () => {
    const url = await server.newDatabase();
    const store = await open(url);
    await store.digests.create(digest('d1'));
    const reading = await openDatabase(url, 'read', { log: silent });
    await reading.close();
    expect(await exported(url)).toHaveLength(3);
    await store.close();
  });
});
