import { webApi } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

it.each([
  ['<@U1>', '*x*', 1],
  ['x', 'see <http://a.b|c> and <!here>', 2],
  ['&lt;!here&gt;', 'x', 0],
])('it sees the markup in %j and %j', (text, section, expected) => {
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: section } }];
  expect(markupIn({ text, blocks })).toHaveLength(expected);
});
