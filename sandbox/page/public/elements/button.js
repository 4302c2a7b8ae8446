import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Confirm } from './confirm.js';

export function Button({ element, set }) {
  const { text, style = '', confirm, accessibility_label: label } = element;
  const [isBusy, setBusy] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const press = async () => {
    setBusy(true);
    await set({});
    setBusy(false);
  };
  return html`<button
      type="button"
      class=${`block-button ${style}`}
      aria-label=${label}
      aria-busy=${isBusy}
      onClick=${() => (isBusy ? undefined : confirm ? setAsking(true) : press())}
    >
      ${text.text}
    </button>
    ${isAsking && html`<${Confirm} confirm=${confirm} yes=${press} end=${() => setAsking(false)} />`}`;
}
