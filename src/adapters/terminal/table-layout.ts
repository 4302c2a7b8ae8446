import type { Table } from '../../reports/page.ts';
import { widest, widthOf } from './columns.ts';

/** Between columns. */
export const gap = 2;
/** A name narrower than this is broken too often to be read. */
const narrowestName = 16;

/** Some of a table's columns side by side: which ones, and how wide each is in cells. */
export type Band = readonly { readonly column: number; readonly width: number }[];

/**
 * The columns that fit into `width`, in order. What does not fit beside the others goes into further bands that repeat
 * the first column, so that a narrow terminal hides nothing.
 */
export function layOut(table: Table, width: number): readonly Band[] {
  const cells = table.columns.map((_, column) => widest(table.rows.map((row) => row[column]?.text ?? '')));
  const roomy = table.columns.map((column, at) => Math.max(widthOf(column.label), cells[at] ?? 0));
  if (total(roomy) <= width) return [asBand(roomy)];
  let narrow: readonly Band[] = [];
  // Headers of several words take several lines; hyphens separate words only when spaces are not enough.
  for (const breaks of [/ /, / |(?<=-)/]) {
    const tight = table.columns.map((column, at) => Math.max(widest(column.label.split(breaks)), cells[at] ?? 0));
    const squeezed = squeeze(table, tight, width);
    if (squeezed !== null) return [asBand(squeezed)];
    narrow = intoBands(tight, width);
  }
  return narrow;
}

/** Takes what is too much from the text columns, the widest first; `null` when that is not enough. */
function squeeze(table: Table, widths: readonly number[], width: number): readonly number[] | null {
  const squeezed = [...widths];
  for (let excess = total(squeezed) - width; excess > 0; excess = total(squeezed) - width) {
    const textual = squeezed.flatMap((each, at) => (table.columns[at]?.align === 'left' ? [{ at, width: each }] : []));
    const widestText = textual.toSorted((a, b) => b.width - a.width)[0];
    if (widestText === undefined || widestText.width <= narrowestName) return null;
    const next = textual.toSorted((a, b) => b.width - a.width)[1]?.width ?? 0;
    const floor = Math.max(narrowestName, Math.min(next, widestText.width - 1));
    squeezed[widestText.at] = Math.max(floor, widestText.width - excess);
  }
  return squeezed;
}

/** As few bands as possible; of those the widest names, and then the most even, so that no column stands alone. */
function intoBands(widths: readonly number[], width: number): readonly Band[] {
  const names = Math.min(widths[0] ?? 0, Math.max(narrowestName, Math.floor(width * 0.45)));
  let bands = fill(widths, names, width, width);
  for (let narrower = names - 1; narrower >= narrowestName; narrower -= 1) {
    const fewer = fill(widths, narrower, width, width);
    if (fewer.length < bands.length) bands = fewer;
  }
  const first = bands[0]?.[0]?.width ?? names;
  for (let limit = width - 1; limit > first; limit -= 1) {
    const evener = fill(widths, first, width, limit);
    if (evener.length > bands.length) break;
    bands = evener;
  }
  return bands;
}

/** The columns in order, each band at most `limit` wide, unless a single column needs more; never more than `width`. */
function fill(widths: readonly number[], names: number, width: number, limit: number): readonly Band[] {
  const first = { column: 0, width: names };
  const bands: { column: number; width: number }[][] = [];
  for (const [column, natural] of widths.entries()) {
    if (column === 0) continue;
    const next = { column, width: Math.max(1, Math.min(natural, width - names - gap)) };
    const last = bands.at(-1);
    if (last !== undefined && total([...last, next].map((each) => each.width)) <= limit) last.push(next);
    else bands.push([first, next]);
  }
  return bands.length === 0 ? [[first]] : bands;
}

function asBand(widths: readonly number[]): Band {
  return widths.map((width, column) => ({ column, width }));
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, widths.length - 1);
}
