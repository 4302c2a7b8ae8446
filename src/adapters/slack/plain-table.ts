import type { types } from '@slack/bolt';
import type { Table } from '../../reports/page.ts';
import type { Drawing } from './block-types.ts';
import type { Limits } from './limits.ts';
import { fitTable, leftOutOf } from './table-rows.ts';
import { contextBlock } from './text-blocks.ts';

/** The older table block, of texts only: `raw_number` cells in it are reported to be refused. */
export function plainTable(table: Table, limits: Limits, where: string): Drawing {
  const { rows, columns, characters } = limits.table;
  const size = { rows: rows - 1, columns, characters, cell: limits.ours.cell, caption: limits.ours.caption };
  const fitted = fitTable(table, size);
  const leftOut = leftOutOf(fitted, where);
  if (fitted.rows.length === 0 || fitted.labels.length === 0) return { blocks: [], leftOut };
  const texts = [fitted.labels, ...fitted.rows.map((row) => row.map((cell) => cell.text))];
  const block: types.TableBlock = {
    type: 'table',
    column_settings: table.columns.slice(0, columns).map(({ align }) => ({ align, is_wrapped: align === 'left' })),
    rows: texts.map((row) => row.map((text) => ({ type: 'raw_text', text }))),
  };
  return { blocks: [contextBlock(fitted.caption, limits), block], leftOut };
}
