import { describe, expect, it } from 'vitest';
import { parseStoreAddress } from '../../src/adapters/store/address.ts';
import { loadStoreSettings } from '../../src/config.ts';

describe('DATABASE_URL', () => {
  it.each([
    ['file:data/mailstats.db', 'data/mailstats.db'],
    ['file:./a b.db', './a b.db'],
    ['file:/var/lib/mailstats.db', '/var/lib/mailstats.db'],
    ['file:///var/lib/mailstats.db', '/var/lib/mailstats.db'],
    ['FILE:100%.db', '100%.db'],
  ])('%s is the file %s', (text, path) => {
    expect(parseStoreAddress(text)).toEqual({ kind: 'sqlite', path });
  });

  it.each([
    'postgres://u:p@db:5432/mailstats',
    'postgresql://db/mailstats?sslmode=verify-full',
    'postgres:///mailstats?host=/run',
  ])('%s is a PostgreSQL database', (url) => {
    expect(parseStoreAddress(url)).toEqual({ kind: 'postgres', url });
    expect(loadStoreSettings({ DATABASE_URL: url })).toEqual({ ok: true, settings: { DATABASE_URL: url } });
  });

  it.each([
    'data/mailstats.db',
    'file:',
    'file:data/',
    'file://host/mailstats.db',
    'file::memory:',
    'file:a.db?mode=memory',
    'mysql://u:secret@db/mailstats',
    'sqlite:a.db',
    'postgres://u:p@db:port/mailstats',
  ])('%s is refused, and not repeated', (text) => {
    expect(loadStoreSettings({ DATABASE_URL: text })).toEqual({
      ok: false,
      problems: [
        'DATABASE_URL: Put file: and a path, such as file:data/mailstats.db, or the postgres:// URL of a database.',
      ],
    });
  });

  it('is a file under data/ unless it is set', () => {
    const settings = { DATABASE_URL: 'file:data/mailstats.db' };
    expect(loadStoreSettings({ DATABASE_URL: '' })).toEqual({ ok: true, settings });
  });
});
