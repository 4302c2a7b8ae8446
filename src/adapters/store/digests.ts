import type { DigestStore } from '../../ports.ts';
import type { Database } from './database.ts';
import { digestOf, digestRow, nameKey } from './digest-row.ts';

const inCodePointOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export function createDigestStore({ db, isTaken }: Database): DigestStore {
  const living = () => db.selectFrom('digests').selectAll().where('removed_at', 'is', null);

  return {
    async create(digest) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('digests')
        .values(digestRow(digest, null))
        .onConflict((conflict) => conflict.column('name_key').where('removed_at', 'is', null).doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },

    async get(id) {
      const row = await living().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : digestOf(row);
    },

    async byName(name) {
      const row = await living().where('name_key', '=', nameKey(name)).executeTakeFirst();
      return row === undefined ? null : digestOf(row);
    },

    async list({ channel, owner } = {}) {
      const rows = await living()
        .$if(channel !== undefined, (query) => query.where('channel', '=', channel as string))
        .$if(owner !== undefined, (query) => query.where('owner', '=', owner as string))
        .execute();
      // Databases sort text by rules of their own.
      return rows.toSorted((a, b) => inCodePointOrder(a.name_key, b.name_key)).map(digestOf);
    },

    async update(digest) {
      const { id, created_at, removed_at, version, ...changed } = digestRow(digest, null);
      try {
        const { numUpdatedRows } = await db
          .updateTable('digests')
          .set({ ...changed, version: version + 1 })
          .where('id', '=', id)
          .where('version', '=', version)
          .where('removed_at', 'is', null)
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 1n) return 'updated';
      } catch (error) {
        if (isTaken(error)) return 'name-taken';
        throw error;
      }
      const there = await living().where('id', '=', id).executeTakeFirst();
      return there === undefined ? 'gone' : 'stale';
    },

    async remove(id, at) {
      const { numUpdatedRows } = await db
        .updateTable('digests')
        .set({ removed_at: at.getTime() })
        .where('id', '=', id)
        .where('removed_at', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },

    async restore(id, at) {
      try {
        const { numUpdatedRows } = await db
          .updateTable('digests')
          .set(({ eb }) => ({ removed_at: null, active_since: at.getTime(), version: eb('version', '+', 1) }))
          .where('id', '=', id)
          .where('removed_at', 'is not', null)
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 1n) return 'restored';
      } catch (error) {
        if (isTaken(error)) return 'name-taken';
        throw error;
      }
      // One that is not deleted is restored already: a button may be pressed twice.
      const there = await living().where('id', '=', id).executeTakeFirst();
      return there === undefined ? 'gone' : 'restored';
    },

    async lastRemoved(where) {
      const row = await db
        .selectFrom('digests')
        .selectAll()
        .where('removed_at', 'is not', null)
        .where((eb) => ('name' in where ? eb('name_key', '=', nameKey(where.name)) : eb('channel', '=', where.channel)))
        .orderBy('removed_at', 'desc')
        // Those deleted within the same millisecond come in one order, whichever it is.
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : digestOf(row);
    },
  };
}
