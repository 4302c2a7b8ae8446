import { html } from 'htm/preact';

/** What a browser has for dates works with every keyboard, screen reader and phone. */
function Native({ kind, field, held, set, id, label, about, isWrong }) {
  return html`<input
    id=${id}
    class="field narrow"
    type=${kind}
    value=${held[field] ?? ''}
    aria-label=${label}
    aria-describedby=${about}
    aria-invalid=${isWrong}
    onChange=${({ currentTarget: { value } }) => set({ [field]: value === '' ? null : value })}
  />`;
}

export function DateField(props) {
  return html`<${Native} ...${props} kind="date" field="selected_date" />`;
}

export function TimeField(props) {
  return html`<${Native} ...${props} kind="time" field="selected_time" />`;
}
