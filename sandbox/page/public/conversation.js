import { html } from 'htm/preact';
import { useActing } from './acting.js';
import { Composer } from './composer.js';
import { Home } from './home.js';
import { MessageLog } from './message-log.js';

/** One channel, or the direct messages with mailstats and their Home tab. */
export function Conversation({ conversation, tab, composed }) {
  const { kind, name, isArchived, hasBot } = conversation;
  const isHome = kind === 'direct' && tab === 'home';
  const about = [
    kind === 'private' && 'Private channel',
    isArchived && 'Archived',
    !hasBot && !isArchived && 'mailstats is not in this channel',
  ].filter(Boolean);
  return html`<main class="conversation" id="conversation" tabindex="-1">
    <div class="conversation-head">
      <h2>${kind === 'direct' ? name : `#${name}`}</h2>
      ${about.length > 0 && html`<p class="context">${about.join(' · ')}</p>`}
      ${kind === 'direct' && html`<${Tabs} isHome=${isHome} />`}
    </div>
    ${isHome ? html`<${Home} />` : html`<${MessageLog} conversation=${conversation} />`}
    ${!isHome && html`<${Foot} conversation=${conversation} composed=${composed} />`}
  </main>`;
}

function Foot({ conversation, composed }) {
  const { id, name, isArchived, isMember, isReadOnly } = conversation;
  if (isArchived) return html`<p class="foot context">This channel is archived: nobody can write into it.</p>`;
  if (isReadOnly)
    return html`<p class="foot context">Sending messages to this app has been turned off. Ask in a channel, or in its Home.</p>`;
  if (!isMember) return html`<${Join} channel=${id} name=${name} />`;
  return html`<${Composer} conversation=${conversation} composed=${composed} />`;
}

function Tabs({ isHome }) {
  const { go } = useActing();
  const tab = (name, label, isCurrent) => html`<li>
    <button type="button" aria-current=${isCurrent ? 'page' : undefined} onClick=${() => go({ tab: name })}>${label}</button>
  </li>`;
  return html`<nav class="tabs" aria-label="Tabs of mailstats">
    <ul>${tab('home', 'Home', isHome)}${tab('messages', 'Messages', !isHome)}</ul>
  </nav>`;
}

function Join({ channel, name }) {
  const { state, perform, tell } = useActing();
  const join = async () => {
    const done = await perform({ do: 'join', user: state.user, channel });
    if (!done.ok) tell(done.error);
  };
  return html`<p class="foot">
    You are not in #${name}.
    <button type="button" class="block-button primary" onClick=${join}>Join</button>
  </p>`;
}
