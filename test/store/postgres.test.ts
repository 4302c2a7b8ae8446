import { afterAll, beforeAll, describe } from 'vitest';
import { openStore } from '../../src/adapters/store/open.ts';
import { storeContract } from './contract.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { silent } from './samples.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server?.stop());

describe('PostgreSQL', () => {
  storeContract(async () => openStore(await server.newDatabase(), { log: silent }), 25);
});
