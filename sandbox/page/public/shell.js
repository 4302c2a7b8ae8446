import { html } from 'htm/preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { ActingContext } from './acting.js';
import { Conversation } from './conversation.js';
import { useLive } from './live.js';
import { Modal } from './modal.js';
import { perform } from './perform.js';
import { first, usePlace } from './place.js';
import { Sidebar } from './sidebar.js';
import { TopBar } from './top-bar.js';
import { useUnread } from './unread.js';

const noticeMs = 6_000;

export function Shell() {
  const [place, go] = usePlace();
  const { state, isLost } = useLive(place.user, () => place.user !== first.user && go(first));
  if (state !== null) return html`<${Workspace} place=${place} go=${go} state=${state} isLost=${isLost} />`;
  return html`<main class="waiting"><p role="status">${isLost ? 'The sandbox cannot be reached.' : 'Opening the workspace …'}</p></main>`;
}

function Workspace({ place, go, state, isLost }) {
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const [notice, setNotice] = useState('');
  const [composed, setComposed] = useState({ text: '', times: 0 });
  const current = currentOf(place, state);
  const unread = useUnread(state, current.id);
  useEffect(() => setDrawerOpen(false), [place.channel, place.tab, place.user]);
  useEffect(() => {
    const timer = setTimeout(() => setNotice(''), noticeMs);
    return () => clearTimeout(timer);
  }, [notice]);
  useEffect(() => {
    document.title = `${current.kind === 'direct' ? current.name : `#${current.name}`} · mailstats sandbox`;
  }, [current.id]);
  const acting = useMemo(
    () => ({
      state,
      perform,
      go,
      tell: setNotice,
      compose: (text) => setComposed(({ times }) => ({ text, times: times + 1 })),
    }),
    [state],
  );
  const top = state.views.at(-1);
  return html`<${ActingContext.Provider} value=${acting}>
    <a class="skip" href="#conversation" onClick=${skip}>Skip to the conversation</a>
    <${TopBar} isDrawerOpen=${isDrawerOpen} toggleDrawer=${() => setDrawerOpen(!isDrawerOpen)} />
    <div class="rooms" onKeyDown=${({ key }) => key === 'Escape' && setDrawerOpen(false)}>
      <${Sidebar} place=${{ ...place, channel: current.id }} unread=${unread} isOpen=${isDrawerOpen} />
      <${Conversation} key=${`${state.user} ${current.id}`} conversation=${current} tab=${place.tab} composed=${composed} />
    </div>
    ${top && html`<${Modal} key=${top.id} view=${top} />`}
    <div class=${notice === '' ? 'notice empty' : 'notice'} role="status">${notice}</div>
    ${isLost && html`<p class="lost" role="alert">The sandbox cannot be reached. Start it again with npm run demo.</p>`}
  </${ActingContext.Provider}>`;
}

function skip(event) {
  event.preventDefault();
  document.getElementById('conversation')?.focus();
}

/** Where this person looks; a place that only others see becomes the like of it, or where everybody begins. */
function currentOf({ channel }, { conversations, invitation }) {
  const direct = conversations.find(({ kind }) => kind === 'direct');
  const found = conversations.find(({ id }) => id === channel) ?? (channel.startsWith('D') ? direct : undefined);
  return found ?? conversations.find(({ id }) => id === invitation.channel) ?? conversations[0];
}
