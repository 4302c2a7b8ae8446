import { html } from 'htm/preact';
import { useActing } from './acting.js';

const signs = { public: '#', private: html`<${Lock} />`, direct: '' };

/** Channels, and the direct messages with mailstats. */
export function Sidebar({ place, unread, isOpen }) {
  const { state } = useActing();
  const channels = state.conversations.filter(({ kind }) => kind !== 'direct');
  const direct = state.conversations.filter(({ kind }) => kind === 'direct');
  return html`<nav id="sidebar" class=${isOpen ? 'sidebar open' : 'sidebar'} aria-label="Channels and direct messages">
    <h2 id="channels">Channels</h2>
    <ul aria-labelledby="channels">${channels.map((each) => html`<${Entry} key=${each.id} of=${each} place=${place} isUnread=${unread.has(each.id)} />`)}</ul>
    <h2 id="apps">Apps</h2>
    <ul aria-labelledby="apps">${direct.map((each) => html`<${Entry} key=${each.id} of=${each} place=${place} isUnread=${unread.has(each.id)} />`)}</ul>
  </nav>`;
}

function Entry({ of, place, isUnread }) {
  const { go } = useActing();
  const { id, name, kind, isArchived } = of;
  const note = [kind === 'private' && 'private', isArchived && 'archived', isUnread && 'new messages'].filter(Boolean);
  return html`<li>
    <button
      type="button"
      class=${isUnread ? 'entry unread' : 'entry'}
      aria-current=${id === place.channel ? 'page' : undefined}
      onClick=${() => go({ channel: id, tab: kind === 'direct' ? place.tab : 'messages' })}
    >
      <span class="sign" aria-hidden="true">${kind === 'direct' ? html`<span class="dot"></span>` : signs[kind]}</span>
      <span class=${isArchived ? 'archived' : ''}>${name}</span>
      ${note.length > 0 && html`<span class="unseen">, ${note.join(', ')}</span>`}
    </button>
  </li>`;
}

function Lock() {
  return html`<svg viewBox="0 0 16 16"><rect x="3" y="7" width="10" height="7" rx="1.500" /><path d="M5.500 7V5a2.500 2.500 0 0 1 5 0v2" /></svg>`;
}
