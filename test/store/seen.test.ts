import { expect, it } from 'vitest';
import { openDatabase } from '../../src/adapters/store/open.ts';
import { createSeenStore } from '../../src/adapters/store/seen.ts';
import { at, silent } from './samples.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();

it('what was seen is forgotten when its time is over', async () => {
  const database = await openDatabase(`file:${folder.path}/seen.db`, 'own', { log: silent });
  const seen = createSeenStore(database);
  for (let minute = 0; minute < 60; minute += 1) await seen.isNew(`key-${minute}`, at(minute), 15 * 60_000);
  const kept = await database.db.selectFrom('seen').select('key').execute();
  expect(kept.map(({ key }) => key).toSorted()).toEqual(Array.from({ length: 15 }, (_, n) => `key-${45 + n}`));
  await database.close();
});
