import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase, openStore } from '../../src/adapters/store/open.ts';
import type { Store } from '../../src/ports.ts';
import { at, digest, silent } from './samples.ts';

export const versionOne = readFileSync(join(import.meta.dirname, 'version-1.sql'), 'utf8');

/** A place for a store, and its database without mailstats. */
export interface Place {
  readonly url: string;
  query(text: string): Promise<readonly Record<string, unknown>[]>;
}

/** That `store` holds what version-1.sql says, and works. */
export async function expectVersionOne(store: Store): Promise<void> {
  expect((await store.digests.list()).map(({ name, activeSince }) => [name, activeSince])).toEqual([
    ['Weekly-ESP', new Date(1_795_396_800_123)],
    ['月报', new Date(1_795_396_800_456)],
  ]);
  expect(await store.digests.byName('weekly-esp')).toEqual({
    id: 'd1',
    name: 'Weekly-ESP',
    channel: 'C0MAIL',
    owner: 'U0OWNER',
    words: 'last week by esp vs previous',
    schedule: { kind: 'weekly', weekdays: [1], time: '09:00', every: 1, anchor: '2026-11-16' },
    zone: 'Asia/Shanghai',
    pause: null,
    createdAt: new Date(1_795_396_800_123),
    activeSince: new Date(1_795_396_800_123),
    version: 3,
  });
  expect((await store.digests.get('d2'))?.pause).toEqual({ by: 'person', until: new Date('2026-12-31T03:00:00Z') });
  expect(await store.digests.restore('d3', new Date(0))).toBe('name-taken');
  expect((await store.ledger.recent('d1', 5)).map(({ state, messageTs }) => [state, messageTs])).toEqual([
    ['posting', null],
    ['posted', '1795050003.000100'],
  ]);
  expect(await store.ledger.untold('d2')).toHaveLength(1);
  expect((await store.budget.take(1, 1, 60_000)).ids).toHaveLength(1);
}

export function migrationContract(newPlace: () => Promise<Place>): void {
  const refusal = (opening: Promise<unknown>) => expect(opening).rejects;
  const open = (place: Place) => openStore(place.url, { log: silent });

  describe('migrations', () => {
    it('bring a store of version 1 up to date, once', async () => {
      const place = await newPlace();
      await place.query(versionOne);
      const store = await open(place);
      await expectVersionOne(store);
      await store.digests.update({ ...digest('d1', { version: 3 }), activeSince: at(7) });
      await store.close();
      const again = await open(place);
      expect((await again.digests.get('d1'))?.activeSince).toEqual(at(7));
      await again.close();
    });

    it('leave everything as it was when one fails', async () => {
      const place = await newPlace();
      await place.query(versionOne);
      // The third cannot add what is there already; the second has been done by then.
      await place.query('alter table digests add column active_since bigint');
      await refusal(open(place)).toMatchObject({ name: 'StoreProblem', kind: 'unexpected' });
      expect(await place.query('select name from mailstats_migrations')).toEqual([{ name: '0001-digests-and-ledger' }]);
      await expect(place.query('select * from budget')).rejects.toThrow('budget');
      await place.query('alter table digests drop column active_since');
      const store = await open(place);
      await expectVersionOne(store);
      await store.close();
    });

    it('refuse what a newer version wrote, and leave it alone', async () => {
      const place = await newPlace();
      await (await open(place)).close();
      await place.query(`insert into mailstats_migrations values ('9999-telepathy', '2030-01-01')`);
      const newer = {
        kind: 'newer',
        message:
          'The store was written by a newer version of mailstats (it has "9999-telepathy"). ' +
          'Start that version or a later one; this one would not understand it.',
      };
      await refusal(open(place)).toMatchObject(newer);
      await refusal(openDatabase(place.url, 'read', { log: silent })).toMatchObject(newer);
    });

    it('are left to who works with the store, not to who only reads it', async () => {
      const place = await newPlace();
      await place.query(versionOne);
      await refusal(openDatabase(place.url, 'read', { log: silent })).toMatchObject({
        kind: 'older',
        message:
          'The store was written by an older version of mailstats. Start this version once, which brings it up to date.',
      });
      expect(await place.query('select name from mailstats_migrations')).toHaveLength(1);
    });
  });
}
