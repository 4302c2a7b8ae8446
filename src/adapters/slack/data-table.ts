import type { types } from '@slack/bolt';
import type { Cell, Table } from '../../reports/page.ts';
import type { Drawing } from './block-types.ts';
import type { Limits } from './limits.ts';
import { fitTable, leftOutOf } from './table-rows.ts';

/** A table that people can page and sort. Cells with a value sort as numbers. */
export function dataTable(table: Table, limits: Limits, where: string): Drawing {
  const fitted = fitTable(table, { ...limits.dataTable, cell: limits.ours.cell, caption: limits.ours.caption });
  const leftOut = leftOutOf(fitted, where);
  if (fitted.rows.length === 0 || fitted.labels.length === 0) return { blocks: [], leftOut };
  const block: types.DataTableBlock = {
    type: 'data_table',
    caption: fitted.caption,
    page_size: Math.min(fitted.rows.length, limits.ours.pageSize, limits.dataTable.pageSize),
    row_header_column_index: 0,
    rows: [fitted.labels.map((text) => ({ type: 'raw_text', text })), ...fitted.rows.map((row) => row.map(element))],
  };
  return { blocks: [block], leftOut };
}

function element({ text, value }: Cell): types.RawTextElement | types.RawNumberElement {
  return value === undefined ? { type: 'raw_text', text } : { type: 'raw_number', value, text };
}
