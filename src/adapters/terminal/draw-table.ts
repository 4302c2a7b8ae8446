import type { Table } from '../../reports/page.ts';
import { pad } from './columns.ts';
import type { Ink } from './ink.ts';
import { type Band, gap, layOut } from './table-layout.ts';
import { wrap } from './wrap.ts';

/** Caption, header, a thin rule, rows: no boxes. Cells that are too wide continue below, so nothing is cut off. */
export function drawTable(table: Table, width: number, ink: Ink): readonly string[] {
  const caption = table.caption === '' ? [] : wrap(table.caption, width).map(ink.bold);
  if (table.columns.length === 0) return caption;
  const bands = layOut(table, width).map((band) => drawBand(table, band, ink));
  return [...caption, ...bands.flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]))];
}

function drawBand(table: Table, band: Band, ink: Ink): readonly string[] {
  const labels = table.columns.map((column) => column.label);
  const rule = band.map(({ width }) => '─'.repeat(width)).join(' '.repeat(gap));
  const rows = table.rows.map((row) => row.map((cell) => cell.text));
  return [
    ...drawRow(table, band, labels, 'bottom').map(ink.dim),
    ink.dim(rule),
    ...rows.flatMap((row) => drawRow(table, band, row, 'top')),
  ];
}

/** A row's lines; a header's words stand at the bottom, above their column. */
function drawRow(table: Table, band: Band, texts: readonly string[], stand: 'top' | 'bottom'): readonly string[] {
  const cells = band.map(({ column, width }) => wrap(texts[column] ?? '', width));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    band
      .map(({ column, width }, cell) => {
        const lines = cells[cell] ?? [];
        const text = lines[stand === 'top' ? at : at - (height - lines.length)] ?? '';
        return pad(text, width, table.columns[column]?.align ?? 'left');
      })
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}
