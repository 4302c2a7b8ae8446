/** What a cell of a table says. A cell of rich text is only ever read as text here. */
export function textOf(cell) {
  if (cell === undefined || cell === null) return '';
  if (cell.type === 'rich_text')
    return cell.elements.flatMap((part) => part.elements.map((run) => run.text ?? '')).join('');
  return cell.text ?? String(cell.value ?? '');
}

const isNumber = (cell) => cell?.type === 'raw_number';
/** What stands where there is no number, such as `n/a`. */
const isNone = (cell) => !isNumber(cell) && !/\d/.test(textOf(cell));

/** Whether a column holds numbers, but for where there are none, and so is sorted and aligned as such. */
export function isNumeric(rows, column) {
  const cells = rows.map((row) => row[column]);
  return cells.some(isNumber) && cells.every((cell) => isNumber(cell) || isNone(cell));
}

/**
 * Rows in the order of a column: numbers by value, texts as people sort them.
 * @param {readonly any[][]} rows
 * @param {{ column: number, direction: 'ascending' | 'descending' } | null} order
 */
export function sorted(rows, order) {
  if (order === null) return rows;
  const { column, direction } = order;
  if (isNumeric(rows, column)) {
    const way = direction === 'ascending' ? 1 : -1;
    const numbers = rows.filter((row) => isNumber(row[column]));
    const others = rows.filter((row) => !isNumber(row[column]));
    return [...numbers.toSorted((a, b) => way * (a[column].value - b[column].value)), ...others];
  }
  const compare = (a, b) => textOf(a[column]).localeCompare(textOf(b[column]), undefined, { numeric: true });
  return rows.toSorted(direction === 'ascending' ? compare : (a, b) => compare(b, a));
}
