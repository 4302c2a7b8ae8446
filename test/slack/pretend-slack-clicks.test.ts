import { describe, expect, it } from 'vitest';
import type { PretendSlack } from '../../sandbox/slack/start-slack.ts';
import type { SeenMessage } from '../../sandbox/slack/world.ts';
import { listen } from './pretend-slack-app.ts';
import { answerOf } from './pretend-slack-client.ts';
import { modes } from './running.ts';

const text = { type: 'plain_text', text: 'Pause' };
const value = '{"v":1,"say":"digest pause weekly-esp"}';
const blocks = [{ type: 'actions', elements: [{ type: 'button', text, action_id: 'say:0', value }] }];

async function withButton(slack: PretendSlack, onlyTo?: string, channel = 'C1MAIL'): Promise<SeenMessage> {
  const args = { channel, text: 'Saved', blocks };
  if (onlyTo === undefined) await answerOf(slack, 'chat.postMessage', args);
  else await answerOf(slack, 'chat.postEphemeral', { ...args, user: onlyTo });
  return slack.messages.at(-1) as SeenMessage;
}

async function respond(url: unknown, body: object): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(String(url), { method: 'POST', headers, body: JSON.stringify(body) });
  await response.text();
  return response.status;
}

describe.each(modes)('a click, in %s mode', (mode) => {
  it('tells who clicked what and where, and again the same', async () => {
    await using app = await listen(mode);
    const { slack, heard } = app;
    const message = await withButton(slack);
    const click = await slack.click(message, 'say:0', { user: 'U2CHEN' });
    expect(click.acknowledged).toBe(true);
    expect(heard).toMatchObject([
      {
        body: {
          type: 'block_actions',
          user: { id: 'U2CHEN', username: 'chen', name: 'chen' },
          api_app_id: 'A1',
          team: { id: 'T1' },
          channel: { id: 'C1MAIL', name: 'mail' },
          container: { type: 'message', message_ts: message.ts, channel_id: 'C1MAIL', is_ephemeral: false },
          message: { type: 'message', ts: message.ts, text: 'Saved', bot_id: 'B0BOT' },
          trigger_id: expect.stringMatching(/./),
          response_url: expect.stringMatching(/^http/),
          actions: [{ action_id: 'say:0', block_id: 'b0', text, value, type: 'button', action_ts: expect.any(String) }],
        },
      },
    ]);
    await click.again();
    expect(heard[1]?.body).toEqual(heard[0]?.body);
    expect(slack.violations).toEqual([]);
  });

  it('in a message for one user tells where it was, not what it said', async () => {
    await using app = await listen(mode);
    const message = await withButton(app.slack, 'U2CHEN');
    await app.slack.click(message, 'say:0');
    expect(app.heard[0]?.body).toMatchObject({
      user: { id: 'U2CHEN' },
      container: { is_ephemeral: true, message_ts: message.ts },
    });
    expect(app.heard[0]?.body).not.toHaveProperty('message');
  });

  it('that is not acknowledged in time is one that failed', async () => {
    await using app = await listen(mode, { silent: 1, ackWithin: 50 });
    expect((await app.slack.click(await withButton(app.slack), 'say:0')).acknowledged).toBe(false);
  });
});

