import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../store/postgres-server.ts';
import { keepsAll } from './keeping.ts';

const minute = 60_000;
const timeout = 2 * minute;

describe('replicas on one PostgreSQL, killed in turn', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, minute);
  afterAll(() => server.stop());

  it('lose no slot and double none', { timeout }, async () => {
    const store = await server.newDatabase();
    const { found } = await keepsAll('PostgreSQL', { kills: 20, store, replicas: 3 });
    expect(found).toBeGreaterThan(0);
  });

  it('make up for an outage of Slack', { timeout }, async () => {
    const store = await server.newDatabase();
    const outage = { kind: 'status', status: 503 } as const;
    await keepsAll('Slack down', {
      kills: 8,
      store,
      replicas: 2,
      meanwhile(act, { slack }) {
        if (act === 2) slack.outage(outage);
        if (act === 5) slack.outage(null);
      },
    });
  });

  it('make up for a time without Direct Mail', { timeout }, async () => {
    const store = await server.newDatabase();
    let repair = () => {};
    await keepsAll('Direct Mail down', {
      kills: 8,
      store,
      replicas: 2,
      meanwhile(act, { directMail }) {
        if (act === 2) repair = directMail.fail({ kind: 'reset', action: '*', times: Number.POSITIVE_INFINITY });
        if (act === 5) repair();
      },
    });
  });
});
