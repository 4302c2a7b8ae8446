import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PretendSlack, startSlack } from '../../sandbox/slack/start-slack.ts';
import { answerOf } from './pretend-slack-client.ts';

let slack: PretendSlack;
beforeAll(async () => {
  slack = await startSlack({ rates: null });
});
afterAll(() => slack.close());
beforeEach(() => void slack.violations.splice(0));

/** What Slack answers to this body, said to be JSON. */
async function sent(method: string, body: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${slack.options.botToken}`, 'content-type': 'application/json' };
  return (await fetch(`${slack.apiUrl}${method}`, { method: 'POST', headers, body })).json();
}

describe('an argument', () => {
  it.each([
    ['auth.test', 'user'],
    ['files.getUploadURLExternal', 'alt'],
    ['files.completeUploadExternal', 'channel'],
    ['files.completeUploadExternal', 'thread'],
    ['blocks.validate', 'block'],
  ])('of %s that Slack does not know is noted: %s', async (method, name) => {
    await answerOf(slack, method, { [name]: 'x' });
    expect(slack.violations).toEqual([`an argument that Slack does not know: ${name}`]);
  });

  it('of apps.connections.open is not known either', async () => {
    const headers = { authorization: `Bearer ${slack.options.appToken}`, 'content-type': 'application/json' };
    await fetch(`${slack.apiUrl}apps.connections.open`, { method: 'POST', headers, body: '{"debug":true}' });
    expect(slack.violations).toEqual(['an argument that Slack does not know: debug']);
  });

  it.each<[string, object]>([
    ['files.getUploadURLExternal', { filename: 'a.csv', length: '1e3' }],
    ['files.getUploadURLExternal', { filename: '', length: 1 }],
    ['files.completeUploadExternal', { files: 'F1', channel_id: 'C1MAIL' }],
  ])('of %s is of its kind: %j', async (method, args) => {
    expect(await answerOf(slack, method, { ...args })).toMatchObject({ error: 'invalid_arguments' });
  });

  it.each<[string, object]>([
    ['files.getUploadURLExternal', { filename: 'a.csv', length: 1, alt_txt: [] }],
    ['files.completeUploadExternal', { files: [], channel_id: 'C1MAIL', initial_comment: { text: 'x' } }],
  ])('of %s is of its kind in JSON too, where text is no other: %j', async (method, args) => {
    expect(await sent(method, JSON.stringify(args))).toMatchObject({ error: 'invalid_arguments' });
  });
});

describe('what a call brings along', () => {
  it.each(['[1]', '{}', 'true', '"x"', '1'])(
    'is text where it should be, though it looks like JSON: %s',
    async (text) => {
      const said = { channel: 'C1MAIL', text };
      expect(await answerOf(slack, 'chat.postMessage', said)).toMatchObject({ ok: true });
      expect(slack.messages.at(-1)?.text).toBe(text);
      const file = { filename: text, length: 1 };
      expect(await answerOf(slack, 'files.getUploadURLExternal', file)).toMatchObject({ ok: true });
    },
  );

  it.each([
    ['invalid_json', 'no json'],
    ['json_not_object', '[1]'],
    ['json_not_object', '"x"'],
    ['json_not_object', 'null'],
  ])('is refused with %s: %s', async (error, body) => {
    expect(await sent('auth.test', body)).toEqual({ ok: false, error });
    expect(slack.violations).toEqual([]);
  });

  it.each([true, 'true', 1, '1'])('is yes, however it is said: %j', async (link_names) => {
    await answerOf(slack, 'chat.postMessage', { channel: 'C1MAIL', text: 'x', link_names });
    expect(slack.violations).toEqual(['names would be turned into mentions']);
  });
});

describe('a name that every object has', () => {
  it.each<[string, string, object]>([
    ['unknown_method', 'constructor', {}],
    ['user_not_found', 'users.info', { user: 'constructor' }],
    ['no_such_subteam', 'usergroups.users.list', { usergroup: 'constructor' }],
  ])('is %s: %s %j', async (error, method, args) => {
    expect(await answerOf(slack, method, { ...args })).toMatchObject({ ok: false, error });
  });
});

describe('users.conversations', () => {
  it.each<[string, object]>([
    ['invalid_limit', { limit: 0 }],
    ['invalid_limit', { limit: -5 }],
    ['invalid_limit', { limit: 1_000 }],
    ['invalid_cursor', { cursor: '!!' }],
    ['invalid_cursor', { cursor: Buffer.from('1').toString('base64') }],
  ])('refuses with %s: %j', async (error, args) => {
    expect(await answerOf(slack, 'users.conversations', { ...args })).toMatchObject({ ok: false, error });
  });

  it('tells one page after the other', async () => {
    const ids: string[] = [];
    let cursor = '';
    do {
      const page = await answerOf(slack, 'users.conversations', { user: 'U1MARIA', limit: 2, cursor });
      ids.push(...(page.channels as { id: string }[]).map(({ id }) => id));
      cursor = (page.response_metadata as { next_cursor: string }).next_cursor;
    } while (cursor !== '');
    expect(ids).toEqual(['C1MAIL', 'C2OTHER', 'C4OLD']);
  });
});

describe('blocks.validate', () => {
  const blocks = [{ type: 'divider' }];
  const bad = [{ type: 'sparkline' }];
  const validate = (args: object) => answerOf(slack, 'blocks.validate', { ...args });

  it.each<[object]>([[{}], [{ blocks, message: { blocks } }], [{ message: 'x' }], [{ view: 'x' }]])(
    'wants one thing to look at, not %j',
    async (args) => {
      expect(await validate(args)).toMatchObject({ error: 'invalid_arguments' });
    },
  );

  it.each<[string, object, string]>([
    ['invalid_blocks', { blocks: bad }, '/blocks/0/type'],
    ['invalid_message', { message: { blocks: bad } }, '/blocks/0/type'],
    ['invalid_message', { message: { blocks, text: 'x' } }, '/message'],
  ])('says %s: %j', async (error, args, pointer) => {
    const errors = [{ code: 'failed_constraint', pointer, message: expect.stringMatching(/./) }];
    expect(await validate(args)).toMatchObject({ ok: false, error, errors });
  });

  it.each<[object]>([[{ blocks }], [{ message: { blocks } }]])('takes %j', async (args) => {
    expect(await validate(args)).toMatchObject({ ok: true });
  });
});
