import { describe, expect, it } from 'vitest';
import { exportStore } from '../../src/adapters/store/export.ts';
import { importStore } from '../../src/adapters/store/import.ts';
import { openDatabase, openStore } from '../../src/adapters/store/open.ts';
import type { Store } from '../../src/ports.ts';
import { at, digest, silent, slot } from './samples.ts';

const options = { log: silent };

/** All lines of an export; the first one tells when it was made. */
export async function exported(url: string): Promise<readonly string[]> {
  const lines: string[] = [];
  await exportStore(url, (line) => lines.push(line), at(0), options);
  for (const line of lines) expect(line).toMatch(/^\{.*\}\n$/);
  return lines;
}

async function* linesOf(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield line.trimEnd();
}

const imported = (url: string, lines: readonly string[]) => importStore(url, linesOf(lines), options);

/** Every kind of value. */
export async function fill(store: Store, slots: number): Promise<void> {
  await store.digests.create(digest('d1', { name: '周报 "quoted"\n', words: '上周按ESP 环比 📬' }));
  await store.digests.create(digest('d2', { pause: { by: 'person', until: at(99) }, activeSince: at(9) }));
  await store.digests.create(digest('d3', { schedule: { kind: 'monthly', day: 31, time: '00:00' } }));
  await store.digests.create(digest('d4', { name: 'deleted' }));
  await store.digests.remove('d4', at(5));
  await store.digests.create(digest('d5', { name: 'deleted' }));
  await store.ledger.skip(slot('d2'), 'too-late', at(1));
  for (let n = 0; n < slots; n += 1) await store.ledger.claim(slot('d1', `slot-${n}`, n), 'a', at(n), at(n + 5));
  await store.ledger.advance('d1', 'slot-1', 'a', at(2), {
    state: 'posted',
    channel: 'C1',
    messageTs: '1.2',
    told: true,
  });
  await store.budget.take(9, 1, 60_000);
  await store.channels.put({ channel: 'C1', sender: 'news@example.com', changedBy: 'U1', changedAt: at(3) });
  const allowed = { senders: ['news@example.com'], tags: ['welcome'] };
  await store.channels.put({ channel: 'C2', sender: null, allowed, changedBy: 'U2', changedAt: at(4) });
}

/** An export of `count` digests with a slot each. */
function manyLines(count: number): readonly string[] {
  const free = { holder: null, leaseUntil: null, channel: null, messageTs: null, reason: 'too-late', told: false };
  const each = <T>(make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));
  return [
    { format: 'mailstats-store', version: 1, exportedAt: at(0) },
    ...each((n) => ({ digest: { ...digest(`d${n}`), removedAt: null } })),
    ...each((n) => ({
      slot: { ...slot(`d${n % 7}`, `slot-${n}`), state: 'skipped', attempts: 0, ...free, updatedAt: at(1) },
    })),
    { end: { digests: count, slots: count } },
  ].map((line) => `${JSON.stringify(line)}\n`);
}

