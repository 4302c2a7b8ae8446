import { html } from 'htm/preact';
import { ElementOf } from '../elements/element.js';
import { Text } from '../text.js';
import { Chart } from './chart.js';
import { DataTable } from './data-table.js';
import { InputBlock } from './input.js';
import { RichText } from './rich-text.js';
import { PlainTable } from './table.js';

/** @typedef {import('../../wire.ts').PageBlock} PageBlock */

/** Every kind of block that mailstats makes. */
const drawings = {
  header: ({ block }) => html`<h3 class="header"><${Text} of=${block.text} /></h3>`,
  divider: () => html`<hr />`,
  context: ({ block }) =>
    html`<div class="context">${block.elements.map((each) => html`<${ContextPart} of=${each} />`)}</div>`,
  section: Section,
  actions: ({ block }) => html`<div class="actions">
    ${block.elements.map((each) => html`<${ElementOf} key=${each.action_id} element=${each} block=${block} />`)}
  </div>`,
  input: InputBlock,
  rich_text: RichText,
  table: PlainTable,
  data_table: DataTable,
  data_visualization: Chart,
};

/** @param {{ blocks: readonly PageBlock[] }} props */
export function Blocks({ blocks }) {
  // Another table in the place of one begins unsorted.
  const keyOf = ({ block_id: id, caption = '' }) => `${id} ${caption}`;
  return html`${blocks.map((block) => html`<${BlockOf} key=${keyOf(block)} block=${block} />`)}`;
}

function BlockOf({ block }) {
  const Drawing = drawings[block.type];
  if (Drawing === undefined) return html`<p class="context">This page cannot draw a ${block.type} block.</p>`;
  return html`<${Drawing} block=${block} />`;
}

function Section({ block }) {
  const { text, fields, accessory } = block;
  return html`<div class="section">
    <div class="section-text">
      ${text && html`<p><${Text} of=${text} /></p>`}
      ${fields && html`<div class="fields">${fields.map((field) => html`<p><${Text} of=${field} /></p>`)}</div>`}
    </div>
    ${accessory && html`<${ElementOf} element=${accessory} block=${block} />`}
  </div>`;
}

function ContextPart({ of }) {
  // Pictures would have to come from elsewhere, which nothing here does.
  return of.type === 'image' ? html`<span>${of.alt_text}</span>` : html`<${Text} of=${of} />`;
}
