import { html } from 'htm/preact';
import { ChannelLink, Outward, UserName } from '../text.js';

/** rich_text: sections, lists, fixed-width text and quotes. */
export function RichText({ block }) {
  return html`<div class="rich">${block.elements.map((each) => html`<${Part} of=${each} />`)}</div>`;
}

function Part({ of }) {
  const runs = () => of.elements.map((run) => html`<${Run} run=${run} />`);
  switch (of.type) {
    case 'rich_text_list': {
      const items = of.elements.map((item) => html`<li><${Part} of=${item} /></li>`);
      return of.style === 'ordered' ? html`<ol start=${(of.offset ?? 0) + 1}>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'rich_text_preformatted':
      return html`<pre tabindex="0" role="group" aria-label="Fixed-width text">${runs()}</pre>`;
    case 'rich_text_quote':
      return html`<blockquote>${runs()}</blockquote>`;
    default:
      return html`<span class="text">${runs()}</span>`;
  }
}

function Run({ run }) {
  const { style = {} } = run;
  let said = unstyled(run);
  if (style.code) said = html`<code>${said}</code>`;
  if (style.bold) said = html`<strong>${said}</strong>`;
  if (style.italic) said = html`<em>${said}</em>`;
  if (style.strike) said = html`<s>${said}</s>`;
  return said;
}

function unstyled(run) {
  switch (run.type) {
    case 'link':
      return /^(?:https?:\/\/|mailto:)/i.test(run.url)
        ? html`<${Outward} href=${run.url} text=${run.text ?? run.url} />`
        : (run.text ?? run.url);
    case 'channel':
      return html`<${ChannelLink} id=${run.channel_id} />`;
    case 'user':
      return html`<${UserName} id=${run.user_id} />`;
    case 'emoji':
      return `:${run.name}:`;
    case 'broadcast':
      return html`<span class="mention">@${run.range}</span>`;
    case 'date':
      return run.fallback ?? new Date(run.timestamp * 1000).toISOString();
    default:
      return run.text;
  }
}
