import { html } from 'htm/preact';
import { useActing } from './acting.js';
import { Menu } from './menu.js';

/** The ⚡ menu: what apps offer everywhere. */
export function Shortcuts() {
  const { state, perform, tell } = useActing();
  const { user, shortcuts } = state;
  const items = shortcuts
    .filter(({ type }) => type === 'global')
    .map(({ callbackId, name, description }) => ({
      label: name,
      about: description,
      async act() {
        const done = await perform({ do: 'shortcut', user, callbackId });
        if (!done.ok) tell(done.error);
      },
    }));
  return html`<${Menu} label="Shortcuts" items=${items} look="plain up"><span aria-hidden="true">⚡</span></${Menu}>`;
}
