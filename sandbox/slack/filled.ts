import { optionsIn } from './composition-rules.ts';
import type { Option } from './element-value.ts';
import type { Fields } from './shape.ts';
import { isFields, points } from './text-rules.ts';
import { isIsoDate, isTime } from './time-rules.ts';
import type { World } from './world.ts';

interface Reading {
  /** Options that were suggested for an external select. */
  readonly known: readonly Option[];
  readonly user: string;
  readonly world: World;
}

type Given = string | readonly string[];

/** What an element holds after somebody has filled this in; throws where their client would not let them. */
export function readFilled(element: Fields, given: Given, reading: Reading): unknown {
  const id = String(element.action_id);
  switch (element.type) {
    case 'plain_text_input':
      return textFor(element, one(given, id));
    case 'datepicker':
      return allowed(one(given, id), isIsoDate, `${id} takes a date such as 2026-11-30`);
    case 'timepicker':
      return allowed(one(given, id), isTime, `${id} takes a time such as 09:30`);
    case 'static_select':
    case 'radio_buttons':
    case 'external_select':
      return optionFor(element, one(given, id), reading);
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return optionsFor(element, typeof given === 'string' ? [given] : given, reading);
    case 'conversations_select':
    case 'channels_select':
      return allowed(one(given, id), (channel) => isListed(channel, element, reading), `${id} does not list ${given}`);
    case 'users_select':
      return allowed(one(given, id), (user) => reading.world.options.users.includes(user), `there is no user ${given}`);
    default:
      throw new Error(`${id} cannot be filled in: it is a ${element.type}`);
  }
}

function one(given: Given, id: string): string {
  if (typeof given !== 'string') throw new Error(`${id} takes one value`);
  return given;
}

function allowed(value: string, isAllowed: (value: string) => boolean, otherwise: string): string {
  if (!isAllowed(value)) throw new Error(otherwise);
  return value;
}

/** What has been emptied is `null`, as what was never filled in. */
function textFor({ action_id, max_length: max = 3_000, multiline = false }: Fields, text: string): string | null {
  if (points(text) > Number(max)) throw new Error(`${action_id} takes ${max} characters at most`);
  if (multiline !== true && /[\n\r]/.test(text)) throw new Error(`${action_id} takes one line`);
  return text === '' ? null : text;
}

function optionsFor(element: Fields, wanted: readonly string[], reading: Reading): readonly Fields[] {
  const max = Number(element.max_selected_items ?? Number.POSITIVE_INFINITY);
  if (wanted.length > max) throw new Error(`${element.action_id} takes ${max} options at most`);
  if (new Set(wanted).size < wanted.length) throw new Error(`${element.action_id} takes an option once`);
  return wanted.map((each) => optionFor(element, each, reading));
}

/** By its value, or by what is read. */
function optionFor(element: Fields, wanted: string, { known }: Reading): Fields {
  const initial = [element.initial_option, element.initial_options].flat().filter(isFields);
  const isExternal = String(element.type).endsWith('external_select');
  const options: readonly Fields[] = isExternal
    ? [...known.map((each) => ({ ...each })), ...initial]
    : optionsIn(element);
  const found =
    options.find(({ value }) => value === wanted) ?? options.find(({ text }) => isFields(text) && text.text === wanted);
  const hint = isExternal ? ' among what was suggested' : '';
  if (found === undefined) throw new Error(`there is no option ${wanted} in ${element.action_id}${hint}`);
  return found;
}

/** Public channels, and what the user is in; fewer with a filter. */
export function isListed(
  channel: string,
  { type, filter }: Fields,
  { user, world }: Pick<Reading, 'user' | 'world'>,
): boolean {
  const conversation = world.conversations.get(channel);
  if (conversation === undefined || conversation.archived === true) return false;
  const { kind, members } = conversation;
  if (type === 'channels_select') return kind === 'public';
  const include = isFields(filter) && Array.isArray(filter.include) ? filter.include : ['im', 'private', 'public'];
  return (kind === 'public' || members.includes(user)) && include.includes(kind === 'direct' ? 'im' : kind);
}
