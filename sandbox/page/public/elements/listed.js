import { html } from 'htm/preact';
import { useActing } from '../acting.js';
import { Combobox } from './combobox.js';

const included = { im: 'direct', public: 'public', private: 'private' };

/** Menus of conversations, channels and people, which the page knows by itself. */
export function Listed({ element, held, set, ...rest }) {
  const { state } = useActing();
  const field = `selected_${element.type.replace('s_select', '')}`;
  const options = optionsFor(element, state);
  const chosen = options.find(({ value }) => value === held[field]) ?? null;
  return html`<${Combobox}
    ...${rest}
    placeholder=${element.placeholder?.text}
    chosen=${chosen}
    groups=${[{ label: null, options }]}
    pick=${(option) => set({ [field]: option?.value ?? null })}
  />`;
}

function optionsFor({ type, filter }, { users, conversations }) {
  if (type === 'users_select') return users.map(({ id, name }) => optionOf(id, name));
  const kinds =
    type === 'channels_select'
      ? ['public']
      : (filter?.include ?? ['im', 'public', 'private']).map((kind) => included[kind]);
  return conversations
    .filter(({ kind, isArchived, isMember }) => kinds.includes(kind) && !isArchived && (kind === 'public' || isMember))
    .map(({ id, name, kind }) => optionOf(id, kind === 'direct' ? `${name} (direct message)` : `#${name}`));
}

const optionOf = (value, text) => ({ value, text: { type: 'plain_text', text } });
