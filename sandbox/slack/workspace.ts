import type { Delivered } from './delivery.ts';
import type { TellEvent } from './events.ts';
import type { Metadata } from './metadata-rules.ts';
import { post } from './posting.ts';
import type { Conversation, SeenMessage, World } from './world.ts';

interface By {
  /** Default: U1MARIA. */
  readonly by?: string;
}

/** Changes others make. Those that tell the app resolve with the first delivery, or `null` when the app is not told. */
export interface Workspace {
  /** The bot is thrown out with it, as Slack does with apps, unless `keepBot`. */
  archive(channel: string, options?: { readonly keepBot?: boolean }): void;
  /** The bot is not let in again by it. */
  unarchive(channel: string, options?: By): Promise<Delivered | null>;
  /** `who`: by default the bot. */
  invite(channel: string, who?: string, options?: By): Promise<Delivered | null>;
  /** `who`: by default the bot, which is not told. */
  kick(channel: string, who?: string): void;
  rename(channel: string, name: string): void;
  remove(channel: string): void;
  revokeToken(): void;
  deactivateAccount(): void;
  restoreToken(): void;
  /** A person, or another app of this id, writes into a channel. */
  say(
    channel: string,
    text: string,
    options?: { readonly user?: string; readonly app?: string; readonly metadata?: Metadata },
  ): SeenMessage;
}

export function createWorkspace(world: World, tell: TellEvent): Workspace {
  const { conversations, bot } = world;
  const get = (channel: string): Conversation => {
    const conversation = conversations.get(channel);
    if (conversation === undefined) throw new Error(`there is no channel ${channel}`);
    return conversation;
  };
  const change = (channel: string, changes: Partial<Conversation>) => {
    conversations.set(channel, { ...get(channel), ...changes });
    world.changed();
  };
  const without = (channel: string, who: string) => get(channel).members.filter((member) => member !== who);

  return {
    archive(channel, { keepBot = false } = {}) {
      change(channel, { archived: true, ...(keepBot ? {} : { members: without(channel, bot) }) });
    },
    unarchive(channel, { by = 'U1MARIA' } = {}) {
      if (get(channel).archived !== true) throw new Error(`${channel} is not archived`);
      change(channel, { archived: false });
      // The two name who did it differently (ChannelUnarchiveEvent and GroupUnarchiveEvent of @slack/types).
      return get(channel).kind === 'public'
        ? tell({ type: 'channel_unarchive', channel, user: by })
        : tell({ type: 'group_unarchive', channel, actor_id: by });
    },
    async invite(channel, who = bot, { by = 'U1MARIA' } = {}) {
      const { members, archived } = get(channel);
      if (archived === true) throw new Error(`${channel} is archived: nobody can be invited`);
      if (members.includes(who)) throw new Error(`${who} is in ${channel} already`);
      change(channel, { members: [...members, who] });
      // Told to apps that are in the channel, the newcomer among them.
      if (!get(channel).members.includes(bot)) return null;
      // Private channels made since March 2021 have `C` too: it tells nothing (member_joined_channel reference).
      const channel_type = channel.startsWith('G') ? 'G' : 'C';
      return tell({ type: 'member_joined_channel', user: who, channel, channel_type, team: 'T1', inviter: by });
    },
    kick(channel, who = bot) {
      if (!get(channel).members.includes(who)) throw new Error(`${who} is not in ${channel}`);
      change(channel, { members: without(channel, who) });
    },
    rename: (channel, name) => change(channel, { name }),
    remove(channel) {
      get(channel);
      conversations.delete(channel);
      world.changed();
    },
    revokeToken() {
      world.token.problem = 'token_revoked';
    },
    deactivateAccount() {
      world.token.problem = 'account_inactive';
    },
    restoreToken() {
      world.token.problem = null;
    },
    say(channel, text, { user = 'U1MARIA', app, metadata } = {}) {
      get(channel);
      const author = { user, ...(app === undefined ? {} : { app }) };
      const posting = { via: 'somebody' as const, channel, author, ...(metadata === undefined ? {} : { metadata }) };
      const posted = post({ text }, posting, world);
      if (!posted.ok) throw new Error(posted.error);
      return posted.message;
    },
  };
}