export function transferContract(newUrl: () => Promise<string>): void {
  describe('export and import', () => {
    it('move everything but the budget', async () => {
      const [from, to] = [await newUrl(), await newUrl()];
      const store = await openStore(from, options);
      await fill(store, 30);
      const lines = await exported(from);
      await store.close();
      expect(JSON.parse(lines[0] ?? '')).toEqual({ format: 'mailstats-store', version: 3, exportedAt: at(0).toJSON() });
      expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ end: { channels: 2, digests: 5, slots: 31 } });

      expect(await imported(to, lines)).toEqual({ channels: 2, digests: 5, slots: 31 });
      expect(await exported(to)).toEqual(lines);
      const copy = await openStore(to, options);
      expect((await copy.digests.list()).map(({ id }) => id)).toEqual(['d2', 'd3', 'd5', 'd1']);
      expect(await copy.digests.get('d2')).toEqual(
        digest('d2', { pause: { by: 'person', until: at(99) }, activeSince: at(9) }),
      );
      expect(await copy.channels.get('C1')).toEqual({
        channel: 'C1',
        sender: 'news@example.com',
        allowed: null,
        changedBy: 'U1',
        changedAt: at(3),
      });
      expect((await copy.channels.get('C2'))?.allowed).toEqual({ senders: ['news@example.com'], tags: ['welcome'] });
      expect(await copy.digests.restore('d4', at(9))).toBe('name-taken');
      expect(await copy.ledger.claim(slot('d1', 'slot-7'), 'b', at(9), at(10)), 'a slot that was moved').toBe(false);
      await copy.close();
    });

    it('move page after page', async () => {
      const [url, lines] = [await newUrl(), manyLines(2_500)];
      expect(await imported(url, lines)).toEqual({ channels: 0, digests: 2_500, slots: 2_500 });
      const keys = (of: readonly string[]) => of.map((line) => /"(id|slot)":"[^"]+"/.exec(line)?.[0]).toSorted();
      expect(keys(await exported(url))).toEqual(keys(lines));
    });

    it('take channels of a version that knew no lists', async () => {
      const url = await newUrl();
      const channel = { channel: 'C1', sender: 'news@example.com', changedBy: 'U1', changedAt: at(3) };
      const lines = [
        { format: 'mailstats-store', version: 2 },
        { channel },
        { end: { channels: 1, digests: 0, slots: 0 } },
      ];
      await imported(
        url,
        lines.map((line) => `${JSON.stringify(line)}\n`),
      );
      const store = await openStore(url, options);
      expect(await store.channels.get('C1')).toEqual({ ...channel, allowed: null });
      await store.close();
    });

    it('need a store without settings of channels, too', async () => {
      const url = await newUrl();
      const store = await openStore(url, options);
      await store.channels.put({ channel: 'C1', sender: null, changedBy: 'U1', changedAt: at(3) });
      await store.close();
      await expect(imported(url, manyLines(1))).rejects.toMatchObject({
        kind: 'not-empty',
        message:
          'The store that DATABASE_URL names holds settings of 1 channel already. An import needs an empty store: name ' +
          'another file or database.',
      });
    });

    it('need an empty store', async () => {
      const url = await newUrl();
      const store = await openStore(url, options);
      await fill(store, 3);
      await store.close();
      const lines = await exported(url);
      await expect(imported(url, lines)).rejects.toMatchObject({
        kind: 'not-empty',
        message:
          'The store that DATABASE_URL names holds 5 digests already (deleted ones count too). An import needs an empty ' +
          'store: name another file or database.',
      });
      expect(await exported(url)).toEqual(lines);
    });

    it('take nothing from what is not whole, and say what is wrong with it', async () => {
      const [from, to] = [await newUrl(), await newUrl()];
      const store = await openStore(from, options);
      await fill(store, 40);
      await store.close();
      const lines = await exported(from);
      const digestLine = lines[3] ?? '';
      const with2 = (line: string) => [...lines.slice(0, 2), line, ...lines.slice(2)];
      const cases: readonly (readonly [string, readonly string[]])[] = [
        ['it is empty', []],
        ['its first line does not say "mailstats-store"', ['{"format":"other","version":1}\n']],
        ['line 1 is not JSON', ['id,name\n']],
        ['its end is missing', lines.slice(0, -1)],
        ['its end is missing', lines.filter((line) => line !== lines[30])],
        ['line 3 is not JSON', with2('{"digest":\n')],
        ['line 3 is neither channel, digest nor slot', with2('{"digest":{"id":"d9"}}\n')],
        [
          'line 3 is neither channel, digest nor slot',
          with2(digestLine.replace('"09:00"', '"9 am"').replace('d1', 'd9')),
        ],
        [
          'the same channel, digest, name or slot is in it twice',
          with2(digestLine).map((line) => line.replace('"digests":5', '"digests":6')),
        ],
        ['line 51 comes after the last one', [...lines, digestLine]],
      ];
      for (const [why, given] of cases) {
        await expect(imported(to, given)).rejects.toMatchObject({
          kind: 'bad-export',
          message: `This is not a whole export of a mailstats store: ${why}. Nothing was imported.`,
        });
      }
      await expect(
        imported(to, ['{"format":"mailstats-store","version":4}\n', ...lines.slice(1)]),
      ).rejects.toMatchObject({
        kind: 'bad-export',
        message: 'The export was made by a newer version of mailstats. Import it with that version or a later one.',
      });
      expect(await imported(to, lines), 'still empty').toEqual({ channels: 2, digests: 5, slots: 41 });
    });

    it('do not make a store where none is', async () => {
      const url = await newUrl();
      for (let n = 0; n < 2; n += 1) {
        await expect(openDatabase(url, 'read', options)).rejects.toMatchObject({
          kind: 'missing',
          message: expect.stringMatching(
            /^There is no store (yet: nothing was ever stored there|file .*mailstats\.db)\.$/,
          ),
        });
      }
    });
  });
}
