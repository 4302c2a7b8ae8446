import { actionIds, actionsRules } from './action-rules.ts';
import { chartRules } from './chart-rules.ts';
import { dataTableRules, tableRules } from './table-rules.ts';
import { type Broken, isFields, list, onlyFields, text, textObject } from './text-rules.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The blocks the pretend Slack knows; each row checks one block. Written from Slack's block reference, not from src. */
const rules: Readonly<Record<string, (block: Fields, at: string) => Broken[]>> = {
  header: (block, at) => [
    ...onlyFields(block, ['type', 'block_id', 'text', 'level'], at),
    ...textObject(block.text, ['plain_text'], 150, `${at}/text`),
  ],
  divider: (block, at) => onlyFields(block, ['type', 'block_id'], at),
  section: sectionRules,
  context: (block, at) => {
    const elements = list(block.elements, 1, 10, `${at}/elements`);
    return [
      ...onlyFields(block, ['type', 'block_id', 'elements'], at),
      ...elements.broken,
      ...elements.items.flatMap((each, index) =>
        textObject(each, ['plain_text', 'mrkdwn'], 3_000, `${at}/elements/${index}`),
      ),
    ];
  },
  rich_text: richTextRules,
  actions: actionsRules,
  table: tableRules,
  data_table: dataTableRules,
  data_visualization: chartRules,
};

const tableFamily = ['table', 'data_table'];

/** What Slack would say against these blocks of one message; empty when it takes them. */
export function brokenRules(blocks: unknown, unknownBlocks: readonly string[] = []): Broken[] {
  const all = list(blocks, 0, 50, '/blocks');
  const known = all.items.filter(isFields);
  const count = (types: readonly string[]) => known.filter((block) => types.includes(String(block.type))).length;
  const ids = known.map((block) => block.block_id).filter((id) => id !== undefined);
  const actions = known.flatMap(actionIds);
  return [
    ...all.broken,
    ...all.items.flatMap((block, index) => blockRules(block, unknownBlocks, `/blocks/${index}`)),
    ...(count(tableFamily) > 1 ? ['only_one_table_allowed [json-pointer:/blocks]'] : []),
    ...(count(['data_visualization']) > 2 ? ['no more than 2 charts allowed [json-pointer:/blocks]'] : []),
    ...(new Set(ids).size < ids.length ? ['block_id must be unique [json-pointer:/blocks]'] : []),
    ...(new Set(actions).size < actions.length ? ['action_id must be unique [json-pointer:/blocks]'] : []),
  ];
}

function blockRules(block: unknown, unknownBlocks: readonly string[], at: string): Broken[] {
  if (!isFields(block)) return [`must provide an object [json-pointer:${at}]`];
  const type = String(block.type);
  const rule = unknownBlocks.includes(type) || !Object.hasOwn(rules, type) ? undefined : rules[type];
  if (rule === undefined) return [`unsupported type: ${type} [json-pointer:${at}/type]`];
  const id = block.block_id === undefined ? [] : text(block.block_id, 1, 255, `${at}/block_id`);
  return [...id, ...rule(block, at)];
}

function sectionRules(block: Fields, at: string): Broken[] {
  const fields = block.fields === undefined ? null : list(block.fields, 1, 10, `${at}/fields`);
  return [
    ...onlyFields(block, ['type', 'block_id', 'text', 'fields', 'expand'], at),
    ...(block.text === undefined && fields === null ? [`must provide text or fields [json-pointer:${at}]`] : []),
    ...(block.text === undefined ? [] : textObject(block.text, ['plain_text', 'mrkdwn'], 3_000, `${at}/text`)),
    ...(fields?.broken ?? []),
    ...(fields?.items ?? []).flatMap((each, index) =>
      textObject(each, ['plain_text', 'mrkdwn'], 2_000, `${at}/fields/${index}`),
    ),
  ];
}

function richTextRules(block: Fields, at: string): Broken[] {
  const sections = list(block.elements, 1, 100, `${at}/elements`);
  return [
    ...onlyFields(block, ['type', 'block_id', 'elements'], at),
    ...sections.broken,
    ...sections.items.flatMap((section, index) => {
      const place = `${at}/elements/${index}`;
      if (!isFields(section) || section.type !== 'rich_text_section')
        return [`unsupported type [json-pointer:${place}]`];
      const runs = list(section.elements, 1, 1_000, `${place}/elements`);
      return [...runs.broken, ...runs.items.flatMap((run, at) => runRules(run, `${place}/elements/${at}`))];
    }),
  ];
}

function runRules(run: unknown, at: string): Broken[] {
  if (!isFields(run) || run.type !== 'text') return [`unsupported type [json-pointer:${at}]`];
  const isText = typeof run.text === 'string' && run.text !== '' && run.text.isWellFormed();
  return [
    ...onlyFields(run, ['type', 'text', 'style'], at),
    ...(isText ? [] : [`must be more than 0 characters [json-pointer:${at}/text]`]),
  ];
}
