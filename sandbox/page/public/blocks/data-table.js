import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { isNumeric, sorted, textOf } from './cells.js';

/** A data_table: a click on a heading sorts by it, a second one turns the order round, a third gives back the first. */
export function DataTable({ block }) {
  const { caption, rows, page_size: pageSize = 5, row_header_column_index: rowHeader = 0 } = block;
  const [head = [], ...body] = rows;
  const [order, setOrder] = useState(/** @type {any} */ (null));
  const [page, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(body.length / pageSize));
  const at = Math.min(page, pages - 1);
  const shown = sorted(body, order).slice(at * pageSize, (at + 1) * pageSize);
  const sortBy = (column) => {
    setOrder(next(order, column));
    setPage(0);
  };
  const heading = (cell, column) => {
    const direction = order?.column === column ? order.direction : 'none';
    return html`<th scope="col" aria-sort=${direction} class=${isNumeric(body, column) ? 'number' : ''}>
      <button type="button" onClick=${() => sortBy(column)}>
        <span>${textOf(cell)}</span><span class="arrow" aria-hidden="true">${arrows[direction]}</span>
      </button>
    </th>`;
  };
  const cell = (each, column) => {
    const kind = isNumeric(body, column) ? 'number' : '';
    return column === rowHeader
      ? html`<th scope="row" class=${kind}>${textOf(each)}</th>`
      : html`<td class=${kind}>${textOf(each)}</td>`;
  };
  return html`<div class="data-table">
    <div class="table-room" role="group" aria-label=${caption} tabindex="0">
      <table>
        <caption>${caption}</caption>
        <thead><tr>${head.map(heading)}</tr></thead>
        <tbody>${shown.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody>
      </table>
    </div>
    ${pages > 1 && html`<${Pages} caption=${caption} at=${at} pages=${pages} size=${pageSize} all=${body.length} go=${setPage} />`}
  </div>`;
}

const arrows = { ascending: '↑', descending: '↓', none: '↕' };

function next(order, column) {
  if (order?.column !== column) return { column, direction: 'descending' };
  return order.direction === 'descending' ? { column, direction: 'ascending' } : null;
}

function Pages({ caption, at, pages, size, all, go }) {
  return html`<div class="pages" role="group" aria-label=${`Pages of ${caption}`}>
    <button type="button" class="small" disabled=${at === 0} onClick=${() => go(at - 1)}>Previous</button>
    <span aria-live="polite">${at * size + 1}–${Math.min(all, (at + 1) * size)} of ${all}</span>
    <button type="button" class="small" disabled=${at === pages - 1} onClick=${() => go(at + 1)}>Next</button>
  </div>`;
}
