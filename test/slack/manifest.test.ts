import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { usageHint } from '../../src/commands/help.ts';

const manifest = parse(readFileSync(join(import.meta.dirname, '../../manifest.yml'), 'utf8'));
const [command] = manifest.features.slash_commands;

it('hints at what the grammar understands', () => {
  expect(command.usage_hint).toBe(usageHint());
  expect(command.command).toBe('/mailstats');
});

it('asks for no scope that is not used, and for all that are', () => {
  const needed = ['commands', 'chat:write', 'files:write', 'im:write', 'channels:read', 'groups:read', 'im:read'];
  const history = ['channels:history', 'groups:history', 'im:history'];
  const people = ['users:read', 'usergroups:read'];
  expect(manifest.oauth_config).toEqual({ scopes: { bot: [...needed, ...people, ...history] } });
});

it('is for Socket Mode, without anything that would need a URL', () => {
  expect(manifest.settings.socket_mode_enabled).toBe(true);
  expect(manifest.settings.interactivity).toEqual({ is_enabled: true });
  expect(JSON.stringify(manifest)).not.toContain('http');
});

it('has Slack tell of Home being opened, and of what lets digests go on', () => {
  expect(manifest.settings.event_subscriptions).toEqual({
    bot_events: ['app_home_opened', 'channel_unarchive', 'group_unarchive', 'member_joined_channel'],
  });
});

/** App manifest reference. */
it('keeps to the lengths of the manifest reference', () => {
  const { name, description } = manifest.display_information;
  expect(name.length).toBeLessThanOrEqual(35);
  expect(description.length).toBeLessThanOrEqual(140);
  expect(command.description.length).toBeLessThanOrEqual(2_000);
  expect(command.usage_hint.length).toBeLessThanOrEqual(1_000);
  expect(manifest.features.bot_user.display_name).toMatch(/^[a-z0-9._-]{1,80}$/);
});
