import { html } from 'htm/preact';
import { Text } from '../text.js';

/** Radio buttons, of which one is chosen, and checkboxes, of which any are. */
export function Choices({ element, held, set, id, isWrong }) {
  const { type, options } = element;
  const isOne = type === 'radio_buttons';
  const chosen = isOne ? [held.selected_option].filter(Boolean) : (held.selected_options ?? []);
  const isChosen = ({ value }) => chosen.some((each) => each.value === value);
  const choose = (option, isOn) => {
    if (isOne) return set({ selected_option: option });
    return set({ selected_options: options.filter((each) => (each === option ? isOn : isChosen(each))) });
  };
  return html`<div class="choices">
    ${options.map(
      (option, index) => html`<label class="choice">
        <input
          type=${isOne ? 'radio' : 'checkbox'}
          name=${id}
          id=${index === 0 ? id : undefined}
          checked=${isChosen(option)}
          aria-invalid=${isWrong}
          onChange=${({ currentTarget }) => choose(option, currentTarget.checked)}
        />
        <span><${Text} of=${option.text} />${option.description && html`<span class="hint"><${Text} of=${option.description} /></span>`}</span>
      </label>`,
    )}
  </div>`;
}
