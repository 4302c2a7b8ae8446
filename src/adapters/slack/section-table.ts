import stringWidth from 'string-width';
import type { Table } from '../../reports/page.ts';
import type { Drawing } from './block-types.ts';
import { count } from './characters.ts';
import type { Limits } from './limits.ts';
import { codeBlock, escapeMrkdwn } from './mrkdwn.ts';
import { fitTable, leftOutOf } from './table-rows.ts';
import { contextBlock } from './text-blocks.ts';

/** The widest a cell gets: phones show about 40 columns. */
const widestCell = 24;

/** A table in fixed-width sections, for a Slack that takes no table block. */
export function sectionTable(table: Table, limits: Limits, where: string): Drawing {
  const size = { ...limits.table, cell: widestCell, caption: limits.ours.caption };
  const fitted = fitTable(table, size);
  const texts = [fitted.labels, ...fitted.rows.map((row) => row.map((cell) => cell.text))];
  const widths = fitted.labels.map((_, column) => Math.max(...texts.map((row) => stringWidth(row[column] ?? ''))));
  const lines = texts.map((row) =>
    row
      .map((text, column) => pad(text, widths[column] ?? 0, table.columns[column]?.align ?? 'left'))
      .join('  ')
      .trimEnd(),
  );
  const pages = paginate(lines, limits.text.characters - '```\n\n```'.length).slice(0, limits.ours.sectionTables);
  const shown = pages.flat().length - 1;
  if (shown < 1) return { blocks: [], leftOut: leftOutOf({ ...fitted, rows: [], more: table.rows.length }, where) };
  return {
    blocks: [
      contextBlock(fitted.caption, limits),
      ...pages.map((page) => ({
        type: 'section' as const,
        text: { type: 'mrkdwn' as const, text: codeBlock(page), verbatim: true },
        expand: true,
      })),
    ],
    leftOut: leftOutOf({ ...fitted, more: table.rows.length - shown }, where),
  };
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'left' ? text + space : space + text;
}

/** Lines in as few pages as hold them; a line longer than a page is not shown, nor are those after it. */
function paginate(lines: readonly string[], characters: number): string[][] {
  const pages: string[][] = [];
  let room = 0;
  for (const line of lines) {
    const cost = count(escapeMrkdwn(line)) + 1;
    if (cost > characters) break;
    if (cost > room) {
      pages.push([]);
      room = characters;
    }
    room -= cost;
    pages.at(-1)?.push(line);
  }
  return pages;
}
