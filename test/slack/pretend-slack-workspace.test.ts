import { describe, expect, it } from 'vitest';
import { listen } from './pretend-slack-app.ts';
import { answerOf } from './pretend-slack-client.ts';
import { modes, until } from './running.ts';

const lost = { kind: 'reset' } as const;
const post = { channel: 'C1MAIL', text: 'x' };

describe.each(modes)('its workspace, in %s mode', (mode) => {
  it('throws the bot out of a channel that is archived, and lets it back in only by invitation', async () => {
    await using app = await listen(mode);
    const { slack, heard } = app;
    slack.workspace.archive('C1MAIL');
    expect(await answerOf(slack, 'chat.postMessage', post)).toMatchObject({ error: 'is_archived' });
    await slack.workspace.unarchive('C1MAIL', { by: 'U2CHEN' });
    expect(await answerOf(slack, 'chat.postMessage', post)).toMatchObject({ error: 'not_in_channel' });
    await slack.workspace.invite('C1MAIL');
    expect(await answerOf(slack, 'chat.postMessage', post)).toMatchObject({ ok: true });
    const event = (fields: object) => ({
      body: {
        type: 'event_callback',
        team_id: 'T1',
        api_app_id: 'A1',
        event_id: expect.stringMatching(/^Ev/),
        authorizations: [{ user_id: 'U0BOT', is_bot: true }],
        event: { channel: 'C1MAIL', ...fields },
      },
    });
    const invited = { user: 'U0BOT', channel_type: 'C', team: 'T1', inviter: 'U1MARIA' };
    expect(heard).toMatchObject([
      event({ type: 'channel_unarchive', user: 'U2CHEN' }),
      event({ type: 'member_joined_channel', ...invited }),
    ]);
    expect(slack.events).toMatchObject([
      { attempts: 1, acknowledged: true },
      { attempts: 1, acknowledged: true },
    ]);
    expect(slack.violations).toEqual([]);
  });

  it('says nothing to the bot when it is thrown out', async () => {
    await using app = await listen(mode);
    app.slack.workspace.kick('C1MAIL');
    expect(await answerOf(app.slack, 'chat.postMessage', post)).toMatchObject({ error: 'not_in_channel' });
    expect(app.slack.events).toEqual([]);
  });

  it('does not tell of a private channel that the bot is not in, nor let it know that there is one', async () => {
    await using app = await listen(mode, { conversations: { C5: { kind: 'private', members: ['U0BOT', 'U1MARIA'] } } });
    const { slack } = app;
    slack.workspace.archive('C5');
    expect(await answerOf(slack, 'chat.postMessage', { channel: 'C5', text: 'x' })).toMatchObject({
      error: 'channel_not_found',
    });
    expect(await slack.workspace.unarchive('C5')).toBeNull();
    await slack.workspace.invite('C5');
    slack.workspace.archive('C5', { keepBot: true });
    expect(await slack.workspace.unarchive('C5')).toMatchObject({ acknowledged: true });
    expect(app.heard).toMatchObject([
      { body: { event: { type: 'member_joined_channel', channel_type: 'C' } } },
      { body: { event: { type: 'group_unarchive', channel: 'C5', actor_id: 'U1MARIA' } } },
    ]);
    expect(app.heard[1]?.body.event).not.toHaveProperty('user');
  });

  it('tells of an old private channel by its type', async () => {
    await using app = await listen(mode, { conversations: { G1: { kind: 'private', members: ['U1MARIA'] } } });
    await app.slack.workspace.invite('G1');
    expect(app.heard).toMatchObject([{ body: { event: { channel: 'G1', channel_type: 'G' } } }]);
  });

  it.each<[string, object]>([
    ['is not subscribed', { events: ['group_unarchive'] }],
    ['lacks the scope', { scopes: ['commands', 'groups:read'] }],
  ])('tells nothing to an app that %s', async (_, options) => {
    await using app = await listen(mode, options);
    app.slack.workspace.archive('C1MAIL');
    expect(await app.slack.workspace.unarchive('C1MAIL')).toBeNull();
  });

  it.each([
    ['public', 'channels:read', true],
    ['public', 'groups:read', false],
    ['private', 'channels:read', false],
    ['private', 'groups:read', true],
  ] as const)('tells of an invitation to a %s channel by the scope %s: %s', async (kind, scope, isTold) => {
    const conversations = { C5: { kind, members: ['U1MARIA'] } };
    await using app = await listen(mode, { conversations, scopes: ['commands', scope] });
    expect((await app.slack.workspace.invite('C5')) !== null).toBe(isTold);
  });

  it('tells an event again, three times at most, until it is acknowledged', async () => {
    await using app = await listen(mode, { retryEvents: [0, 10, 20] });
    app.slack.mishap('ack', lost, lost);
    const first = await app.slack.workspace.invite('C2OTHER');
    expect(first?.acknowledged).toBe(false);
    await until(() => app.heard.length === 3);
    await until(() => app.slack.events[0]?.acknowledged === true);
    expect(app.slack.events).toMatchObject([{ attempts: 3 }]);
    const reason = mode === 'socket' ? 'timeout' : 'http_timeout';
    expect(app.heard.slice(1)).toMatchObject([
      { retryNum: 1, retryReason: reason },
      { retryNum: 2, retryReason: reason },
    ]);
    const ids = new Set(app.heard.map(({ body }) => body.event_id));
    expect(ids.size).toBe(1);
  });

  it('gives an event up that is never acknowledged', async () => {
    await using app = await listen(mode, { retryEvents: [0, 0, 0] });
    app.slack.mishap('ack', lost, lost, lost, lost);
    await app.slack.workspace.invite('C2OTHER');
    await until(() => app.slack.events[0]?.attempts === 4);
    expect(app.slack.events).toMatchObject([{ attempts: 4, acknowledged: false }]);
  });

  it('delivers an event again by hand', async () => {
    await using app = await listen(mode);
    const first = await app.slack.workspace.invite('C2OTHER');
    await first?.again();
    expect(app.heard.map(({ retryNum }) => retryNum ?? 0)).toEqual([0, 1]);
    expect(app.heard[1]?.body.event_id).toBe(app.heard[0]?.body.event_id);
  });
});

