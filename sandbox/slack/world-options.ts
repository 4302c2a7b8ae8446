import type { PretendPerson } from './people-methods.ts';
import type { Rates } from './post-rates.ts';
import type { Conversation } from './world.ts';

/** What a world is made of; everything has a default. */
export interface WorldOptions {
  readonly botToken?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly scopes?: readonly string[];
  /** Members of the workspace, who have Home and direct messages. */
  readonly users?: readonly string[];
  /** What people are called, and those who are no members. */
  readonly people?: Readonly<Record<string, PretendPerson>>;
  /** Members of user groups, by the id of the group. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  readonly conversations?: Readonly<Record<string, Conversation>>;
  /** How a response_url says no to blocks: HTTP 400 with a bare word, or 200 with `ok: false`. */
  readonly refusal?: 'status' | 'body';
  /** Block types this Slack does not know yet. */
  readonly unknownBlocks?: readonly string[];
  /** Milliseconds for an acknowledgement. Slack's: 3 000. */
  readonly ackWithin?: number;
  /** Milliseconds after a refresh was requested until Slack goes by itself. Slack's: about 10 000. */
  readonly refreshAfter?: number;
  /** Milliseconds since 1970. Signatures keep to the real clock, as the app's check of them does. */
  readonly clock?: () => number;
  /** Events the app is subscribed to. */
  readonly events?: readonly string[];
  /** Milliseconds before an event comes again that was not acknowledged. Slack's: at once, after 1 and after 5 minutes. */
  readonly retryEvents?: readonly number[];
  /** How much chat.postMessage takes; `null`: anything. */
  readonly rates?: Rates | null;
  /** Whether the app has a Home (`home_tab_enabled`). */
  readonly homeTab?: boolean;
  /** Whether it can write direct messages (`messages_tab_enabled`). */
  readonly messagesTab?: boolean;
  /** Whether people cannot write to it there (`messages_tab_read_only_enabled`). */
  readonly messagesReadOnly?: boolean;
  /** Whether it has clicks, forms and shortcuts (`interactivity.is_enabled`). */
  readonly interactivity?: boolean;
  /** Whether it may open sockets (`socket_mode_enabled`); what comes over HTTP comes either way. */
  readonly socketMode?: boolean;
  /** Slash commands the app has; the first is the one that is meant. */
  readonly commands?: readonly string[];
  readonly shortcuts?: readonly { readonly callbackId: string; readonly type: 'global' | 'message' }[];
}

/** As manifest.yml has it, with two people and a few channels. */
export const defaults: Required<WorldOptions> = {
  botToken: 'xoxb-pretend-bot',
  appToken: 'xapp-pretend-app',
  signingSecret: 'pretend-signing-secret',
  scopes: [
    'commands',
    'chat:write',
    'files:write',
    'im:write',
    'channels:read',
    'groups:read',
    'im:read',
    'channels:history',
    'groups:history',
    'im:history',
    'users:read',
    'usergroups:read',
  ],
  users: ['U1MARIA', 'U2CHEN'],
  people: { U1MARIA: { name: 'Maria Lopez' }, U2CHEN: { name: 'Wei Chen' } },
  groups: {},
  conversations: {
    C1MAIL: { name: 'mail', kind: 'public', members: ['U1MARIA', 'U2CHEN', 'U0BOT'] },
    C2OTHER: { name: 'other', kind: 'public', members: ['U1MARIA', 'U2CHEN'] },
    C3SECRET: { name: 'secret', kind: 'private', members: ['U1MARIA'] },
    C4OLD: { name: 'old', kind: 'public', members: ['U1MARIA', 'U0BOT'], archived: true },
  },
  refusal: 'status',
  unknownBlocks: [],
  ackWithin: 3_000,
  refreshAfter: 10_000,
  clock: Date.now,
  events: ['app_home_opened', 'channel_unarchive', 'group_unarchive', 'member_joined_channel'],
  retryEvents: [0, 60_000, 300_000],
  rates: { perChannelPerSecond: 1, burst: 5, perMinute: 300 },
  homeTab: true,
  messagesTab: true,
  messagesReadOnly: true,
  interactivity: true,
  socketMode: true,
  commands: ['/mailstats'],
  shortcuts: [
    { callbackId: 'mailstats_report', type: 'global' },
    { callbackId: 'mailstats_report_here', type: 'message' },
  ],
};
