import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';

/** What can be chosen, below its field. The field keeps the focus. */
export function Listbox({ id, label, isOpen, found, at, isTaken, choose, note }) {
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(
    () => list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }),
    [at, isOpen],
  );
  let index = -1;
  const optionOf = (option) => {
    index += 1;
    const own = index;
    return html`<div
      role="option"
      id=${`${id}-option-${own}`}
      class=${isTaken(option) ? 'option taken' : 'option'}
      aria-selected=${own === at}
      onMouseDown=${(event) => event.preventDefault()}
      onClick=${() => choose(option)}
    >
      <span>${option.text.text}</span>${option.description && html`<span class="hint">${option.description.text}</span>`}
    </div>`;
  };
  const groupOf = ({ label: name, options }, number) =>
    name === null
      ? options.map(optionOf)
      : html`<div role="group" aria-labelledby=${`${id}-group-${number}`}>
          <div class="group-name" id=${`${id}-group-${number}`} role="presentation">${name}</div>
          ${options.map(optionOf)}
        </div>`;
  return html`<div class="popup" hidden=${!isOpen}>
    <div id=${`${id}-list`} ref=${list} role="listbox" aria-label=${label}>${isOpen && found.map(groupOf)}</div>
    <div class="note" role="status">${isOpen && note}</div>
  </div>`;
}
