import { html } from 'htm/preact';
import { textOf } from './cells.js';

/** The older table block: as it comes, with the alignment of its columns. */
export function PlainTable({ block }) {
  const { rows, column_settings: settings = [] } = block;
  const [head = [], ...body] = rows;
  const look = (column) => (settings[column]?.align === 'right' ? 'number' : '');
  return html`<div class="table-room" role="group" aria-label="Table" tabindex="0">
    <table>
      <thead><tr>${head.map((cell, column) => html`<th scope="col" class=${look(column)}>${textOf(cell)}</th>`)}</tr></thead>
      <tbody>
        ${body.map((row) => html`<tr>${row.map((cell, column) => html`<td class=${look(column)}>${textOf(cell)}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}
