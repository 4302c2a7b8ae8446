import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DigestContext } from '../../../src/commands/digest/command.ts';
import { wednesday } from '../context.ts';

/** Wednesday 2026-11-18 10:00 in Shanghai; three digests, two of them in this channel. */
export const spoken: DigestContext = {
  ...wednesday,
  now: new Date('2026-11-18T02:00:00Z'),
  names: ['weekly-esp', 'daily-ip', 'Mail-News'],
  taken: ['weekly-esp', 'daily-ip', 'Mail-News'],
  here: ['weekly-esp', 'daily-ip'],
};

/** Rows of a table beside the tests; lines that start with # are remarks, the first line names the columns. */
export function table(name: string): readonly (readonly string[])[] {
  const lines = readFileSync(join(import.meta.dirname, name), 'utf8').split('\n');
  const rows = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
  return rows.slice(1);
}
