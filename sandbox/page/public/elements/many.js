import { html } from 'htm/preact';
import { Combobox } from './combobox.js';

/** A menu in which several can be chosen: they stand above it, each with a button to take it out again. */
export function Many({ chosen, choose, most, label, ...rest }) {
  const without = (value) => chosen.filter((each) => each.value !== value);
  const isChosen = ({ value }) => chosen.some((each) => each.value === value);
  return html`<div class="many">
    ${
      chosen.length > 0 &&
      html`<ul class="chips" aria-label=${`Chosen for ${label}`}>
        ${chosen.map(
          ({ text, value }) => html`<li key=${value}>
            <span>${text.text}</span>
            <button type="button" aria-label=${`Remove ${text.text}`} onClick=${() => choose(without(value))}>×</button>
          </li>`,
        )}
      </ul>`
    }
    <${Combobox}
      ...${rest}
      label=${label}
      chosen=${null}
      isTaken=${isChosen}
      isFull=${chosen.length >= most}
      pick=${(option) => option && choose(isChosen(option) ? without(option.value) : [...chosen, option])}
    />
  </div>`;
}
