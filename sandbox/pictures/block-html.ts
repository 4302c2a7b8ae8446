import { type ChartBlock, chartSvg } from './chart-svg.ts';
import { html, mrkdwn } from './markup.ts';

interface Text {
  readonly type: string;
  readonly text: string;
}

interface TableBlock {
  readonly caption?: string;
  readonly page_size?: number;
  readonly rows: readonly (readonly { readonly type: string; readonly text: string }[])[];
}

interface Run {
  readonly text: string;
  readonly style?: { readonly bold?: boolean; readonly code?: boolean };
}

type Draw = (block: never) => string;

const say = ({ type, text }: Text) => (type === 'mrkdwn' ? mrkdwn(text) : html(text).replaceAll('\n', '<br>'));

function run({ text, style = {} }: Run): string {
  const said = html(text).replaceAll('\n', '<br>');
  if (style.code === true) return `<code>${said}</code>`;
  return style.bold === true ? `<b>${said}</b>` : said;
}

/** The blocks our reports are made of. A block without a row here is a mistake, not something to skip. */
const drawings: Readonly<Record<string, Draw>> = {
  header: ({ text }: { text: Text }) => `<h1>${say(text)}</h1>`,
  context: ({ elements }: { elements: readonly Text[] }) => `<p class="context">${elements.map(say).join(' ')}</p>`,
  section: ({ text, fields = [] }: { text?: Text; fields?: readonly Text[] }) =>
    `${text === undefined ? '' : `<p>${say(text)}</p>`}${fields.length === 0 ? '' : `<div class="fields">${fields.map((field) => `<p>${say(field)}</p>`).join('')}</div>`}`,
  divider: () => '<hr>',
  rich_text: ({ elements }: { elements: readonly { readonly elements: readonly Run[] }[] }) =>
    elements.map((section) => `<p>${section.elements.map(run).join('')}</p>`).join(''),
  actions: ({ elements }: { elements: readonly { readonly text?: Text; readonly style?: string }[] }) =>
    // A menu has no text of its own.
    `<p>${elements.map(({ text, style = '' }) => `<span class="button ${html(style)}">${text === undefined ? '⋯' : say(text)}</span>`).join('')}</p>`,
  data_table: table,
  table,
  data_visualization: (block: ChartBlock) => chartSvg(block),
};

/** @throws Error for a type of block that has no drawing yet. */
export function blockHtml(block: { readonly type: string }): string {
  const draw = drawings[block.type];
  if (draw === undefined) throw new Error(`no drawing for a ${block.type} block`);
  return draw(block as never);
}

function table({ caption, rows, page_size = 5 }: TableBlock): string {
  const [head = [], ...body] = rows;
  const isNumber = (column: number) => body.some((row) => row[column]?.type === 'raw_number');
  const cell = (tag: string) => (each: { readonly text: string }, column: number) =>
    `<${tag}${isNumber(column) ? ' class="number"' : ''}>${html(each.text)}</${tag}>`;
  const lines = body.slice(0, page_size).map((row) => `<tr>${row.map(cell('td')).join('')}</tr>`);
  const more = body.length > page_size ? `<p class="context">1–${page_size} of ${body.length}</p>` : '';
  const title = caption === undefined ? '' : `<caption>${html(caption)}</caption>`;
  return `<table>${title}<tr>${head.map(cell('th')).join('')}</tr>${lines.join('')}</table>${more}`;
}
