import { flag } from './shape.ts';
import { type Broken, isFields, list, onlyFields, points, text } from './text-rules.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Table block reference. `raw_number` in it is reported to be refused by chat.postMessage. */
export function tableRules(block: Fields, at: string): Broken[] {
  const rows = list(block.rows, 1, 100, `${at}/rows`);
  const settings =
    block.column_settings === undefined ? null : list(block.column_settings, 0, 20, `${at}/column_settings`);
  return [
    ...onlyFields(block, ['type', 'block_id', 'rows', 'column_settings'], at),
    ...rows.broken,
    ...(settings?.broken ?? []),
    ...(settings?.items ?? []).flatMap((setting, index) => settingRules(setting, `${at}/column_settings/${index}`)),
    ...rows.items.flatMap((row, index) => rowRules(row, ['raw_text'], 20, `${at}/rows/${index}`)),
    ...together(rows.items, 10_000, at),
  ];
}

/** Data table block reference, the stricter numbers of May 2026. */
export function dataTableRules(block: Fields, at: string): Broken[] {
  const rows = list(block.rows, 2, 101, `${at}/rows`);
  const widths = new Set(rows.items.map((row) => (Array.isArray(row) ? row.length : -1)));
  const { page_size: pageSize = 5, row_header_column_index: header = 0 } = block;
  return [
    ...onlyFields(block, ['type', 'block_id', 'rows', 'caption', 'page_size', 'row_header_column_index'], at),
    ...text(block.caption, 1, 2_000, `${at}/caption`),
    ...rows.broken,
    ...rows.items.flatMap((row, index) => rowRules(row, ['raw_text', 'raw_number'], 20, `${at}/rows/${index}`)),
    ...(widths.size > 1 ? [`all rows must have the same number of cells [json-pointer:${at}/rows]`] : []),
    ...(Number.isInteger(pageSize) && Number(pageSize) >= 1 && Number(pageSize) <= 100
      ? []
      : [`must be from 1 to 100 [json-pointer:${at}/page_size]`]),
    ...(isColumn(header, [...widths][0] ?? 0) ? [] : [`no such column [json-pointer:${at}/row_header_column_index]`]),
    ...together(rows.items, 10_000, at),
  ];
}

function isColumn(index: unknown, columns: number): boolean {
  return Number.isInteger(index) && Number(index) >= 0 && Number(index) < columns;
}

function rowRules(row: unknown, types: readonly string[], most: number, at: string): Broken[] {
  const cells = list(row, 1, most, at);
  return [...cells.broken, ...cells.items.flatMap((cell, index) => cellRules(cell, types, `${at}/${index}`))];
}

function cellRules(cell: unknown, types: readonly string[], at: string): Broken[] {
  if (!isFields(cell) || !types.includes(String(cell.type))) return [`unsupported cell [json-pointer:${at}]`];
  const isNumber = cell.type === 'raw_number';
  return [
    ...onlyFields(cell, isNumber ? ['type', 'text', 'value'] : ['type', 'text'], at),
    ...text(cell.text, 1, 10_000, `${at}/text`),
    ...(isNumber && !Number.isFinite(cell.value) ? [`must be a number [json-pointer:${at}/value]`] : []),
  ];
}

function settingRules(setting: unknown, at: string): Broken[] {
  if (setting === null) return [];
  if (!isFields(setting)) return [`must provide an object [json-pointer:${at}]`];
  const aligned = setting.align === undefined || ['left', 'center', 'right'].includes(String(setting.align));
  return [
    ...onlyFields(setting, ['align', 'is_wrapped'], at),
    ...(aligned ? [] : [`unsupported value [json-pointer:${at}/align]`]),
    ...(setting.is_wrapped === undefined ? [] : flag(setting.is_wrapped, `${at}/is_wrapped`)),
  ];
}

function together(rows: readonly unknown[], most: number, at: string): Broken[] {
  const cells = rows.flatMap((row) => (Array.isArray(row) ? row : []));
  const sum = cells.reduce((all: number, cell) => all + points(String(isFields(cell) ? cell.text : '')), 0);
  return sum > most ? [`table content must be less than ${most + 1} characters [json-pointer:${at}]`] : [];
}
