import { describe, expect, it } from 'vitest';
import { brokenRules } from '../../sandbox/slack/block-rules.ts';
import { input, option, plain } from './pretend-slack-opened.ts';

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

describe('a value', () => {
  const button = (more: object) => ({ type: 'actions', elements: [{ type: 'button', text: plain('x'), ...more }] });
  const overflow = (more: object) => ({ type: 'overflow', options: [{ ...option('A'), ...more }] });
  const table = (more: object) => ({
    type: 'data_table',
    caption: 'x',
    rows: times(2, () => [{ type: 'raw_text', text: 'x' }]),
    ...more,
  });
  const rich = (section: object, run: object) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x', ...run }], ...section }],
  });
  const half = { type: 'markdown', text: 'x'.repeat(6_000) };
  const noColumn = 'no such column [json-pointer:/blocks/0/row_header_column_index]';
  const run = '/blocks/0/elements/0/elements/0';
  it.each<[string, readonly object[]]>([
    ['markdown must be less than 12001 characters together [json-pointer:/blocks]', times(3, () => half)],
    [noColumn, [table({ row_header_column_index: -1 })]],
    [noColumn, [table({ row_header_column_index: 0.5 })]],
    [noColumn, [table({ row_header_column_index: 1 })]],
    [
      'must provide a boolean [json-pointer:/blocks/0/column_settings/0/is_wrapped]',
      [{ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]], column_settings: [{ is_wrapped: 'x' }] }],
    ],
    ['additional property "indent" [json-pointer:/blocks/0/elements/0]', [rich({ indent: 1 }, {})]],
    [`must provide an object [json-pointer:${run}/style]`, [rich({}, { style: 'loud' })]],
    [`additional property "loud" [json-pointer:${run}/style]`, [rich({}, { style: { loud: true } })]],
    [`must provide a boolean [json-pointer:${run}/style/bold]`, [rich({}, { style: { bold: 'yes' } })]],
    [
      'must provide a boolean [json-pointer:/blocks/0/text/emoji]',
      [{ type: 'header', text: { ...plain('x'), emoji: 'yes' } }],
    ],
    [
      'must provide a boolean [json-pointer:/blocks/0/text/verbatim]',
      [{ type: 'section', text: { ...mrkdwn('x'), verbatim: 'no' } }],
    ],
    ['must be a valid URL [json-pointer:/blocks/0/elements/0/url]', [button({ url: 'nonsense' })]],
    [
      'must be a valid URL [json-pointer:/blocks/0/accessory/options/0/url]',
      [{ type: 'section', text: plain('x'), accessory: overflow({ url: 'nonsense' }) }],
    ],
    [
      'additional property "type" [json-pointer:/blocks/0/accessory/options/0]',
      [{ type: 'section', text: plain('x'), accessory: overflow({ type: 'option' }) }],
    ],
    [
      'additional property "type" [json-pointer:/blocks/0/elements/0/confirm]',
      [button({ confirm: { type: 'confirm', title: plain('x'), text: plain('x') } })],
    ],
    [
      'additional property "type" [json-pointer:/blocks/0/element/filter]',
      [input('where', { type: 'conversations_select', filter: { type: 'filter', include: ['im'] } })],
    ],
  ])('breaks a rule: %s', (broken, blocks) => {
    expect(brokenRules(blocks)).toEqual([broken]);
  });

  it.each<[string, readonly object[]]>([
    ['12 000 characters of markdown', times(2, () => half)],
    ['the last column as a header', [table({ row_header_column_index: 0 })]],
    ['bold text', [rich({}, { style: { bold: true, code: false } })]],
    ['emoji as they are', [{ type: 'header', text: { ...plain('x'), emoji: false } }]],
    ['an address of another kind', [button({ url: 'mailto:maria@example.com' })]],
  ])('is taken: %s', (_, blocks) => {
    expect(brokenRules(blocks)).toEqual([]);
  });
});
