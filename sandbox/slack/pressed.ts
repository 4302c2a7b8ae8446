import type { Fields } from './shape.ts';
import { isFields } from './text-rules.ts';

/** A button that is pressed, or the option (by its text) of an overflow menu, as an action tells it. */
export function pressed(element: Fields, { block_id }: Fields, option?: string): Fields {
  const { type, action_id, text, value, options } = element;
  if (type === 'button') return { action_id, block_id, text, ...(value === undefined ? {} : { value }), type };
  if (type !== 'overflow') throw new Error(`${action_id} is no button, but a ${type}`);
  const all = Array.isArray(options) ? options.filter(isFields) : [];
  const selected_option = all.find(({ text }) => isFields(text) && text.text === option);
  if (selected_option === undefined) throw new Error(`there is no option ${option} in the menu`);
  return { type, selected_option, action_id, block_id };
}
