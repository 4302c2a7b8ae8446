import type { Transaction } from 'kysely';
import type { z } from 'zod';
import { channelRow } from './channels.ts';
import { digestRow } from './digest-row.ts';
import { ledgerTableRow } from './ledger-row.ts';
import { openDatabase, type StoreOptions } from './open.ts';
import { StoreProblem } from './problem.ts';
import type { ChannelTable, DigestTable, LedgerTable, Tables } from './tables.ts';
import { formatName, formatVersion, headerSchema, lineSchema, type Moved } from './transfer-format.ts';

const page = 500;

/** Puts an export into an empty store: all of it, or nothing. Rejects with `StoreProblem`. */
export async function importStore(url: string, lines: AsyncIterable<string>, options: StoreOptions): Promise<Moved> {
  const database = await openDatabase(url, 'own', options);
  try {
    return await database.db.transaction().execute(async (db) => {
      await requireEmpty(db);
      return insertAll(db, lines);
    });
  } catch (error) {
    if (database.isTaken(error)) throw bad('the same channel, digest, name or slot is in it twice');
    throw database.problemOf(error);
  } finally {
    await database.close();
  }
}

async function requireEmpty(db: Transaction<Tables>): Promise<void> {
  const digests = await countOf(db, 'digests');
  const slots = await countOf(db, 'ledger');
  const channels = await countOf(db, 'channels');
  if (digests === 0 && slots === 0 && channels === 0) return;
  const held =
    digests === 0 && slots === 0
      ? `settings of ${channels} ${channels === 1 ? 'channel' : 'channels'} already.`
      : `${digests} ${digests === 1 ? 'digest' : 'digests'} already (deleted ones count too).`;
  throw new StoreProblem(
    'not-empty',
    `The store that DATABASE_URL names holds ${held}` +
      ' An import needs an empty store: name another file or database.',
  );
}

async function countOf(db: Transaction<Tables>, table: 'digests' | 'ledger' | 'channels'): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

async function insertAll(db: Transaction<Tables>, lines: AsyncIterable<string>): Promise<Moved> {
  let line = 0;
  let end: Moved | undefined;
  const moved = { channels: 0, digests: 0, slots: 0 };
  const channels: ChannelTable[] = [];
  const digests: DigestTable[] = [];
  const slots: LedgerTable[] = [];
  const flush = async () => {
    if (channels.length > 0) await db.insertInto('channels').values(channels.splice(0)).execute();
    if (digests.length > 0) await db.insertInto('digests').values(digests.splice(0)).execute();
    if (slots.length > 0) await db.insertInto('ledger').values(slots.splice(0)).execute();
  };

  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    if (line === 1) {
      readHeader(text);
      continue;
    }
    if (end !== undefined) throw bad(`line ${line} comes after the last one`);
    const value = read(text, line, lineSchema);
    if ('end' in value) {
      end = value.end;
    } else if ('channel' in value) {
      moved.channels += 1;
      channels.push(channelRow(value.channel));
    } else if ('digest' in value) {
      moved.digests += 1;
      digests.push(digestRow(value.digest, value.digest.removedAt));
    } else {
      moved.slots += 1;
      slots.push(ledgerTableRow(value.slot));
    }
    if (channels.length + digests.length + slots.length >= page) await flush();
  }
  if (line === 0) throw bad('it is empty');
  const isWhole =
    end !== undefined && (['channels', 'digests', 'slots'] as const).every((of) => end?.[of] === moved[of]);
  if (!isWhole) throw bad('its end is missing');
  await flush();
  return moved;
}

function readHeader(text: string): void {
  const { version } = read(text, 1, headerSchema);
  if (version <= formatVersion) return;
  throw new StoreProblem(
    'bad-export',
    'The export was made by a newer version of mailstats. Import it with that version or a later one.',
  );
}

function read<T>(text: string, line: number, schema: z.ZodType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw bad(`line ${line} is not JSON`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw bad(
    line === 1 ? `its first line does not say "${formatName}"` : `line ${line} is neither channel, digest nor slot`,
  );
}

function bad(why: string): StoreProblem {
  return new StoreProblem(
    'bad-export',
    `This is not a whole export of a mailstats store: ${why}. Nothing was imported.`,
  );
}
