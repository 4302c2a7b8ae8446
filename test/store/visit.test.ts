import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/adapters/store/open.ts';
import { lockSqlite } from '../../src/adapters/store/sqlite-lock.ts';
import { expectVersionOne, versionOne } from './migration-contract.ts';
import { at, digest, silent, slot } from './samples.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
let files = 0;
function newPath(): string {
  files += 1;
  return join(folder.path, `${files}.db`);
}
const own = (path: string) => openStore(`file:${path}`, { log: silent });
const visit = (path: string) => openStore(`file:${path}`, { log: silent, visiting: true });

const started: ReturnType<typeof spawn>[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** A process of its own; `ended` is its exit code and all that it printed. */
function run(module: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [fileURLToPath(module), ...args]);
  started.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, said })),
  );
  return { child, ended, said: () => said };
}

describe('a visitor of a store file', () => {
  it('works beside the owner, and leaves the file to the next one', async () => {
    const path = newPath();
    const [bot, visitor] = [await own(path), await visit(path)];
    expect(await visitor.digests.create(digest('d1'))).toBe(true);
    expect(await bot.digests.list()).toEqual([digest('d1')]);
    expect(await bot.ledger.claim(slot('d1'), 'bot', at(0), at(1))).toBe(true);
    expect(await visitor.ledger.claim(slot('d1'), 'visitor', at(0), at(1))).toBe(false);
    await bot.close();
    const next = await own(path);
    await expect(own(path)).rejects.toMatchObject({ kind: 'in-use' });
    expect(await visitor.digests.remove('d1', at(2))).toBe(true);
    expect(await next.digests.list()).toEqual([]);
    await visitor.close();
    await next.close();
  });

  it('makes a store that is not there, and does not keep the bot from starting', async () => {
    const path = join(folder.path, 'new folder/mailstats.db');
    const visitor = await visit(path);
    await visitor.digests.create(digest('d1'));
    const bot = await own(path);
    expect(await bot.digests.list()).toEqual([digest('d1')]);
    await bot.close();
    await visitor.close();
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  it('brings an older store up to date when nobody owns it, and else says what to do', async () => {
    const path = newPath();
    const file = new DatabaseSync(path);
    file.exec(versionOne);
    file.close();
    const lock = lockSqlite(path, path);
    await expect(visit(path)).rejects.toMatchObject({
      kind: 'older',
      message:
        'The store was written by an older version of mailstats. Start this version once, which brings it up to date.',
    });
    lock.close();
    const visitor = await visit(path);
    await expectVersionOne(visitor);
    await visitor.close();
  });

  it('does not touch a store of a newer version, nor one that is being made', async () => {
    const path = newPath();
    await (await own(path)).close();
    const file = new DatabaseSync(path);
    file.exec(`insert into mailstats_migrations values ('9999-telepathy', '2030-01-01')`);
    file.close();
    await expect(visit(path)).rejects.toMatchObject({ kind: 'newer' });

    const empty = newPath();
    const lock = lockSqlite(empty, empty);
    await expect(visit(empty)).rejects.toMatchObject({
      kind: 'in-use',
      message: 'Another mailstats process is making the store at this moment. Try again.',
    });
    lock.close();
  });

  it('writes while another process does, and so does a third, and nothing is lost', async () => {
    const path = newPath();
    const bot = run(import.meta.resolve('./working.ts'), `file:${path}`, '1');
    await expect.poll(bot.said, { timeout: 10_000 }).toContain('slot-5\n');
    const visitors = ['v1', 'v2'].map((name) => run(import.meta.resolve('./visiting.ts'), `file:${path}`, name));
    expect(await Promise.all(visitors.map(({ ended }) => ended))).toEqual([
      { code: 0, said: '' },
      { code: 0, said: '' },
    ]);
    expect(bot.child.exitCode, bot.said()).toBeNull();
    bot.child.kill('SIGKILL');
    const { said } = await bot.ended;
    const claimed = said.split('\n').filter((line) => line !== '' && line !== 'ready');
    expect(claimed.filter((line) => !/^slot-\d+$/.test(line))).toEqual([]);

    const store = await own(path);
    const stored = Map.groupBy(await store.ledger.unfinished(), (row) => row.digestId);
    const slotsOf = (id: string) => new Set(stored.get(id)?.map((row) => row.slot));
    expect(claimed.filter((one) => !slotsOf('d1').has(one))).toEqual([]);
    expect([slotsOf('v1').size, slotsOf('v2').size]).toEqual([200, 200]);
    await store.close();
  }, 30_000);
});
