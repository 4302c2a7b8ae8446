import { readFileSync } from 'node:fs';

/** The rows of a tab-separated table beside this file, as objects; `#` begins a comment, the first row names the columns. */
export function table(name: string): readonly Readonly<Record<string, string>>[] {
  const lines = readFileSync(new URL(name, import.meta.url), 'utf8').split('\n');
  const [head = '', ...rows] = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const columns = head.split('\t');
  return rows.map((row) => {
    const cells = row.split('\t');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}
