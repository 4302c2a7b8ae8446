import { html } from 'htm/preact';
import { useActing, useSurface } from '../acting.js';
import { Button } from './button.js';
import { Choices } from './choices.js';
import { DateField, TimeField } from './dates.js';
import { Listed } from './listed.js';
import { Overflow } from './overflow.js';
import { External, Static } from './selects.js';
import { TextField } from './text-field.js';

/** Everything somebody can use in a block. */
const kinds = {
  button: Button,
  overflow: Overflow,
  plain_text_input: TextField,
  datepicker: DateField,
  timepicker: TimeField,
  static_select: Static,
  multi_static_select: Static,
  external_select: External,
  multi_external_select: External,
  radio_buttons: Choices,
  checkboxes: Choices,
  conversations_select: Listed,
  channels_select: Listed,
  users_select: Listed,
};

/**
 * One element with what it holds; `set` tells what it holds now, or that it was used.
 * @param {{ element: any, block: any, id?: string, label?: string, about?: string, isWrong?: boolean }} props
 */
export function ElementOf({ element, block, id, label, about, isWrong = false }) {
  const { state, perform, tell } = useActing();
  const { at, values } = useSurface();
  const { type, action_id: actionId } = element;
  const { block_id: blockId } = block;
  const Kind = kinds[type];
  if (Kind === undefined) return html`<span class="context">This page cannot draw a ${type}.</span>`;
  const set = async (held) => {
    const done = await perform({ do: 'act', user: state.user, at, actionId, value: { type, ...held } });
    if (!done.ok) tell(done.error);
  };
  const where = { user: state.user, at, actionId };
  const name = label ?? element.placeholder?.text ?? element.accessibility_label ?? 'Choose';
  return html`<${Kind}
    element=${element}
    held=${values[blockId]?.[actionId] ?? {}}
    set=${set}
    where=${where}
    id=${id ?? `${blockId}-${actionId}-${'view' in at ? at.view : at.message.ts}`}
    label=${name}
    about=${about}
    isWrong=${isWrong}
    isOptional=${block.type !== 'input' || block.optional === true}
  />`;
}
