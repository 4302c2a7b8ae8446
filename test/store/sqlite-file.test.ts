import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openDatabase, openStore, storeOver } from '../../src/adapters/store/open.ts';
import type { StoreProblem } from '../../src/adapters/store/problem.ts';
import { sqliteProblem } from '../../src/adapters/store/sqlite-problem.ts';
import { at, digest, silent, slot } from './samples.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
let files = 0;
function newPath(): string {
  files += 1;
  return join(folder.path, `${files}`, 'mailstats.db');
}
const open = (path: string) => openStore(`file:${path}`, { log: silent });
/** What is said to people, with the path as a word. */
const refusal = (path: string) =>
  open(path).then(
    () => 'opened',
    (error: StoreProblem) => `${error.kind}: ${error.message.replaceAll(path, 'FILE')}`,
  );

async function filled(path = newPath()): Promise<string> {
  const store = await open(path);
  for (let n = 0; n < 60; n += 1) {
    await store.digests.create(digest(`d${n}`, { words: 'last week by esp '.repeat(20) }));
  }
  await store.close();
  return path;
}

describe('a store file', () => {
  it('is made with its folders, and keeps what it is given', async () => {
    const path = join(folder.path, 'not/yet/there/a b ü.db');
    const store = await open(path);
    await store.digests.create(digest('d1'));
    await store.close();
    const again = await open(path);
    expect(await again.digests.list()).toEqual([digest('d1')]);
    await again.close();
  });

  it('waits for the disk before it says that something is stored, but not for the budget', async () => {
    const database = await openDatabase(`file:${newPath()}`, 'own', { log: silent });
    const pragma = async (name: string) =>
      Object.values(
        (await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(database.db)).rows[0] ?? {},
      )[0];
    await storeOver(database).budget.take(2, 1, 60_000);
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('journal_mode')).toBe('wal');
    const seen = await database.unsynced(
      async (db) => (await sql<{ synchronous: number }>`pragma synchronous`.execute(db)).rows[0]?.synchronous,
    );
    expect(seen).toBe(1);
    await database.close();
  });

  const inUse =
    'in-use: Another mailstats process is using the store file FILE, and only one can. Stop the other one, or set ' +
    'DATABASE_URL to a PostgreSQL database (postgres://…), which several may share.';

  it('is refused to a second user, also under another name, and free again once closed', async () => {
    const path = newPath();
    const store = await open(path);
    expect(await refusal(path)).toBe(inUse);
    const link = join(folder.path, 'link.db');
    symlinkSync(path, link);
    expect(await refusal(link)).toBe(inUse);
    await store.close();
    const linked = await open(link);
    expect(await refusal(path)).toBe(inUse);
    await linked.close();
    expect(await refusal(path)).toBe('opened');
  });

  it('may be a link to what is not there yet', async () => {
    const [path, link] = [join(folder.path, 'later.db'), join(folder.path, 'link-to-later.db')];
    symlinkSync(path, link);
    const store = await open(link);
    expect(await refusal(path)).toBe(inUse);
    await store.close();
  });

  it('is refused while another process has it, and lost nothing when that is killed', async () => {
    const path = newPath();
    const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve('./working.ts')), `file:${path}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    let told = '';
    await new Promise<void>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        told += text;
        if (told.includes('slot-20\n')) resolve();
      });
    });
    expect(await refusal(path)).toBe(inUse);
    child.kill('SIGKILL');
    await ended;
    const store = await open(path);
    const claimed = told.split('\n').filter((line) => line.startsWith('slot-'));
    expect(claimed.length).toBeGreaterThan(20);
    const stored = new Set((await store.ledger.unfinished()).map((row) => row.slot));
    expect(claimed.filter((one) => !stored.has(one))).toEqual([]);
    await store.close();
  });

  it('says so when another program has it locked, and works when that lets go', async () => {
    const path = await filled();
    const store = await open(path);
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    const failing = store.ledger.claim(slot('d1'), 'a', at(0), at(1));
    await expect(failing).rejects.toMatchObject({
      kind: 'locked',
      message: `The store file ${path} is locked by another program. Close what has it open, such as a database browser, and try again.`,
    });
    other.exec('rollback');
    other.close();
    expect(await store.ledger.claim(slot('d1'), 'a', at(0), at(1))).toBe(true);
    await store.close();
  });

  it('says so when the disk is full, and lost nothing', async () => {
    const path = await filled();
    const database = await openDatabase(`file:${path}`, 'own', { log: silent });
    const store = storeOver(database);
    // The file may not grow any more: the same answer as from a full disk.
    await sql`pragma max_page_count = 1`.execute(database.db);
    const stored: string[] = [];
    const fill = async () => {
      for (let n = 0; ; n += 1) {
        await store.ledger.claim(slot('d1', `slot-${n}`), 'a'.repeat(200), at(0), at(1));
        stored.push(`slot-${n}`);
      }
    };
    await expect(fill()).rejects.toMatchObject({
      kind: 'full',
      message: `The disk that holds the store file ${path} is full. What was stored is safe; free some space.`,
    });
    expect((await store.ledger.unfinished()).map((row) => row.slot).toSorted()).toEqual(stored.toSorted());
    await sql`pragma max_page_count = 1000000`.execute(database.db);
    expect(await store.ledger.claim(slot('d1', 'after'), 'a', at(0), at(1))).toBe(true);
    expect(await store.digests.list()).toHaveLength(60);
    await store.close();
  });

  it('is left alone when it is damaged', async () => {
    const path = await filled();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 3 * 4096, 7 * 4096);
    writeFileSync(path, bytes);
    expect(await refusal(path)).toBe('corrupt: The store file FILE is damaged. Put a backup in its place.');
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it.each([
    ['text', Buffer.from('id,name\n1,weekly\n'.repeat(500))],
    ['half of one', null],
  ])('is left alone when it is no store: %s', async (_, content) => {
    const path = newPath();
    mkdirSync(join(path, '..'), { recursive: true });
    const bytes = content ?? readFileSync(await filled()).subarray(0, 20_000);
    writeFileSync(path, bytes);
    expect(await refusal(path)).toMatch(/^corrupt: The (store )?file FILE is .*damaged.* Put a backup in its place/);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('says so where no file can be', async () => {
    const cannotOpen =
      'not-writable: The store file FILE cannot be opened. Let the user that runs mailstats write to it and to its folder.';
    const path = await filled();
    expect(await refusal(folder.path), 'a folder').toBe(cannotOpen);
    expect(await refusal(join(path, 'mailstats.db')), 'in a file').toBe(cannotOpen);
    const nowhere = join(folder.path, 'nowhere');
    symlinkSync(join(folder.path, 'missing/place'), nowhere);
    expect(await refusal(join(nowhere, 'mailstats.db')), 'in a folder that is a link to nothing').toBe(cannotOpen);
  });

  it('says so when it may not be written', async () => {
    const database = await openDatabase(`file:${await filled()}`, 'own', { log: silent });
    await sql`pragma query_only = on`.execute(database.db);
    await expect(storeOver(database).digests.remove('d1', at(0))).rejects.toMatchObject({
      kind: 'not-writable',
      message: expect.stringContaining('cannot be written. Let the user that runs mailstats write to it'),
    });
    await database.close();
  });

  it.each([
    [
      { errcode: 522 },
      'unexpected',
      'The store file FILE could not be read or written: the disk refused. Look at the disk and its free space.',
    ],
    [{ errcode: 267 }, 'corrupt', 'The store file FILE is damaged. Put a backup in its place.'],
    [{ errcode: 1 }, 'unexpected', 'The store file FILE failed in a way nobody foresaw (SQLITE_1).'],
    [
      { code: 'EROFS' },
      'not-writable',
      'The store file FILE cannot be written. Let the user that runs mailstats write to it and to its folder.',
    ],
    [new TypeError('x'), 'unexpected', 'The store file FILE failed in a way nobody foresaw (no code).'],
  ])('has words for what else may happen: %o', (error, kind, message) => {
    expect(sqliteProblem(error, 'FILE')).toMatchObject({ kind, message });
  });

  it('names the digest whose values make no sense', async () => {
    const path = await filled();
    const file = new DatabaseSync(path);
    file.exec(`update digests set schedule = '{"kind":"hourly"}' where id = 'd7'`);
    file.close();
    const store = await open(path);
    await expect(store.digests.list()).rejects.toMatchObject({
      kind: 'unreadable',
      message: 'The schedule stored for the digest "d7" cannot be read. Restore it from a backup.',
    });
    expect(await store.digests.get('d8')).not.toBeNull();
    await store.close();
  });

  it('can be copied away whole once closed', async () => {
    const path = await filled();
    expect(existsSync(`${path}-wal`)).toBe(false);
    const copy = join(folder.path, 'copy.db');
    copyFileSync(path, copy);
    const store = await open(copy);
    expect(await store.digests.list()).toHaveLength(60);
    await store.close();
  });
});
