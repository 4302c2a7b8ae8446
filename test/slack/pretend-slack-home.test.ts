import { describe, expect, it } from 'vitest';
import { listen } from './pretend-slack-app.ts';
import { answerOf } from './pretend-slack-client.ts';
import { option, plain, still } from './pretend-slack-opened.ts';
import { modes } from './running.ts';

const button = { type: 'button', action_id: 'ask', text: plain('Ask'), value: 'ask' };
const overflow = { type: 'overflow', action_id: 'more', options: [option('Pause'), option('Resume')] };
const home = { type: 'home', blocks: [{ type: 'actions', block_id: 'b', elements: [button, overflow] }] };

describe.each(modes)('Home, in %s mode', (mode) => {
  it('is told of when it is opened, with what was published before', async () => {
    await using app = await listen(mode, still);
    const { slack, heard } = app;
    expect(await slack.openHome('U2CHEN')).toMatchObject({ acknowledged: true });
    const event = { type: 'app_home_opened', user: 'U2CHEN', channel: 'DU2CHEN', tab: 'home' };
    expect(heard[0]?.body).toMatchObject({ type: 'event_callback', event });
    expect(heard[0]?.body.event).not.toHaveProperty('view');
    await answerOf(slack, 'views.publish', { user_id: 'U2CHEN', view: home });
    await slack.openHome('U2CHEN');
    expect(heard[1]?.body).toMatchObject({ event: { ...event, view: { type: 'home', id: expect.any(String) } } });
    expect(slack.violations).toEqual([]);
  });

  it('is told apart from the messages beside it', async () => {
    await using app = await listen(mode, still);
    await answerOf(app.slack, 'views.publish', { user_id: 'U1MARIA', view: home });
    await app.slack.openHome('U1MARIA', 'messages');
    const event = { type: 'app_home_opened', user: 'U1MARIA', channel: 'DU1MARIA', tab: 'messages' };
    expect(app.heard).toMatchObject([{ body: { event } }]);
    expect(app.heard[0]?.body.event).not.toHaveProperty('view');
  });

  it('has buttons and menus, which open forms', async () => {
    await using app = await listen(mode, still);
    const { slack, heard } = app;
    await answerOf(slack, 'views.publish', { user_id: 'U1MARIA', view: home });
    const { id = '' } = slack.homes.get('U1MARIA') ?? {};
    expect(await slack.press(id, 'ask')).toMatchObject({ acknowledged: true });
    const body = heard[0]?.body ?? {};
    expect(body).toMatchObject({
      type: 'block_actions',
      container: { type: 'view', view_id: id },
      view: { id, type: 'home' },
      actions: [{ type: 'button', action_id: 'ask', block_id: 'b', value: 'ask', text: plain('Ask') }],
    });
    const view = { type: 'modal', title: plain('Ask'), blocks: [] };
    const { trigger_id } = body;
    expect(await answerOf(slack, 'views.push', { trigger_id, view })).toMatchObject({ error: 'not_found' });
    await slack.press(id, 'more', { option: 'Pause' });
    expect(heard[1]?.body).toMatchObject({ actions: [{ type: 'overflow', selected_option: option('Pause') }] });
    const other = heard[1]?.body.trigger_id;
    expect(await answerOf(slack, 'views.open', { trigger_id: other, view })).toMatchObject({ ok: true });
    expect(slack.views).toMatchObject([{ user: 'U1MARIA', title: 'Ask' }]);
  });
});

describe('Home', () => {
  it('is not told of to apps that are not subscribed, and not there without the tab', async () => {
    await using app = await listen('socket', { events: [] });
    expect(await app.slack.openHome()).toBeNull();
    await using without = await listen('socket', { homeTab: false });
    await expect(without.slack.openHome()).rejects.toThrow('the app has no Home');
    await using silent = await listen('socket', { messagesTab: false });
    await expect(silent.slack.openHome('U1MARIA', 'messages')).rejects.toThrow('the app has no messages tab');
    await expect(app.slack.openHome('U9')).rejects.toThrow('there is no user U9');
  });

  it('has only the buttons that are there', async () => {
    await using app = await listen('socket');
    await answerOf(app.slack, 'views.publish', { user_id: 'U1MARIA', view: home });
    const { id = '' } = app.slack.homes.get('U1MARIA') ?? {};
    await expect(app.slack.press(id, 'other')).rejects.toThrow('there is no other in the view');
    await expect(app.slack.press(id, 'more', { option: 'Stop' })).rejects.toThrow(
      'there is no option Stop in the menu',
    );
    await expect(app.slack.press('V9', 'ask')).rejects.toThrow('the view is not there any more');
    await expect(app.slack.dismiss(id)).rejects.toThrow('Home cannot be closed');
  });
});

