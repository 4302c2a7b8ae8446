import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../src/adapters/store/open.ts';
import { type PostgresServer, startPostgres } from '../store/postgres-server.ts';
import { silent } from '../store/samples.ts';
import { lastWeek, pretendDirectMail, sourceOf } from './pretend.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server?.stop(), 60_000);

it('three replicas on one PostgreSQL answer everything within one budget, as Direct Mail sees it', async () => {
  const [callsPerMinute, windowMs] = [8, 500];
  const url = await server.newDatabase();
  const pretend = await pretendDirectMail({
    latencyMs: () => Math.random() * 60,
    switches: { unknownSender: 'nothing' },
  });
  const stores = await Promise.all([1, 2, 3].map(() => openStore(url, { log: silent })));
  const sources = stores.map(({ budget }) =>
    sourceOf(pretend, { callsPerMinute, sharedBudget: budget, timing: { windowMs } }),
  );
  const questions = Array.from({ length: 8 }, (_, nth) => ({ ...lastWeek, sender: 'a@b.example', tag: String(nth) }));
  const answers = await Promise.all(
    questions.flatMap((query) => sources.map((source) => source.track(query, { priority: 'background' }))),
  );

  expect(answers.map(({ ok }) => ok)).toEqual(answers.map(() => true));
  const times = pretend.calls.map(({ at }) => at.getTime());
  expect(times).toHaveLength(24);
  for (const at of times) {
    expect(times.filter((other) => other >= at && other < at + windowMs).length).toBeLessThanOrEqual(callsPerMinute);
  }
  expect(sources.flatMap(({ lines }) => lines)).toEqual([]);
  // The last answers are told to the store after they were given.
  for (const store of stores) await store.close();
});
