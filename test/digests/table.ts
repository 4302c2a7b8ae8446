import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Rows of a table beside the tests; lines that start with # are remarks, the first line names the columns. */
export function table(name: string): readonly (readonly string[])[] {
  const lines = readFileSync(join(import.meta.dirname, name), 'utf8').split('\n');
  const rows = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
  return rows.slice(1);
}
