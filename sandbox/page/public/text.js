import { html } from 'htm/preact';
import { useActing } from './acting.js';
import { parse } from './mrkdwn.js';
import { dateToken } from './times.js';

/** A text object, or mrkdwn. @param {{ of: string | { type: string, text: string } }} props */
export function Text({ of }) {
  if (typeof of !== 'string' && of.type !== 'mrkdwn') return html`<span class="text">${of.text}</span>`;
  const text = typeof of === 'string' ? of : of.text;
  return html`<span class="text">${parse(text).map((node) => html`<${Piece} node=${node} />`)}</span>`;
}

function Piece({ node }) {
  const inside = () => node.inside.map((each) => html`<${Piece} node=${each} />`);
  switch (node.kind) {
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'pre':
      return html`<pre tabindex="0" role="group" aria-label="Fixed-width text">${node.text}</pre>`;
    case 'bold':
      return html`<strong>${inside()}</strong>`;
    case 'italic':
      return html`<em>${inside()}</em>`;
    case 'strike':
      return html`<s>${inside()}</s>`;
    case 'quote':
      return html`<blockquote>${inside()}</blockquote>`;
    case 'link':
      return html`<${Outward} href=${node.href} text=${node.text} />`;
    case 'channel':
      return html`<${ChannelLink} id=${node.id} otherwise=${node.text} />`;
    case 'user':
      return html`<${UserName} id=${node.id} otherwise=${node.text} />`;
    case 'broadcast':
      return html`<span class="mention">${node.text}</span>`;
    case 'date':
      return html`<${Moment} node=${node} />`;
    default:
      return node.text;
  }
}

function Outward({ href, text }) {
  return html`<a href=${href} target="_blank" rel="noreferrer noopener">${text}</a>`;
}

function ChannelLink({ id, otherwise = id }) {
  const { state, go } = useActing();
  const found = state.conversations.find((each) => each.id === id);
  if (found === undefined) return html`<span class="mention">#${otherwise}</span>`;
  return html`<button type="button" class="mention" onClick=${() => go({ channel: id, tab: 'messages' })}>
    ${found.kind === 'direct' ? found.name : `#${found.name}`}
  </button>`;
}

function UserName({ id, otherwise = id }) {
  const { state } = useActing();
  return html`<span class="mention">@${state.users.find((each) => each.id === id)?.name ?? otherwise}</span>`;
}

function Moment({ node }) {
  const { state } = useActing();
  return html`<span>${dateToken(node.seconds, node.pattern, state.clock.zone) || node.text}</span>`;
}
