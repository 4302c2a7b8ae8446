import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandContext } from '../../src/commands/parse.ts';

/** Wednesday; Direct Mail then keeps 2026-10-20 to 2026-11-18. */
export const wednesday: CommandContext = {
  today: '2026-11-18',
  weekStartsOn: 1,
  order: 'mdy',
  zone: 'Asia/Shanghai',
  directMailToday: '2026-11-18',
};

/** Rows of a table beside the tests; lines that start with # are remarks, the first line names the columns. */
export function table(name: string): readonly (readonly string[])[] {
  const lines = readFileSync(join(import.meta.dirname, name), 'utf8').split('\n');
  const rows = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
  return rows.slice(1);
}
