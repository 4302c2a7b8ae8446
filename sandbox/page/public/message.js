import { html } from 'htm/preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { SurfaceContext, useActing } from './acting.js';
import { Blocks } from './blocks/block.js';
import { Face } from './face.js';
import { FileCard } from './file-card.js';
import { useKeptFocus } from './kept-focus.js';
import { Menu } from './menu.js';
import { Text } from './text.js';
import { timeOf } from './times.js';

const none = {};

/** @param {{ message: import('../wire.ts').PageMessage, replies?: import('../wire.ts').PageMessage[] }} props */
export function Message({ message, replies = [] }) {
  const { state } = useActing();
  const { channel, ts, author, at, onlyYou, isEdited, isCommand } = message;
  const surface = useMemo(() => ({ at: { message: { channel, ts } }, values: none, errors: none }), [channel, ts]);
  const own = useRef(/** @type {HTMLElement | null} */ (null));
  useKeptFocus(own);
  if (isCommand) return html`<${Typed} message=${message} />`;
  return html`<li class=${onlyYou ? 'message only-you' : 'message'} data-ts=${ts}>
    <${Face} name=${author.name} />
    <article ref=${own} tabindex="-1" aria-label=${`${author.name}, ${timeOf(at, state.clock.zone)}`}>
      ${onlyYou && html`<p class="only">Only visible to you</p>`}
      <div class="who">
        <strong>${author.name}</strong>${author.isApp && html`<span class="badge">APP</span>`}
        <time datetime=${at}>${timeOf(at, state.clock.zone)}</time>
        ${isEdited && html`<span class="context">(edited)</span>`}
        ${!onlyYou && html`<${Actions} message=${message} />`}
      </div>
      <${SurfaceContext.Provider} value=${surface}><${Contents} message=${message} /></${SurfaceContext.Provider}>
      ${replies.length > 0 && html`<${Thread} replies=${replies} />`}
    </article>
  </li>`;
}

function Contents({ message: { text, blocks, files } }) {
  return html`<div class="contents">
    ${blocks.length > 0 ? html`<${Blocks} blocks=${blocks} />` : text && html`<p><${Text} of=${text} /></p>`}
    ${files.map((file) => html`<${FileCard} key=${file.id} file=${file} />`)}
  </div>`;
}

/** A command is seen by whoever typed it, above its answer. */
function Typed({ message: { author, text, at } }) {
  const { state, compose } = useActing();
  return html`<li class="typed">
    <span class="who-typed">${author.name} at ${timeOf(at, state.clock.zone)}</span>
    <code>${text}</code>
    <button type="button" class="link" aria-label=${`Edit ${text}`} onClick=${() => compose(text)}>Edit</button>
  </li>`;
}

function Actions({ message: { channel, ts } }) {
  const { state, perform, tell } = useActing();
  const { user, shortcuts } = state;
  const items = shortcuts
    .filter(({ type }) => type === 'message')
    .map(({ callbackId, name, description }) => ({
      label: name,
      about: description,
      async act() {
        const done = await perform({ do: 'shortcut', user, callbackId, message: { channel, ts } });
        if (!done.ok) tell(done.error);
      },
    }));
  return html`<span class="message-actions">
    <${Menu} label="More actions" items=${items} side="right"><span aria-hidden="true">⋮</span></${Menu}>
  </span>`;
}

function Thread({ replies }) {
  const [isOpen, setOpen] = useState(true);
  const count = replies.length === 1 ? '1 reply' : `${replies.length} replies`;
  return html`<div class="thread">
    <button type="button" class="link" aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}>
      ${count}<span class=${isOpen ? 'caret up' : 'caret'} aria-hidden="true"></span>
    </button>
    ${isOpen && html`<ol class="messages">${replies.map((reply) => html`<${Message} key=${reply.ts} message=${reply} />`)}</ol>`}
  </div>`;
}
