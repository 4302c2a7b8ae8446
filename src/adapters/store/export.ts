import type { Transaction } from 'kysely';
import { settingsOf } from './channels.ts';
import type { Database } from './database.ts';
import { digestOf } from './digest-row.ts';
import { ledgerRowOf } from './ledger-row.ts';
import { openDatabase, type StoreOptions } from './open.ts';
import type { ChannelTable, DigestTable, LedgerTable, Tables } from './tables.ts';
import { formatName, formatVersion, type Moved } from './transfer-format.ts';

const page = 1_000;

/**
 * What was set for channels, all digests, deleted ones too, and the ledger, as they were at one moment; each line is JSON. The bot may be running.
 * `write` gets whole lines. Rejects with `StoreProblem`; what was written then lacks the last line.
 */
export async function exportStore(
  url: string,
  write: (line: string) => void,
  now: Date,
  options: StoreOptions,
): Promise<Moved> {
  const database = await openDatabase(url, 'read', options);
  try {
    // One moment for all pages: SQLite reads so in any transaction, PostgreSQL in this one.
    return await database.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((db) => writeAll(db, now, (value) => write(`${JSON.stringify(value)}\n`)));
  } catch (error) {
    throw database.problemOf(error);
  } finally {
    await database.close();
  }
}

async function writeAll(db: Transaction<Tables>, now: Date, write: (value: object) => void): Promise<Moved> {
  write({ format: formatName, version: formatVersion, exportedAt: now });
  const moved = { channels: 0, digests: 0, slots: 0 };
  for await (const row of pagesOf((after: ChannelTable | undefined) => channelsAfter(db, after))) {
    write({ channel: settingsOf(row) });
    moved.channels += 1;
  }
  for await (const row of pagesOf((after: DigestTable | undefined) => digestsAfter(db, after))) {
    write({ digest: { ...digestOf(row), removedAt: row.removed_at === null ? null : new Date(row.removed_at) } });
    moved.digests += 1;
  }
  for await (const row of pagesOf((after: LedgerTable | undefined) => slotsAfter(db, after))) {
    write({ slot: ledgerRowOf(row) });
    moved.slots += 1;
  }
  write({ end: moved });
  return moved;
}

async function* pagesOf<T>(read: (after: T | undefined) => Promise<readonly T[]>): AsyncGenerator<T> {
  let rows: readonly T[] = [];
  do {
    rows = await read(rows.at(-1));
    yield* rows;
  } while (rows.length === page);
}

function channelsAfter(db: Database['db'], after: ChannelTable | undefined): Promise<ChannelTable[]> {
  return db
    .selectFrom('channels')
    .selectAll()
    .$if(after !== undefined, (query) => query.where('channel', '>', (after as ChannelTable).channel))
    .orderBy('channel')
    .limit(page)
    .execute();
}

function digestsAfter(db: Database['db'], after: DigestTable | undefined): Promise<DigestTable[]> {
  return db
    .selectFrom('digests')
    .selectAll()
    .$if(after !== undefined, (query) => query.where('id', '>', (after as DigestTable).id))
    .orderBy('id')
    .limit(page)
    .execute();
}

function slotsAfter(db: Database['db'], after: LedgerTable | undefined): Promise<LedgerTable[]> {
  return db
    .selectFrom('ledger')
    .selectAll()
    .$if(after !== undefined, (query) =>
      query.where((eb) => {
        const { digest_id, slot } = after as LedgerTable;
        return eb(eb.refTuple('digest_id', 'slot'), '>', eb.tuple(digest_id, slot));
      }),
    )
    .orderBy('digest_id')
    .orderBy('slot')
    .limit(page)
    .execute();
}
