import {
  choiceOption,
  choiceOptions,
  confirm,
  initialsAreOptions,
  optionGroups,
  overflowOptions,
  plain,
  selectOption,
  selectOptions,
  string,
} from './composition-rules.ts';
import { type Fields, flag, integer, listOf, oneOf, type Shape, shapeRules, typedRules, url } from './shape.ts';
import { type Broken, isFields, points } from './text-rules.ts';
import { isoDate, time, zone } from './time-rules.ts';

/** Blocks that hold elements. */
type Holder = 'section' | 'actions' | 'input';

interface Element {
  readonly in: readonly Holder[];
  readonly shape: Shape;
}

const everywhere = ['section', 'actions', 'input'] as const;
/** Multi-select menus: "Works with block types: Section, Input" (multi-select menu element reference). */
const notInActions = ['section', 'input'] as const;
const action = { action_id: string(1, 255) };
const field = { ...action, focus_on_load: flag };
const menu = { ...field, confirm, placeholder: plain(150) };
const most = { max_selected_items: integer(1, 100) };
const typed = { min_query_length: integer(0, 100) };
const selection = { options: selectOptions, option_groups: optionGroups };

/** Block element reference: where each may be, and what it holds. */
const elements: Readonly<Record<string, Element>> = {
  button: {
    in: ['section', 'actions'],
    shape: {
      needed: { text: plain(75) },
      maybe: {
        ...action,
        confirm,
        value: string(1, 2_000),
        url,
        accessibility_label: string(1, 75),
        style: oneOf('primary', 'danger'),
      },
    },
  },
  overflow: {
    in: ['section', 'actions'],
    shape: { needed: { options: overflowOptions }, maybe: { ...action, confirm } },
  },
  plain_text_input: {
    in: ['input'],
    shape: {
      needed: {},
      maybe: {
        ...field,
        placeholder: plain(150),
        initial_value: string(0, 3_000),
        multiline: flag,
        min_length: integer(0, 3_000),
        max_length: integer(1, 3_000),
        dispatch_action_config: (value, at) => shapeRules(value, dispatch, at),
      },
      also: lengths,
    },
  },
  static_select: {
    in: everywhere,
    shape: { needed: {}, maybe: { ...menu, ...selection, initial_option: selectOption }, also: oneKindOfOptions },
  },
  multi_static_select: {
    in: notInActions,
    shape: {
      needed: {},
      maybe: { ...menu, ...most, ...selection, initial_options: listOf(1, 100, selectOption) },
      also: (element, at) => [...oneKindOfOptions(element, at), ...fewEnough(element, at)],
    },
  },
  external_select: {
    in: everywhere,
    shape: { needed: {}, maybe: { ...menu, ...typed, initial_option: selectOption } },
  },
  multi_external_select: {
    in: notInActions,
    shape: {
      needed: {},
      maybe: { ...menu, ...most, ...typed, initial_options: listOf(1, 100, selectOption) },
      also: fewEnough,
    },
  },
  datepicker: { in: everywhere, shape: { needed: {}, maybe: { ...menu, initial_date: isoDate } } },
  timepicker: { in: everywhere, shape: { needed: {}, maybe: { ...menu, initial_time: time, timezone: zone } } },
  radio_buttons: {
    in: everywhere,
    shape: {
      needed: { options: choiceOptions },
      maybe: { ...field, confirm, initial_option: choiceOption },
      also: initialsAreOptions,
    },
  },
  checkboxes: {
    in: everywhere,
    shape: {
      needed: { options: choiceOptions },
      maybe: { ...field, confirm, initial_options: listOf(1, 10, choiceOption) },
      also: initialsAreOptions,
    },
  },
  conversations_select: {
    in: everywhere,
    shape: {
      needed: {},
      maybe: {
        ...menu,
        initial_conversation: string(1, 255),
        default_to_current_conversation: flag,
        response_url_enabled: flag,
        filter: (value, at) => shapeRules(value, conversationFilter, at),
      },
    },
  },
  channels_select: {
    in: everywhere,
    shape: { needed: {}, maybe: { ...menu, initial_channel: string(1, 255), response_url_enabled: flag } },
  },
  users_select: { in: everywhere, shape: { needed: {}, maybe: { ...menu, initial_user: string(1, 255) } } },
};

const dispatch: Shape = {
  needed: { trigger_actions_on: listOf(1, 2, oneOf('on_enter_pressed', 'on_character_entered')) },
  maybe: {},
};

/** Conversation filter reference: with at least one of its fields. */
const conversationFilter: Shape = {
  needed: {},
  maybe: {
    include: listOf(1, 4, oneOf('im', 'mpim', 'private', 'public')),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
  also: (filter, at) => (Object.keys(filter).length === 0 ? [`must provide a filter [json-pointer:${at}]`] : []),
};

/** What is wrong with an element in a block of this type. */
export function elementRules(element: unknown, holder: Holder, at: string): Broken[] {
  if (!isFields(element)) return [`must provide an object [json-pointer:${at}]`];
  const type = String(element.type);
  const known = Object.hasOwn(elements, type) ? elements[type] : undefined;
  if (known === undefined || !known.in.includes(holder)) return [`unsupported type: ${type} [json-pointer:${at}/type]`];
  return [
    ...typedRules(element, known.shape, at),
    // Only what is submitted can be answered.
    ...(element.response_url_enabled === true && holder !== 'input'
      ? [`response_url_enabled is for input blocks [json-pointer:${at}]`]
      : []),
  ];
}

function oneKindOfOptions(element: Fields, at: string): Broken[] {
  const isOne = (element.options === undefined) !== (element.option_groups === undefined);
  const kinds = isOne ? [] : [`must provide either options or option_groups [json-pointer:${at}]`];
  return [...kinds, ...initialsAreOptions(element, at)];
}

function fewEnough({ initial_options: chosen, max_selected_items: max }: Fields, at: string): Broken[] {
  const isMany = Array.isArray(chosen) && typeof max === 'number' && chosen.length > max;
  return isMany ? [`no more than ${max} items allowed [json-pointer:${at}/initial_options]`] : [];
}

function lengths({ min_length: min = 0, max_length: max = 3_000, initial_value: value = '' }: Fields, at: string) {
  return [
    ...(Number(min) > Number(max) ? [`min_length must not be above max_length [json-pointer:${at}]`] : []),
    ...(points(String(value)) > Number(max)
      ? [`must be less than ${Number(max) + 1} characters [json-pointer:${at}/initial_value]`]
      : []),
  ];
}
