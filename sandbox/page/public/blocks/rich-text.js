import { html } from 'htm/preact';

/** rich_text of sections, the one kind of part that the pretend Slack takes. */
export function RichText({ block }) {
  return html`<div class="rich">
    ${block.elements.map(({ elements }) => html`<span class="text">${elements.map((run) => html`<${Run} run=${run} />`)}</span>`)}
  </div>`;
}

function Run({ run }) {
  const { text, style = {} } = run;
  let said = text;
  if (style.code) said = html`<code>${said}</code>`;
  if (style.bold) said = html`<strong>${said}</strong>`;
  if (style.italic) said = html`<em>${said}</em>`;
  if (style.strike) said = html`<s>${said}</s>`;
  return said;
}
