import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { worldFromManifest } from '../../sandbox/slack/manifest.ts';
import { listen } from './pretend-slack-app.ts';
import { answerOf } from './pretend-slack-client.ts';
import { input, opened, plain } from './pretend-slack-opened.ts';

const ours = readFileSync(join(import.meta.dirname, '../../manifest.yml'), 'utf8');
const bare = `
features: { slash_commands: [{ command: /other }] }
oauth_config: { scopes: { bot: [commands] } }
settings: {}
`;

describe('a world from a manifest', () => {
  it('is the one of the tests when the manifest is that of mailstats', async () => {
    await using app = await listen('socket');
    const { scopes, ...rest } = worldFromManifest(ours);
    expect(app.slack.options).toMatchObject(rest);
    expect(app.slack.options.scopes.toSorted()).toEqual(scopes.toSorted());
  });

  it('has only what the manifest names', async () => {
    await using app = await listen('http', worldFromManifest(bare));
    const { slack, heard } = app;
    await slack.command('hello');
    expect(heard).toMatchObject([{ body: { command: '/other', text: 'hello' } }]);
    await expect(slack.command('hello', { command: '/mailstats' })).rejects.toThrow(
      '/mailstats is not a valid command',
    );
    await expect(slack.shortcut('mailstats_report')).rejects.toThrow('there is no global shortcut mailstats_report');
    await expect(slack.openHome()).rejects.toThrow('the app has no Home');
    expect(await slack.workspace.invite('C2OTHER')).toBeNull();
    expect(await answerOf(slack, 'chat.postMessage', { channel: 'C1MAIL', text: 'x' })).toMatchObject({
      error: 'missing_scope',
      needed: 'chat:write',
      provided: 'commands',
    });
  });

  const without = (line: string, other = '') => listen('http', worldFromManifest(ours.replace(line, other)));

  it('writes no direct messages without the messages tab', async () => {
    await using app = await without('    messages_tab_enabled: true\n');
    const { slack } = app;
    await answerOf(slack, 'conversations.open', { users: 'U1MARIA' });
    const post = { channel: 'DU1MARIA', text: 'x' };
    expect(await answerOf(slack, 'chat.postMessage', post)).toMatchObject({ error: 'messages_tab_disabled' });
  });

  it('hears of no clicks, forms and shortcuts without interactivity', async () => {
    await using app = await without('is_enabled: true', 'is_enabled: false');
    const { slack, heard } = app;
    const button = { type: 'button', action_id: 'ask', text: plain('Ask') };
    const blocks = [{ type: 'actions', elements: [button] }];
    await answerOf(slack, 'chat.postMessage', { channel: 'C1MAIL', text: 'x', blocks });
    const [message] = slack.messages;
    if (message === undefined) throw new Error('nothing was posted');
    const id = await opened(
      app,
      [
        ...blocks,
        input('name', { type: 'plain_text_input', initial_value: 'x' }, { dispatch_action: true }),
        input('tag', { type: 'external_select', min_query_length: 0 }, { optional: true }),
      ],
      { notify_on_close: true },
    );
    for (const act of [
      () => slack.click(message, 'ask'),
      () => slack.shortcut('mailstats_report'),
      () => slack.shortcut('mailstats_report_here', { message }),
      () => slack.press(id, 'ask'),
      () => slack.fill(id, 'name', 'y'),
      () => slack.suggest(id, 'tag', ''),
      () => slack.submit(id),
      () => slack.dismiss(id),
    ])
      await expect(act()).rejects.toThrow('the app is not configured to handle interactions');
    expect(heard.map(({ body }) => body.command)).toEqual(['/mailstats']);
  });

  it('has neither commands nor shortcuts without their scope', async () => {
    await using app = await without('      - commands');
    for (const act of [() => app.slack.command('hello'), () => app.slack.shortcut('mailstats_report')])
      await expect(act()).rejects.toThrow('the app has no scope commands');
    expect(app.heard).toEqual([]);
  });

  it('opens no sockets without Socket Mode', async () => {
    await using app = await without('  socket_mode_enabled: true\n');
    const { apiUrl, options } = app.slack;
    const headers = { authorization: `Bearer ${options.appToken}` };
    const answer = await fetch(`${apiUrl}apps.connections.open`, { method: 'POST', headers });
    expect(await answer.json()).toEqual({ ok: false, error: 'link_disabled' });
  });

  it('is refused what is no manifest', () => {
    expect(() => worldFromManifest('features: []')).toThrow('expected object');
  });
});
