import { missingScope, type Result } from './method.ts';
import type { Conversation, World } from './world.ts';

/** The first words of scopes: `channels:read`, `groups:history`. */
const scopeOf = { public: 'channels', private: 'groups', direct: 'im' } as const;

/** A public channel, or one the bot is in. */
export function isVisible({ kind, members }: Conversation, world: World): boolean {
  return kind === 'public' || members.includes(world.bot);
}

/** The conversation of this id, or Slack's refusal: it is not to be seen, or not with these scopes. */
export function seenConversation(
  channel: unknown,
  what: 'read' | 'history',
  world: World,
):
  | { readonly ok: true; readonly id: string; readonly conversation: Conversation }
  | { readonly ok: false; readonly refusal: Result } {
  const scopes = Object.values(scopeOf).map((kind) => `${kind}:${what}`);
  // Without any of the scopes nothing is told at all, not even whether there is such a channel.
  const none = scopes.every((scope) => missingScope(scope, world) !== null);
  if (none)
    return { ok: false, refusal: { ...missingScope(scopes[0] ?? '', world), ok: false, error: 'missing_scope' } };
  const id = String(channel);
  const conversation = world.conversations.get(id);
  if (conversation === undefined || !isVisible(conversation, world)) {
    return { ok: false, refusal: { ok: false, error: 'channel_not_found' } };
  }
  const refusal = missingScope(`${scopeOf[conversation.kind]}:${what}`, world);
  return refusal === null ? { ok: true, id, conversation } : { ok: false, refusal };
}

/** What a command or a click says in place of the channel's name. */
export function shownName(channel: string, world: World): string {
  const conversation = world.conversations.get(channel);
  if (conversation === undefined) return 'directmessage';
  const names = { public: nameOf(channel, conversation), private: 'privategroup', direct: 'directmessage' };
  return names[conversation.kind];
}

export function nameOf(id: string, { name = id.toLowerCase() }: Conversation): string {
  return name;
}
