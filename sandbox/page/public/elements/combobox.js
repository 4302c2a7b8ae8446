import { html } from 'htm/preact';
import { useRef, useState } from 'preact/hooks';
import { Listbox } from './listbox.js';
import { useOptions } from './options.js';

const none = () => false;

/**
 * A menu that is searched by typing (ARIA combobox with a listbox). `groups`: all there is to choose; or `ask`, which is
 * asked for it from `least` characters on.
 */
export function Combobox({
  id,
  label,
  about,
  isWrong,
  isOptional,
  placeholder,
  chosen,
  pick,
  groups,
  ask,
  least = 0,
  isTaken = none,
  isFull = false,
}) {
  /** What is being typed; `null`: the menu is closed. */
  const [query, setQuery] = useState(/** @type {string | null} */ (null));
  const [active, setActive] = useState(0);
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const isOpen = query !== null && !isFull;
  const { found, isAsking } = useOptions({ query: isOpen ? query : null, groups, ask, least });
  const options = found.flatMap((group) => group.options);
  const at = Math.min(active, options.length - 1);
  const open = (text) => {
    setQuery(text);
    setActive(0);
  };
  const choose = (option) => {
    setQuery(null);
    pick(option);
  };
  const keys = {
    ArrowDown: () => (isOpen ? setActive(Math.min(at + 1, options.length - 1)) : open('')),
    ArrowUp: () => isOpen && setActive(Math.max(at - 1, 0)),
    Enter: () => isOpen && options[at] && choose(options[at]),
    Escape: () => isOpen && setQuery(null),
  };
  const press = (event) => {
    const act = keys[event.key];
    if (act === undefined || (event.key !== 'ArrowDown' && !isOpen)) return;
    event.preventDefault();
    // Escape closes the menu, not the form around it.
    event.stopPropagation();
    act();
  };
  return html`<div class="combobox">
    <input
      id=${id}
      ref=${input}
      class="field"
      type="text"
      role="combobox"
      aria-label=${label}
      aria-expanded=${isOpen}
      aria-controls=${`${id}-list`}
      aria-autocomplete="list"
      aria-activedescendant=${isOpen && options[at] ? `${id}-option-${at}` : undefined}
      aria-describedby=${about}
      aria-invalid=${isWrong}
      autocomplete="off"
      spellcheck=${false}
      disabled=${isFull}
      placeholder=${isFull ? 'No more can be chosen' : (placeholder ?? 'Choose')}
      value=${query ?? chosen?.text.text ?? ''}
      onInput=${({ currentTarget }) => open(currentTarget.value)}
      onClick=${() => !isOpen && open('')}
      onBlur=${() => setQuery(null)}
      onKeyDown=${press}
    />
    ${
      chosen && isOptional && query === null
        ? html`<button type="button" class="clear" aria-label=${`Clear ${label}`} onClick=${() => {
            pick(null);
            input.current?.focus();
          }}>×</button>`
        : html`<span class="caret" aria-hidden="true"></span>`
    }
    <${Listbox} id=${id} label=${label} isOpen=${isOpen} found=${found} at=${at} isTaken=${isTaken} choose=${choose} note=${noteFor({ query, least, isAsking, options })} />
  </div>`;
}

function noteFor({ query, least, isAsking, options }) {
  if ((query ?? '').length < least) return `Type ${least} characters or more`;
  if (isAsking) return 'Looking …';
  return options.length === 0 ? 'Nothing found' : null;
}
