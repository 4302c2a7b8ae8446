import type { Cell, Table } from '../../reports/page.ts';
import { clip, count, tidyLine } from './characters.ts';

/** A table cut to a size: `rows` are as wide as `labels`, and no text in it is empty. */
export interface FittedTable {
  readonly caption: string;
  readonly labels: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Rows that did not fit. */
  readonly more: number;
  readonly moreColumns: number;
}

export interface TableSize {
  readonly rows: number;
  readonly columns: number;
  /** Of all cells together, the header's too. */
  readonly characters: number;
  readonly cell: number;
  readonly caption: number;
}

/** The first rows and columns of `table` that a block of this size takes. */
export function fitTable(table: Table, size: TableSize): FittedTable {
  const columns = table.columns.slice(0, size.columns);
  const labels = columns.map((column) => clip(tidyLine(column.label), size.cell));
  const caption = clip(tidyLine(table.caption), size.caption);
  let room = size.characters - length(labels);
  const rows: (readonly Cell[])[] = [];
  for (const row of table.rows.slice(0, size.rows)) {
    const cells = columns.map((_, index) => fitCell(row[index], size.cell));
    room -= length(cells.map((cell) => cell.text));
    if (room < 0) break;
    rows.push(cells);
  }
  return {
    caption,
    labels,
    rows,
    more: table.rows.length - rows.length,
    moreColumns: table.columns.length - columns.length,
  };
}

/** What to say about rows and columns that did not fit; `where` says how to have them all. */
export function leftOutOf({ rows, more, moreColumns }: FittedTable, where: string): readonly string[] {
  return [
    ...(more === 0 ? [] : [rows.length === 0 ? `${more} rows do not fit: ${where}` : `and ${more} more: ${where}`]),
    ...(moreColumns === 0 ? [] : [`${moreColumns} more columns: ${where}`]),
  ];
}

function fitCell(cell: Cell | undefined, max: number): Cell {
  const text = clip(tidyLine(cell?.text ?? ''), max);
  return cell?.value !== undefined && Number.isFinite(cell.value) ? { text, value: cell.value } : { text };
}

function length(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + count(text), 0);
}
