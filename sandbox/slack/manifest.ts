import { parse } from 'yaml';
import { z } from 'zod';
import type { WorldOptions } from './world.ts';

const off = z.boolean().default(false);

/** App manifest reference: what of it the pretend Slack goes by. */
const manifest = z.object({
  features: z.object({
    app_home: z
      .object({ home_tab_enabled: off, messages_tab_enabled: off, messages_tab_read_only_enabled: off })
      .prefault({}),
    slash_commands: z.array(z.object({ command: z.string().regex(/^\/\S{1,31}$/) })).default([]),
    shortcuts: z
      .array(z.object({ callback_id: z.string().min(1).max(255), type: z.enum(['global', 'message']) }))
      .max(10)
      .default([]),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()).max(255) }) }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()).max(100) }).default({ bot_events: [] }),
    interactivity: z.object({ is_enabled: off }).prefault({}),
    socket_mode_enabled: off,
  }),
});

type Told =
  | 'scopes'
  | 'events'
  | 'commands'
  | 'shortcuts'
  | 'homeTab'
  | 'messagesTab'
  | 'messagesReadOnly'
  | 'interactivity'
  | 'socketMode';

/** The part of a world that an app's manifest tells; throws at what is no manifest. */
export function worldFromManifest(yaml: string): Required<Pick<WorldOptions, Told>> {
  const { features, oauth_config, settings } = manifest.parse(parse(yaml));
  return {
    scopes: oauth_config.scopes.bot,
    events: settings.event_subscriptions.bot_events,
    commands: features.slash_commands.map(({ command }) => command),
    shortcuts: features.shortcuts.map(({ callback_id, type }) => ({ callbackId: callback_id, type })),
    homeTab: features.app_home.home_tab_enabled,
    messagesTab: features.app_home.messages_tab_enabled,
    messagesReadOnly: features.app_home.messages_tab_read_only_enabled,
    interactivity: settings.interactivity.is_enabled,
    socketMode: settings.socket_mode_enabled,
  };
}
