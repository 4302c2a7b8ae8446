import { optionsIn } from './composition-rules.ts';
import type { Fields } from './shape.ts';
import { isFields } from './text-rules.ts';

export interface Option {
  readonly text: { readonly type: 'plain_text' | 'mrkdwn'; readonly text: string };
  readonly value: string;
  readonly description?: { readonly type: 'plain_text' | 'mrkdwn'; readonly text: string };
}

/** What an input or menu holds, as in `view.state.values`. Only the field of its kind is there. */
export interface ElementValue {
  readonly type: string;
  readonly value?: string | null;
  readonly selected_option?: Option | null;
  readonly selected_options?: readonly Option[];
  readonly selected_date?: string | null;
  readonly selected_time?: string | null;
  readonly selected_conversation?: string | null;
  readonly selected_channel?: string | null;
  readonly selected_user?: string | null;
}

export type Values = Readonly<Record<string, Readonly<Record<string, ElementValue>>>>;

/** The kinds that hold a value: its field, the field it begins with, and what it holds when empty. */
const kinds = {
  plain_text_input: ['value', 'initial_value', null],
  static_select: ['selected_option', 'initial_option', null],
  external_select: ['selected_option', 'initial_option', null],
  radio_buttons: ['selected_option', 'initial_option', null],
  multi_static_select: ['selected_options', 'initial_options', []],
  multi_external_select: ['selected_options', 'initial_options', []],
  checkboxes: ['selected_options', 'initial_options', []],
  datepicker: ['selected_date', 'initial_date', null],
  timepicker: ['selected_time', 'initial_time', null],
  conversations_select: ['selected_conversation', 'initial_conversation', null],
  channels_select: ['selected_channel', 'initial_channel', null],
  users_select: ['selected_user', 'initial_user', null],
} as const;

type ValueKind = keyof typeof kinds;
type ValueField = (typeof kinds)[ValueKind][0];

/** The field in which this kind of element holds its value; `null`: it holds none, as buttons do. */
export function valueFieldOf(type: unknown): ValueField | null {
  return isValueKind(type) ? kinds[type][0] : null;
}

function isValueKind(type: unknown): type is ValueKind {
  return typeof type === 'string' && Object.hasOwn(kinds, type);
}

/** A value for this element; `null` empties it. */
export function holding(element: Fields, held: unknown): ElementValue {
  const { type } = element;
  if (!isValueKind(type)) throw new Error(`${String(type)} holds no value`);
  const [field, , empty] = kinds[type];
  return { type, [field]: held ?? empty };
}

/** What the element holds when its view is opened; `current` is the conversation the user looked at. */
export function initialValue(element: Fields, current: string | undefined): ElementValue {
  const initial = isValueKind(element.type) ? element[kinds[element.type][1]] : null;
  const byDefault = element.default_to_current_conversation === true ? current : undefined;
  return holding(element, initial ?? byDefault ?? null);
}

export function isEmpty(value: ElementValue): boolean {
  const held = value[valueFieldOf(value.type) ?? 'value'];
  return (
    held === null ||
    held === undefined ||
    (typeof held !== 'string' && !('value' in held) ? held.length === 0 : held === '')
  );
}

/** Whether the element, as it is now, can still hold this: of the same kind, and of its options. */
export function canHold(element: Fields, value: ElementValue): boolean {
  if (element.type !== value.type) return false;
  const all = optionsIn(element);
  if (all.length === 0) return true;
  const chosen = [...(value.selected_options ?? []), ...(value.selected_option ? [value.selected_option] : [])];
  return chosen.every((option) => all.some((each) => isFields(each) && each.value === option.value));
}
