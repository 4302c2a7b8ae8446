import { webApi } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenRules } from '../../sandbox/slack/block-rules.ts';
import { markupIn } from '../../sandbox/slack/markup.ts';
import { type PretendSlack, startSlack } from '../../sandbox/slack/start-slack.ts';

/** Sections with so many characters together. */
const sections = (characters: number) =>
  Array.from({ length: Math.ceil(characters / 3_000) }, (_, index) => {
    const text = 'x'.repeat(Math.min(3_000, characters - index * 3_000));
    return { type: 'section', text: { type: 'plain_text', text } };
  });

/** The tests of the bot are worth what the pretend Slack refuses. */
describe('its Web API refuses', () => {
  let slack: PretendSlack;
  beforeAll(async () => {
    slack = await startSlack({ scopes: ['commands', 'chat:write'] });
  });
  afterAll(() => slack.close());

  const call = (method: string, args: Record<string, unknown>, token = slack.options.botToken) =>
    new webApi.WebClient(token, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }).apiCall(method, args);

  it.each<[string, string, Record<string, unknown>, string?]>([
    ['unknown_method', 'chat.shout', {}],
    ['invalid_auth', 'auth.test', {}, 'xoxb-other'],
    ['not_allowed_token_type', 'auth.test', {}, 'xapp-pretend-app'],
    ['not_allowed_token_type', 'apps.connections.open', {}],
    ['missing_scope', 'conversations.open', { users: 'U1MARIA' }],
    ['missing_scope', 'files.getUploadURLExternal', { filename: 'a.csv', length: 1 }],
    ['not_in_channel', 'chat.postMessage', { channel: 'C2OTHER', text: 'x' }],
    ['channel_not_found', 'chat.postMessage', { channel: 'C3SECRET', text: 'x' }],
    ['channel_not_found', 'chat.postMessage', { channel: 'C9', text: 'x' }],
    ['is_archived', 'chat.postMessage', { channel: 'C4OLD', text: 'x' }],
    ['user_not_in_channel', 'chat.postEphemeral', { channel: 'C1MAIL', user: 'U9', text: 'x' }],
    ['no_text', 'chat.postMessage', { channel: 'C1MAIL', text: ' ' }],
    ['msg_too_long', 'chat.postMessage', { channel: 'C1MAIL', text: 'x'.repeat(40_001) }],
    ['invalid_blocks', 'chat.postMessage', { channel: 'C1MAIL', text: 'x', blocks: [{ type: 'sparkline' }] }],
    ['msg_blocks_too_long', 'chat.postMessage', { channel: 'C1MAIL', text: 'x', blocks: sections(12_001) }],
  ])('%s: %s %j', async (error, method, args, token) => {
    await expect(call(method, args, token)).rejects.toMatchObject({ data: { ok: false, error } });
  });

  it('no blocks whose texts together are as long as a message gets', async () => {
    const message = { channel: 'C1MAIL', text: 'x', blocks: sections(12_000) };
    await expect(call('chat.postMessage', message)).resolves.toMatchObject({ ok: true });
  });

  it('blocks, and says where, without wanting a token', async () => {
    const validate = async (blocks: object[]) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${slack.apiUrl}blocks.validate`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ blocks }),
      });
      return response.json();
    };
    expect(await validate([{ type: 'divider' }])).toEqual({ ok: true });
    expect(await validate([{ type: 'divider' }, { type: 'sparkline' }])).toMatchObject({
      ok: false,
      errors: [{ pointer: '/blocks/1/type', message: expect.stringContaining('sparkline') }],
    });
  });

  it('a call without a token', async () => {
    const response = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
    expect(await response.json()).toEqual({ ok: false, error: 'not_authed' });
  });
});

describe('its files', () => {
  it('want the promised length, an existing thread, and to be completed once', async () => {
    const slack = await startSlack();
    const client = new webApi.WebClient(slack.options.botToken, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
    });
    const ticket = await client.files.getUploadURLExternal({ filename: 'a.csv', length: 3 });
    const url = ticket.upload_url ?? '';
    const complete = {
      files: [{ id: ticket.file_id ?? '', title: 'a' }] as [{ id: string; title: string }],
      channel_id: 'C1MAIL',
    };
    const upload = async (body: string) => (await fetch(url, { method: 'POST', body })).status;
    expect(await upload('four')).toBe(400);
    await expect(client.files.completeUploadExternal(complete)).rejects.toMatchObject({
      data: { error: 'file_not_found' },
    });
    expect(await upload('abc')).toBe(200);
    await expect(client.files.completeUploadExternal({ ...complete, thread_ts: '1.2' })).rejects.toMatchObject({
      data: { error: 'invalid_thread_ts' },
    });
    await client.files.completeUploadExternal(complete);
    await expect(client.files.completeUploadExternal(complete)).rejects.toMatchObject({
      data: { error: 'file_not_found' },
    });
    expect(slack.files).toMatchObject([{ filename: 'a.csv', content: 'abc', channel: 'C1MAIL' }]);
    await slack.close();
  });
});

describe('its response_url', () => {
  it('ends after five uses, and after 30 minutes', async () => {
    const slack = await startSlack();
    const urls: string[] = [];
    const { createServer } = await import('node:http');
    const app = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      urls.push(new URLSearchParams(body).get('response_url') ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
    slack.setRequestUrl(`http://127.0.0.1:${(app.address() as { port: number }).port}/`);
    const post = async (url: string) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ text: 'hi' }) });
      return [response.status, await response.text()];
    };
    const first = await slack.command('one');
    for (let use = 0; use < 5; use += 1) expect(await post(urls[0] ?? '')).toEqual([200, 'ok']);
    expect(await post(urls[0] ?? '')).toEqual([404, '{"ok":false,"error":"used_url"}']);
    expect(first.uses()).toBe(6);
    await slack.command('two');
    slack.pass(31 * 60_000);
    expect(await post(urls[1] ?? '')).toEqual([404, '{"ok":false,"error":"expired_url"}']);
    app.close();
    app.closeAllConnections();
    await slack.close();
  });

  it('gives a command up that nobody acknowledges', async () => {
    const slack = await startSlack({ ackWithin: 50 });
    expect((await slack.command('anyone?')).acknowledged).toBe(false);
    await slack.close();
  });
});

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
const section = (text: object) => ({ type: 'section', text });