describe('its token', () => {
  const methods = [
    'auth.test',
    'chat.postMessage',
    'conversations.info',
    'conversations.history',
    'conversations.open',
  ];

  it.each([
    ['revokeToken', 'token_revoked'],
    ['deactivateAccount', 'account_inactive'],
  ] as const)('is good for nothing after %s: %s', async (change, error) => {
    await using app = await listen('socket');
    const { slack } = app;
    slack.workspace[change]();
    for (const method of methods) {
      expect(await answerOf(slack, method, method === 'auth.test' ? {} : post)).toMatchObject({ ok: false, error });
    }
    expect(await slack.workspace.invite('C2OTHER')).toBeNull();
    slack.workspace.restoreToken();
    expect(await answerOf(slack, 'auth.test')).toMatchObject({ ok: true });
  });
});

describe('its channels', () => {
  it('can be renamed and removed', async () => {
    await using app = await listen('socket');
    const { slack } = app;
    slack.workspace.rename('C1MAIL', 'post');
    expect(await answerOf(slack, 'conversations.info', { channel: 'C1MAIL' })).toMatchObject({
      channel: { name: 'post' },
    });
    slack.workspace.remove('C1MAIL');
    expect(await answerOf(slack, 'chat.postMessage', post)).toMatchObject({ error: 'channel_not_found' });
    expect(() => slack.workspace.archive('C1MAIL')).toThrow('there is no channel C1MAIL');
  });

  it('hold what others say, under their names', async () => {
    await using app = await listen('socket');
    const { slack } = app;
    const metadata = { event_type: 'mailstats_digest', event_payload: {} };
    slack.workspace.say('C1MAIL', 'good morning');
    slack.workspace.say('C1MAIL', 'copied', { user: 'U9APP', app: 'A9', metadata });
    const told = await answerOf(slack, 'conversations.history', { channel: 'C1MAIL', include_all_metadata: true });
    const [copied, morning] = told.messages as object[];
    expect(copied).toMatchObject({ user: 'U9APP', app_id: 'A9', metadata });
    expect(morning).toMatchObject({ user: 'U1MARIA', text: 'good morning' });
    expect(morning).not.toHaveProperty('app_id');
  });
});
