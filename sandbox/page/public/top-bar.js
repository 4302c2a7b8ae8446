import { html } from 'htm/preact';
import { useActing } from './acting.js';
import { Clock } from './clock.js';
import { Face } from './face.js';
import { Menu } from './menu.js';

export function TopBar({ isDrawerOpen, toggleDrawer }) {
  const { state } = useActing();
  return html`<header class="top">
    <button type="button" class="top-button drawer-button" aria-expanded=${isDrawerOpen} aria-controls="sidebar" aria-label="Channels" onClick=${toggleDrawer}>☰</button>
    <h1>Brightcart<span class="sandbox"> mailstats sandbox</span></h1>
    <${Clock} />
    <${People} users=${state.users} user=${state.user} />
  </header>`;
}

/** Whose eyes everything is seen with. */
function People({ users, user }) {
  const { go } = useActing();
  const me = users.find(({ id }) => id === user);
  const items = users.map(({ id, name, about }) => ({
    label: name,
    about,
    isChosen: id === user,
    act: () => go({ user: id }),
  }));
  return html`<${Menu} label=${`You are ${me?.name}. Switch to another person`} look="top-button" items=${items} side="right">
    <${Face} name=${me?.name ?? ''} size="tiny" /><span class="my-name">${me?.name}</span><span class="caret" aria-hidden="true"></span>
  </${Menu}>`;
}
