import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mailstats } from './running.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailstats-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const empty = '{"format":"mailstats-store","version":1}\n{"end":{"channels":0,"digests":0,"slots":0}}\n';
const usage = `Usage: npm run -s mailstats -- store export > FILE
       npm run -s mailstats -- store import < FILE

The store is the one that DATABASE_URL names. An import needs an empty one.
`;

describe('mailstats store', () => {
  it.each([[['store']], [['store', 'backup']], [['store', 'export', 'FILE']]])(
    '%o is answered with its usage',
    async (args) => {
      expect(await mailstats(args, {})).toEqual({ code: 2, out: '', err: usage });
    },
  );

  it('names a setting that is wrong', async () => {
    const { code, err } = await mailstats(['store', 'export'], { DATABASE_URL: 'mysql://u:secret@db' });
    expect({ code, err }).toEqual({
      code: 2,
      err: 'DATABASE_URL: Put file: and a path, such as file:data/mailstats.db, or the postgres:// URL of a database.\n',
    });
  });

  it('has nothing to export before there is a store', async () => {
    const url = `file:${folder}/none.db`;
    expect(await mailstats(['store', 'export'], { DATABASE_URL: url })).toEqual({
      code: 2,
      out: '',
      err: `There is no store file ${folder}/none.db.\n`,
    });
  });

  it('imports into a new file, and nothing from what is no export', async () => {
    const env = { DATABASE_URL: `file:${folder}/new.db` };
    expect(await mailstats(['store', 'import'], env, 'name,id\n')).toEqual({
      code: 2,
      out: '',
      err: 'This is not a whole export of a mailstats store: line 1 is not JSON. Nothing was imported.\n',
    });
    expect(await mailstats(['store', 'import'], env, empty)).toEqual({
      code: 0,
      out: '',
      err: 'Imported 0 digests and 0 ledger rows.\n',
    });
    expect((await mailstats(['store', 'export'], env)).out.split('\n').slice(1)).toEqual(empty.split('\n').slice(1));
  });

  it('says when the store failed', async () => {
    const { code, err } = await mailstats(['store', 'import'], { DATABASE_URL: `file:${folder}/.` }, empty);
    expect(code).toBe(3);
    expect(err).toMatch(/^The store file .* cannot be opened\. Let the user that runs mailstats write to it/);
  });
});