describe('its Block Kit refuses', () => {
  it.each<[string, object[]]>([
    ['51 blocks', Array(51).fill({ type: 'divider' })],
    ['an unknown block', [{ type: 'sparkline' }]],
    ['a field it does not know', [{ type: 'divider', colour: 'red' }]],
    ['a header of 151 characters', [{ type: 'header', text: plain('x'.repeat(151)) }]],
    ['a header in mrkdwn', [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }]],
    ['an empty text', [section(plain(''))]],
    ['a blank text', [section(plain('  '))]],
    ['3 001 characters', [section(plain('x'.repeat(3_001)))]],
    ['half a surrogate pair', [section(plain('\ud83d'))]],
    ['emoji in mrkdwn', [section({ type: 'mrkdwn', text: 'x', emoji: true })]],
    ['11 fields', [{ type: 'section', fields: Array(11).fill(plain('x')) }]],
    ['a section of nothing', [{ type: 'section' }]],
    ['11 context elements', [{ type: 'context', elements: Array(11).fill(plain('x')) }]],
    ['the same block_id twice', Array(2).fill({ type: 'divider', block_id: 'a' })],
    ['an empty cell', [{ type: 'table', rows: [[cell('')]] }]],
    ['a number in a table', [{ type: 'table', rows: [[{ type: 'raw_number', text: '1', value: 1 }]] }]],
    ['101 rows', [{ type: 'table', rows: rows(101) }]],
    ['10 001 characters of cells', [{ type: 'table', rows: rows(11, 'x'.repeat(1_000)) }]],
    [
      'two tables',
      [
        { type: 'table', rows: rows(1) },
        { type: 'data_table', caption: 'c', rows: rows(2) },
      ],
    ],
    ['a data table without a caption', [{ type: 'data_table', rows: rows(2) }]],
    ['a data table of a header', [{ type: 'data_table', caption: 'c', rows: rows(1) }]],
    ['102 rows of a data table', [{ type: 'data_table', caption: 'c', rows: rows(102) }]],
    ['ragged rows', [{ type: 'data_table', caption: 'c', rows: [[cell('a')], [cell('a'), cell('b')]] }]],
    ['pages of 0', [{ type: 'data_table', caption: 'c', page_size: 0, rows: rows(2) }]],
    [
      'a cell whose number is none',
      [{ type: 'data_table', caption: 'c', rows: [[cell('a')], [{ type: 'raw_number', text: '1', value: null }]] }],
    ],
    ['three charts', Array(3).fill(chart({}))],
    ['a pie without segments', [chart({ type: 'pie' })]],
    ['a series without a point for each category', [chart({}, { categories: ['x', 'y'] })]],
    ['a category of 21 characters', [chart({}, { categories: ['x'.repeat(21)] })]],
    [
      'a category twice',
      [chart({ series: [{ name: 'a', data: Array(2).fill({ label: 'x', value: 1 }) }] }, { categories: ['x', 'x'] })],
    ],
    [
      '7 series',
      [
        chart({
          series: Array.from({ length: 7 }, (_, name) => ({ name: `${name}`, data: [{ label: 'x', value: 1 }] })),
        }),
      ],
    ],
    ['a value that is null', [chart({ series: [{ name: 'a', data: [{ label: 'x', value: null }] }] })]],
    [
      'rich text of nothing',
      [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }] }],
    ],
    [
      '26 buttons',
      [{ type: 'actions', elements: Array.from({ length: 26 }, (_, id) => button({ action_id: `${id}` })) }],
    ],
    ['no buttons', [{ type: 'actions', elements: [] }]],
    ['a menu', [{ type: 'actions', elements: [{ type: 'static_select' }] }]],
    ['a button of 76 characters', [{ type: 'actions', elements: [button({ text: plain('x'.repeat(76)) })] }]],
    ['a button in mrkdwn', [{ type: 'actions', elements: [button({ text: { type: 'mrkdwn', text: 'x' } })] }]],
    ['a value of 2 001 characters', [{ type: 'actions', elements: [button({ value: 'x'.repeat(2_001) })] }]],
    ['a value that is no text', [{ type: 'actions', elements: [button({ value: { v: 1 } })] }]],
    ['a style of its own', [{ type: 'actions', elements: [button({ style: 'warning' })] }]],
    ['a question without words', [{ type: 'actions', elements: [button({ confirm: { title: plain('x') } })] }]],
    ['the same action_id twice', Array(2).fill({ type: 'actions', elements: [button({ action_id: 'say:0' })] })],
  ])('%s', (_, blocks) => {
    expect(brokenRules(blocks)).not.toEqual([]);
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

it.each([
  ['<@U1>', '*x*', 1],
  ['x', 'see <http://a.b|c> and <!here>', 2],
  ['&lt;!here&gt;', 'x', 0],
])('it sees the markup in %j and %j', (text, section, expected) => {
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: section } }];
  expect(markupIn({ text, blocks })).toHaveLength(expected);
});
