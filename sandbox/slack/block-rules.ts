import { blockShapes } from './block-shapes.ts';
import { chartRules } from './chart-rules.ts';
import { elementsOf } from './elements.ts';
import { richTextRules } from './rich-text-rules.ts';
import { type Fields, typedRules } from './shape.ts';
import { dataTableRules, tableRules } from './table-rules.ts';
import { type Broken, isFields, list, points, text } from './text-rules.ts';

/** Where blocks can be shown. */
export type Surface = 'message' | 'modal' | 'home';

interface Kind {
  readonly on: readonly Surface[];
  readonly rules: (block: Fields, at: string) => Broken[];
}

const everywhere = ['message', 'modal', 'home'] as const;
const notInModals = ['message', 'home'] as const;
const shaped = (type: keyof typeof blockShapes, on: readonly Surface[] = everywhere): Kind => ({
  on,
  rules: (block, at) => typedRules(block, blockShapes[type], at),
});

/** The blocks the pretend Slack knows, and their surfaces. Written from Slack's block reference, not from src. */
const kinds: Readonly<Record<string, Kind>> = {
  header: shaped('header'),
  divider: shaped('divider'),
  section: shaped('section'),
  context: shaped('context'),
  actions: shaped('actions'),
  input: shaped('input'),
  rich_text: { on: everywhere, rules: richTextRules },
  table: { on: notInModals, rules: tableRules },
  data_table: { on: notInModals, rules: dataTableRules },
  data_visualization: { on: notInModals, rules: chartRules },
  alert: shaped('alert', ['modal']),
  markdown: shaped('markdown', ['message']),
  context_actions: shaped('context_actions', ['message']),
};

const tableFamily = ['table', 'data_table'];
const mostBlocks = { message: 50, modal: 100, home: 100 } as const;

/** What Slack would say against these blocks of one message or view; empty when it takes them. */
export function brokenRules(
  blocks: unknown,
  unknownBlocks: readonly string[] = [],
  surface: Surface = 'message',
): Broken[] {
  const at = surface === 'message' ? '/blocks' : '/view/blocks';
  const all = list(blocks, 0, mostBlocks[surface], at);
  const known = all.items.filter(isFields);
  const count = (types: readonly string[]) => known.filter((block) => types.includes(String(block.type))).length;
  const ids = known.map((block) => block.block_id).filter((id) => id !== undefined);
  const elements = known.flatMap(elementsOf);
  const actions = elements.map(({ action_id }) => action_id).filter((id) => id !== undefined);
  return [
    ...all.broken,
    ...all.items.flatMap((block, index) => blockRules(block, { unknownBlocks, surface }, `${at}/${index}`)),
    ...(count(tableFamily) > 1 ? [`only_one_table_allowed [json-pointer:${at}]`] : []),
    ...(count(['data_visualization']) > 2 ? [`no more than 2 charts allowed [json-pointer:${at}]`] : []),
    ...(charactersOf(known, 'markdown') > 12_000
      ? [`markdown must be less than 12001 characters together [json-pointer:${at}]`]
      : []),
    // "Only in input blocks in modals" (conversations select reference): only what is submitted can be answered.
    ...(surface !== 'modal' && elements.some((element) => element.response_url_enabled === true)
      ? [`response_url_enabled is for modals [json-pointer:${at}]`]
      : []),
    ...(new Set(ids).size < ids.length ? [`block_id must be unique [json-pointer:${at}]`] : []),
    // Slack wants it of one block only; nobody could tell them apart in a message either.
    ...(new Set(actions).size < actions.length ? [`action_id must be unique [json-pointer:${at}]`] : []),
    ...(elements.filter((element) => element.focus_on_load === true).length > 1
      ? [`only one element can have focus_on_load [json-pointer:${at}]`]
      : []),
  ];
}

function charactersOf(blocks: readonly Fields[], type: string): number {
  return blocks.filter((block) => block.type === type).reduce((sum, { text }) => sum + points(String(text)), 0);
}

function blockRules(
  block: unknown,
  { unknownBlocks, surface }: { readonly unknownBlocks: readonly string[]; readonly surface: Surface },
  at: string,
): Broken[] {
  if (!isFields(block)) return [`must provide an object [json-pointer:${at}]`];
  const type = String(block.type);
  const kind = unknownBlocks.includes(type) || !Object.hasOwn(kinds, type) ? undefined : kinds[type];
  if (kind === undefined || !kind.on.includes(surface)) return [`unsupported type: ${type} [json-pointer:${at}/type]`];
  const id = block.block_id === undefined ? [] : text(block.block_id, 1, 255, `${at}/block_id`);
  return [...id, ...kind.rules(block, at)];
}