describe.each(modes)('a shortcut, in %s mode', (mode) => {
  it('of all places tells who chose it', async () => {
    await using app = await listen(mode, still);
    const shortcut = await app.slack.shortcut('mailstats_report', { user: 'U2CHEN' });
    expect(shortcut.acknowledged).toBe(true);
    expect(app.heard[0]?.body).toMatchObject({
      type: 'shortcut',
      callback_id: 'mailstats_report',
      user: { id: 'U2CHEN', username: 'chen', team_id: 'T1' },
      trigger_id: expect.stringMatching(/./),
      action_ts: expect.stringMatching(/./),
    });
    for (const absent of ['response_url', 'channel', 'user.name'])
      expect(app.heard[0]?.body).not.toHaveProperty(absent);
    expect(shortcut.uses()).toBe(0);
  });

  it('of a message tells of the message, and can be answered', async () => {
    await using app = await listen(mode, still);
    const message = app.slack.workspace.say('C1MAIL', 'hello');
    const shortcut = await app.slack.shortcut('mailstats_report_here', { message });
    const body = app.heard[0]?.body ?? {};
    expect(body).toMatchObject({
      type: 'message_action',
      callback_id: 'mailstats_report_here',
      message_ts: message.ts,
      message: { type: 'message', ts: message.ts, text: 'hello', user: 'U1MARIA' },
      channel: { id: 'C1MAIL', name: 'mail' },
      trigger_id: expect.stringMatching(/./),
    });
    const headers = { 'content-type': 'application/json' };
    await fetch(String(body.response_url), { method: 'POST', headers, body: '{"text":"hi"}' });
    expect(app.slack.messages).toMatchObject([{ text: 'hello' }, { text: 'hi', onlyTo: 'U1MARIA' }]);
    expect(shortcut.uses()).toBe(1);
    expect(app.slack.violations).toEqual([]);
  });
});

describe('a shortcut', () => {
  it('is one the app has, for what it is chosen on', async () => {
    await using app = await listen('socket');
    const message = app.slack.workspace.say('C1MAIL', 'hello');
    const secret = app.slack.workspace.say('C3SECRET', 'hello');
    const choose = (id: string, options = {}) => app.slack.shortcut(id, options);
    await expect(choose('other')).rejects.toThrow('there is no global shortcut other');
    await expect(choose('mailstats_report', { message })).rejects.toThrow(
      'there is no message shortcut mailstats_report',
    );
    await expect(choose('mailstats_report_here')).rejects.toThrow('there is no global shortcut mailstats_report_here');
    await expect(choose('mailstats_report_here', { message: secret, user: 'U2CHEN' })).rejects.toThrow(
      'U2CHEN does not see C3SECRET',
    );
    await expect(choose('mailstats_report', { user: 'U9' })).rejects.toThrow('there is no user U9');
  });
});

describe('a change', () => {
  it('of messages, forms, Home and channels is told to whoever listens', async () => {
    await using app = await listen('socket', still);
    let changes = 0;
    const stop = app.slack.onChange(() => {
      changes += 1;
    });
    const count = async (act: () => unknown) => {
      const before = changes;
      await act();
      return changes - before;
    };
    expect(await count(() => app.slack.workspace.say('C1MAIL', 'hello'))).toBe(1);
    expect(await count(() => app.slack.workspace.rename('C1MAIL', 'post'))).toBe(1);
    expect(await count(() => answerOf(app.slack, 'views.publish', { user_id: 'U1MARIA', view: home }))).toBe(1);
    stop();
    expect(await count(() => app.slack.workspace.say('C1MAIL', 'hello'))).toBe(0);
  });
});
