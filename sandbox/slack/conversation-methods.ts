import { historyMethod } from './history-method.ts';
import type { Method } from './method.ts';
import { nameOf, seenConversation } from './seen-conversation.ts';
import type { Conversation, World } from './world.ts';

export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.open': {
    token: 'bot',
    scope: 'im:write',
    args: { users: 'text', return_im: 'flag', prevent_creation: 'flag' },
    run({ users }, world) {
      const user = String(users);
      if (!world.options.users.includes(user)) return { ok: false, error: 'user_not_found' };
      const id = `D${user}`;
      world.conversations.set(id, { kind: 'direct', members: [user, world.bot] });
      world.changed();
      return { ok: true, channel: { id } };
    },
  },
  'conversations.info': {
    token: 'bot',
    args: { channel: 'text', include_locale: 'flag', include_num_members: 'flag' },
    run({ channel }, world) {
      const found = seenConversation(channel, 'read', world);
      return found.ok ? { ok: true, channel: told(found.id, found.conversation, world) } : found.refusal;
    },
  },
  'conversations.history': historyMethod,
};

/** Conversation object; a direct message has no name, and names its user. */
function told(id: string, conversation: Conversation, world: World): Readonly<Record<string, unknown>> {
  const { kind, members, archived = false } = conversation;
  const common = { id, is_archived: archived, is_im: kind === 'direct', is_mpim: false };
  if (kind === 'direct') return { ...common, user: members.find((member) => member !== world.bot) };
  return {
    ...common,
    name: nameOf(id, conversation),
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_private: kind === 'private',
    is_member: members.includes(world.bot),
  };
}
