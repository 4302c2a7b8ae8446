import { describe, expect, it } from 'vitest';
import { brokenRules } from '../../sandbox/slack/block-rules.ts';

const cell = (text: string) => ({ type: 'raw_text', text });
const rows = (count: number, text = 'x') => Array.from({ length: count }, () => [cell(text)]);
const chart = (changes: object, axis: object = {}) => ({
  type: 'data_visualization',
  title: 'T',
  chart: {
    type: 'bar',
    series: [{ name: 'a', data: [{ label: 'x', value: 1 }] }],
    axis_config: { categories: ['x'], ...axis },
    ...changes,
  },
});
const plain = (text: string) => ({ type: 'plain_text', text });
const button = (changes: object) => ({ type: 'button', text: plain('x'), ...changes });
const long = 'x'.repeat(21);
const section = (text: object) => ({ type: 'section', text });

describe('its Block Kit refuses', () => {
  it.each<[string, string, object[]]>([
    ['51 blocks', 'no more than 50 items allowed [json-pointer:/blocks]', Array(51).fill({ type: 'divider' })],
    ['an unknown block', 'unsupported type: sparkline [json-pointer:/blocks/0/type]', [{ type: 'sparkline' }]],
    [
      'a field it does not know',
      'additional property "colour" [json-pointer:/blocks/0]',
      [{ type: 'divider', colour: 'red' }],
    ],
    [
      'a header of 151 characters',
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
      [{ type: 'header', text: plain('x'.repeat(151)) }],
    ],
    [
      'a header in mrkdwn',
      'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
      [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
    ],
    ['an empty text', 'must be more than 0 characters [json-pointer:/blocks/0/text/text]', [section(plain(''))]],
    ['a blank text', 'must be more than 0 characters [json-pointer:/blocks/0/text/text]', [section(plain('  '))]],
    [
      '3 001 characters',
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
      [section(plain('x'.repeat(3_001)))],
    ],
    ['half a surrogate pair', 'invalid unicode [json-pointer:/blocks/0/text/text]', [section(plain('\ud83d'))]],
    [
      'emoji in mrkdwn',
      'additional property "emoji" [json-pointer:/blocks/0/text]',
      [section({ type: 'mrkdwn', text: 'x', emoji: true })],
    ],
    [
      '11 fields',
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
      [{ type: 'section', fields: Array(11).fill(plain('x')) }],
    ],
    ['a section of nothing', 'must provide text or fields [json-pointer:/blocks/0]', [{ type: 'section' }]],
    [
      '11 context elements',
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
      [{ type: 'context', elements: Array(11).fill(plain('x')) }],
    ],
    [
      'the same block_id twice',
      'block_id must be unique [json-pointer:/blocks]',
      Array(2).fill({ type: 'divider', block_id: 'a' }),
    ],
    [
      'an empty cell',
      'must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]',
      [{ type: 'table', rows: [[cell('')]] }],
    ],
    [
      'a number in a table',
      'unsupported cell [json-pointer:/blocks/0/rows/0/0]',
      [{ type: 'table', rows: [[{ type: 'raw_number', text: '1', value: 1 }]] }],
    ],
    ['101 rows', 'no more than 100 items allowed [json-pointer:/blocks/0/rows]', [{ type: 'table', rows: rows(101) }]],
    [
      '10 001 characters of cells',
      'table content must be less than 10001 characters [json-pointer:/blocks/0]',
      [{ type: 'table', rows: [...rows(10, 'x'.repeat(1_000)), ...rows(1)] }],
    ],
    [
      'two tables',
      'only_one_table_allowed [json-pointer:/blocks]',
      [
        { type: 'table', rows: rows(1) },
        { type: 'data_table', caption: 'c', rows: rows(2) },
      ],
    ],
    [
      'a data table without a caption',
      'must provide a string [json-pointer:/blocks/0/caption]',
      [{ type: 'data_table', rows: rows(2) }],
    ],
    [
      'a data table of a header',
      'no fewer than 2 items [json-pointer:/blocks/0/rows]',
      [{ type: 'data_table', caption: 'c', rows: rows(1) }],
    ],
    [
      '102 rows of a data table',
      'no more than 101 items allowed [json-pointer:/blocks/0/rows]',
      [{ type: 'data_table', caption: 'c', rows: rows(102) }],
    ],
    [
      'ragged rows',
      'all rows must have the same number of cells [json-pointer:/blocks/0/rows]',
      [{ type: 'data_table', caption: 'c', rows: [[cell('a')], [cell('a'), cell('b')]] }],
    ],
    [
      'pages of 0',
      'must be from 1 to 100 [json-pointer:/blocks/0/page_size]',
      [{ type: 'data_table', caption: 'c', page_size: 0, rows: rows(2) }],
    ],
    [
      'a cell whose number is none',
      'must be a number [json-pointer:/blocks/0/rows/1/0/value]',
      [{ type: 'data_table', caption: 'c', rows: [[cell('a')], [{ type: 'raw_number', text: '1', value: null }]] }],
    ],
    ['three charts', 'no more than 2 charts allowed [json-pointer:/blocks]', Array(3).fill(chart({}))],
    [
      'a pie, which is not known here',
      'unsupported type [json-pointer:/blocks/0/chart/type]',
      [chart({ type: 'pie' })],
    ],
    [
      'a series without a point for each category',
      'must have one data point for every category [json-pointer:/blocks/0/chart/series/0/data]',
      [chart({}, { categories: ['x', 'y'] })],
    ],
    [
      'a category of 21 characters',
      'must be less than 21 characters [json-pointer:/blocks/0/chart/axis_config/categories/0]',
      [chart({ series: [{ name: 'a', data: [{ label: long, value: 1 }] }] }, { categories: [long] })],
    ],
    [
      'a category twice',
      'must be unique [json-pointer:/blocks/0/chart/axis_config/categories]',
      [chart({ series: [{ name: 'a', data: Array(2).fill({ label: 'x', value: 1 }) }] }, { categories: ['x', 'x'] })],
    ],
    [
      '7 series',
      'no more than 6 items allowed [json-pointer:/blocks/0/chart/series]',
      [
        chart({
          series: Array.from({ length: 7 }, (_, name) => ({ name: `${name}`, data: [{ label: 'x', value: 1 }] })),
        }),
      ],
    ],
    [
      'a value that is null',
      'must be a number [json-pointer:/blocks/0/chart/series/0/data/0/value]',
      [chart({ series: [{ name: 'a', data: [{ label: 'x', value: null }] }] })],
    ],
    [
      'rich text of nothing',
      'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
      [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }] }],
    ],
    [
      '26 buttons',
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
      [{ type: 'actions', elements: Array.from({ length: 26 }, (_, id) => button({ action_id: `${id}` })) }],
    ],
    ['no buttons', 'no fewer than 1 items [json-pointer:/blocks/0/elements]', [{ type: 'actions', elements: [] }]],
    [
      'a menu without options',
      'must provide either options or option_groups [json-pointer:/blocks/0/elements/0]',
      [{ type: 'actions', elements: [{ type: 'static_select' }] }],
    ],
    [
      'a button of 76 characters',
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
      [{ type: 'actions', elements: [button({ text: plain('x'.repeat(76)) })] }],
    ],
    [
      'a button in mrkdwn',
      'unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/text/type]',
      [{ type: 'actions', elements: [button({ text: { type: 'mrkdwn', text: 'x' } })] }],
    ],
    [
      'a value of 2 001 characters',
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
      [{ type: 'actions', elements: [button({ value: 'x'.repeat(2_001) })] }],
    ],
    [
      'a value that is no text',
      'must provide a string [json-pointer:/blocks/0/elements/0/value]',
      [{ type: 'actions', elements: [button({ value: { v: 1 } })] }],
    ],
    [
      'a style of its own',
      'unsupported value [json-pointer:/blocks/0/elements/0/style]',
      [{ type: 'actions', elements: [button({ style: 'warning' })] }],
    ],
    [
      'a question without words',
      'must provide an object [json-pointer:/blocks/0/elements/0/confirm/text]',
      [{ type: 'actions', elements: [button({ confirm: { title: plain('x') } })] }],
    ],
    [
      'the same action_id twice',
      'action_id must be unique [json-pointer:/blocks]',
      Array(2).fill({ type: 'actions', elements: [button({ action_id: 'say:0' })] }),
    ],
  ])('%s: %s', (_, broken, blocks) => {
    expect(brokenRules(blocks)).toEqual([broken]);
  });

  it('nothing of a message that keeps the rules', () => {
    const actions = {
      type: 'actions',
      elements: [button({ action_id: 'say:0', value: 'v' }), button({ action_id: 'say:1' })],
    };
    const blocks = [
      actions,
      section(plain('x')),
      { type: 'data_table', caption: 'c', rows: rows(101) },
      chart({}),
      chart({}),
    ];
    expect(brokenRules(blocks)).toEqual([]);
  });
});
