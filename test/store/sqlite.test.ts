import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe } from 'vitest';
import { openStore } from '../../src/adapters/store/open.ts';
import { storeContract } from './contract.ts';
import { migrationContract } from './migration-contract.ts';
import { silent } from './samples.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { transferContract } from './transfer-contract.ts';

const folder = temporaryFolder();
let files = 0;
function newPath(): string {
  files += 1;
  return `${folder.path}/${files}/mailstats.db`;
}

describe('SQLite', () => {
  storeContract((clock) => openStore(`file:${newPath()}`, { log: silent, clock }), 25);

  migrationContract(async () => {
    const path = newPath();
    return { url: `file:${path}`, query: async (text) => query(path, text) };
  });

  transferContract(async () => `file:${newPath()}`);
});

function query(path: string, text: string): readonly Record<string, unknown>[] {
  mkdirSync(dirname(path), { recursive: true });
  const file = new DatabaseSync(path);
  try {
    if (!text.startsWith('select')) file.exec(text);
    return text.startsWith('select')
      ? file
          .prepare(text)
          .all()
          .map((row) => ({ ...row }))
      : [];
  } finally {
    file.close();
  }
}
