import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { readCsv } from './csv.js';

const shownRows = 20;

/** A file: what it is, a look inside, and a way to keep it. */
export function FileCard({ file }) {
  const [isOpen, setOpen] = useState(false);
  const { title, filename, content } = file;
  const bytes = new TextEncoder().encode(content).length;
  return html`<div class="file">
    <div class="file-head">
      <span class="file-sign" aria-hidden="true">CSV</span>
      <span class="file-name"><strong>${title}</strong><span class="hint">${title === filename ? '' : `${filename} · `}${sizeOf(bytes)}</span></span>
      <button type="button" class="small" aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}>Preview</button>
      <button type="button" class="small" onClick=${() => download(filename, content)}>Download</button>
    </div>
    ${isOpen && html`<${Preview} title=${title} rows=${readCsv(content)} />`}
  </div>`;
}

function Preview({ title, rows: [head = [], ...body] }) {
  const more = body.length - shownRows;
  return html`<div class="table-room" role="group" aria-label=${`Preview of ${title}`} tabindex="0">
      <table>
        <thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
        <tbody>${body.slice(0, shownRows).map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
      </table>
    </div>
    ${more > 0 && html`<p class="context">and ${more} more ${more === 1 ? 'row' : 'rows'}</p>`}`;
}

function download(filename, content) {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/csv' }));
  Object.assign(document.createElement('a'), { href: url, download: filename }).click();
  // Some browsers fetch it a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

function sizeOf(bytes) {
  return bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`;
}
