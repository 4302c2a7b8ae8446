import { describe } from 'vitest';
import { openStore } from '../../src/adapters/store/open.ts';
import { storeContract } from './contract.ts';
import { silent } from './samples.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();

describe('SQLite', () => {
  let files = 0;
  storeContract(() => {
    files += 1;
    return openStore(`file:${folder.path}/${files}/mailstats.db`, { log: silent });
  }, 25);
});
