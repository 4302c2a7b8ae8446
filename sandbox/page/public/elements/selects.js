import { html } from 'htm/preact';
import { useCallback } from 'preact/hooks';
import { suggest } from '../perform.js';
import { Combobox } from './combobox.js';
import { Many } from './many.js';

/** Menus whose options came with them. */
export function Static({ element, ...rest }) {
  const groups = element.option_groups
    ? element.option_groups.map(({ label, options }) => ({ label: label.text, options }))
    : [{ label: null, options: element.options ?? [] }];
  return html`<${Select} ...${rest} element=${element} groups=${groups} />`;
}

/** Menus whose options the app is asked for while somebody types. */
export function External({ element, where, ...rest }) {
  const { user, at, actionId } = where;
  const ask = useCallback(
    async (query) => {
      const { options, groups } = await suggest({ user, at, actionId, query });
      return groups.length > 0 ? groups : [{ label: null, options }];
    },
    [user, JSON.stringify(at), actionId],
  );
  return html`<${Select} ...${rest} element=${element} ask=${ask} least=${element.min_query_length ?? 3} />`;
}

function Select({ element, held, set, ...rest }) {
  const placeholder = element.placeholder?.text;
  if (element.type.startsWith('multi_')) {
    return html`<${Many}
      ...${rest}
      placeholder=${placeholder}
      most=${element.max_selected_items ?? 100}
      chosen=${held.selected_options ?? []}
      choose=${(options) => set({ selected_options: options })}
    />`;
  }
  return html`<${Combobox}
    ...${rest}
    placeholder=${placeholder}
    chosen=${held.selected_option ?? null}
    pick=${(option) => set({ selected_option: option })}
  />`;
}
