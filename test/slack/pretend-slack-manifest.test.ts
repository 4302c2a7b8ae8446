import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { worldFromManifest } from '../../sandbox/slack/manifest.ts';
import { listen } from './pretend-slack-app.ts';
import { answerOf } from './pretend-slack-client.ts';

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
    await using app = await listen('socket', worldFromManifest(bare));
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

  it('is refused what is no manifest', () => {
    expect(() => worldFromManifest('features: []')).toThrow('expected object');
  });
});