describe('a click', () => {
  it('over HTTP with a signature that is too old is not let in', async () => {
    await using app = await listen('http');
    const click = await app.slack.click(await withButton(app.slack), 'say:0', { clockOff: -301_000 });
    expect(click).toMatchObject({ acknowledged: false, status: 401 });
    expect(app.heard).toEqual([]);
  });

  it('needs a button that is there, in a message that is there, for this user', async () => {
    await using app = await listen('socket');
    const { slack } = app;
    const message = await withButton(slack, 'U2CHEN');
    await expect(slack.click(message, 'say:1')).rejects.toThrow('there is no button say:1 in the message');
    await expect(slack.click(message, 'say:0', { user: 'U1MARIA' })).rejects.toThrow(
      'U1MARIA does not see this message',
    );
    await expect(slack.click({ ...message, ts: '1.000000' }, 'say:0')).rejects.toThrow(
      'the message is not there any more',
    );
  });

  it.each([
    ['U9', 'C1MAIL', 'there is no user U9'],
    ['U2CHEN', 'C5', 'U2CHEN does not see C5'],
    ['U2CHEN', 'DU1MARIA', 'U2CHEN does not see DU1MARIA'],
  ])('by %s in %s is not possible: %s', async (user, channel, why) => {
    const conversations = {
      C1MAIL: { kind: 'public', members: ['U0BOT'] },
      C5: { kind: 'private', members: ['U1MARIA', 'U0BOT'] },
      DU1MARIA: { kind: 'direct', members: ['U1MARIA', 'U0BOT'] },
    } as const;
    await using app = await listen('http', { conversations });
    const message = await withButton(app.slack, undefined, channel);
    await expect(app.slack.click(message, 'say:0', { user })).rejects.toThrow(why);
    expect(app.heard).toEqual([]);
  });

  it.each([
    [{ user: 'U9' }, 'there is no user U9'],
    [{ channel: 'C9' }, 'there is no channel C9'],
    [{ channel: 'C4OLD' }, 'C4OLD is archived'],
    [{ channel: 'DU1MARIA' }, 'sending messages to this app has been turned off'],
    [{ user: 'U2CHEN', channel: 'C3SECRET' }, 'U2CHEN does not see C3SECRET'],
  ])('is no more possible than a command by %j: %s', async (where, why) => {
    await using app = await listen('http');
    await answerOf(app.slack, 'conversations.open', { users: 'U1MARIA' });
    await expect(app.slack.command('', where)).rejects.toThrow(why);
    expect(app.heard).toEqual([]);
  });

  it('and a command are possible for guests, and in channels one is not in', async () => {
    await using app = await listen('http', { people: { U5: { kind: 'guest' } } });
    await app.slack.command('', { user: 'U5', channel: 'C2OTHER' });
    await app.slack.click(await withButton(app.slack), 'say:0', { user: 'U5' });
    expect(app.heard).toHaveLength(2);
  });

  it.each([undefined, 'U1MARIA'])('can be answered in place of its message (seen by %s alone)', async (onlyTo) => {
    await using app = await listen('socket');
    const { slack } = app;
    const message = await withButton(slack, onlyTo);
    const click = await slack.click(message, 'say:0');
    const url = app.heard[0]?.body.response_url;
    expect(await respond(url, { text: 'Paused', replace_original: true })).toBe(200);
    expect(slack.messages).toHaveLength(1);
    expect(slack.messages[0]).toMatchObject({ ts: message.ts, text: 'Paused', blocks: [], replaced: true });
    expect(slack.messages[0]?.onlyTo).toBe(onlyTo);
    await expect(slack.click(message, 'say:0')).rejects.toThrow('there is no button say:0');
    expect(await respond(url, { delete_original: true })).toBe(200);
    expect(slack.messages).toEqual([]);
    expect(await respond(url, { delete_original: true })).toBe(400);
    expect(click.uses()).toBe(3);
  });

  it.each([
    [undefined, 'in_channel', []],
    [undefined, 'ephemeral', ['ephemeral in the place of a message that is not']],
    ['U1MARIA', 'in_channel', ['in_channel in the place of a message that is not']],
    ['U1MARIA', 'ephemeral', []],
  ])('does not change who sees its message (seen by %s alone, replaced %s)', async (onlyTo, type, violations) => {
    await using app = await listen('socket');
    const { slack } = app;
    await slack.click(await withButton(slack, onlyTo), 'say:0');
    await respond(app.heard[0]?.body.response_url, { text: 'Paused', replace_original: true, response_type: type });
    expect(slack.messages.map(({ onlyTo }) => onlyTo)).toEqual([onlyTo]);
    expect(slack.violations).toEqual(violations);
  });

  it('can be answered beside its message, privately unless said otherwise', async () => {
    await using app = await listen('socket');
    await app.slack.click(await withButton(app.slack), 'say:0', { user: 'U2CHEN' });
    const url = app.heard[0]?.body.response_url;
    await respond(url, { text: 'for you' });
    await respond(url, { text: 'for all', response_type: 'in_channel', replace_original: false });
    expect(app.slack.messages.map(({ text, onlyTo }) => [text, onlyTo])).toEqual([
      ['Saved', undefined],
      ['for you', 'U2CHEN'],
      ['for all', undefined],
    ]);
  });
});
