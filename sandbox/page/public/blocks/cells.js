/** What a cell of a table says. A cell of rich text is only ever read as text here. */
export function textOf(cell) {
  if (cell === undefined || cell === null) return '';
  if (cell.type === 'rich_text')
    return cell.elements.flatMap((part) => part.elements.map((run) => run.text ?? '')).join('');
  return cell.text ?? String(cell.value ?? '');
}

/** Whether a column holds numbers, and so is sorted and aligned as such. */
export function isNumeric(rows, column) {
  return rows.length > 0 && rows.every((row) => row[column]?.type === 'raw_number');
}

/**
 * Rows in the order of a column: numbers by value, texts as people sort them.
 * @param {readonly any[][]} rows
 * @param {{ column: number, direction: 'ascending' | 'descending' } | null} order
 */
export function sorted(rows, order) {
  if (order === null) return rows;
  const { column, direction } = order;
  const compare = isNumeric(rows, column)
    ? (a, b) => a[column].value - b[column].value
    : (a, b) => textOf(a[column]).localeCompare(textOf(b[column]), undefined, { numeric: true });
  return rows.toSorted(direction === 'ascending' ? compare : (a, b) => compare(b, a));
}
