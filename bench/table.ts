import { judge, type Line } from './line.ts';

const headings = ['what', 'figure', 'peer or limit', 'ratio', 'aim'] as const;
type Cells = readonly [what: string, figure: string, against: string, ratio: string, verdict: string];

/** The lines of one part, in columns that every part shares. */
export function drawTable(parts: readonly { readonly title: string; readonly lines: readonly Line[] }[]): string {
  const all: readonly Cells[] = [headings, ...parts.flatMap(({ lines }) => lines.map(cells))];
  const widths = headings.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const draw = (row: Cells) => `  ${row.map((cell, column) => align(cell, column, widths[column] ?? 0)).join('  ')}`;
  const sections = parts.map(({ title, lines }) => [title, ...lines.map((line) => draw(cells(line)))]);
  return [[draw(headings)], ...sections].map((rows) => rows.map((row) => row.trimEnd()).join('\n')).join('\n\n');
}

/** One line by itself, as soon as it is known. */
export function drawLine(line: Line): string {
  const [what, figure, against, ratio, verdict] = cells(line);
  const compared = against === '' ? '' : ` · ${against} · ${ratio}`;
  return `  ${what}: ${figure}${compared}${verdict === '' ? '' : ` · ${verdict}`}`;
}

function cells(line: Line): Cells {
  const { what, figure, unit, against, aim } = line;
  const { ratio, ok } = judge(line);
  return [
    what,
    `${sayNumber(figure)} ${unit}`,
    against === undefined ? '' : `${against.what} ${sayNumber(against.figure)}`,
    ratio === null ? '' : `${sayNumber(ratio)} ×`,
    aim === undefined ? '' : `${ok ? 'ok' : 'MISSED'}, ${aim.way} ${aim.ratio}`,
  ];
}

/** About three digits, more before the point: `0.46`, `12.3`, `12,345`. */
function sayNumber(value: number): string {
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

const align = (cell: string, column: number, width: number) =>
  column === 1 || column === 3 ? cell.padStart(width) : cell.padEnd(width);
