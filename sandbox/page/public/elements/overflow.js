import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Menu } from '../menu.js';
import { Confirm } from './confirm.js';

export function Overflow({ element, set }) {
  const { options, confirm } = element;
  const [asked, setAsked] = useState(/** @type {any} */ (null));
  const choose = (option) => (confirm ? setAsked(option) : set({ selected_option: option }));
  const items = options.map((option) => ({
    label: option.text.text,
    about: option.description?.text,
    act: () => choose(option),
  }));
  return html`<${Menu} label="More" items=${items} look="block-button"><span aria-hidden="true">⋯</span></${Menu}>
    ${asked && html`<${Confirm} confirm=${confirm} yes=${() => set({ selected_option: asked })} end=${() => setAsked(null)} />`}`;
}
