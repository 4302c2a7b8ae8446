import type { World } from './world.ts';

/** Throws when there is nobody of that id. */
export function mustExist(user: string, { options }: World): void {
  if (!options.users.includes(user) && !Object.hasOwn(options.people, user))
    throw new Error(`there is no user ${user}`);
}

/** The same where somebody's client would not offer it: nobody of that id, or a conversation they do not see. */
export function mustSee(user: string, channel: string, world: World): void {
  mustExist(user, world);
  const conversation = world.conversations.get(channel);
  if (conversation === undefined) throw new Error(`there is no channel ${channel}`);
  if (conversation.kind !== 'public' && !conversation.members.includes(user))
    throw new Error(`${user} does not see ${channel}`);
}

/** The same of writing there: nobody can in an archived channel, nor to an app that wants no messages. */
export function mustWrite(user: string, channel: string, world: World): void {
  mustSee(user, channel, world);
  const { archived, kind, members } = world.conversations.get(channel) ?? { kind: 'public', members: [] };
  if (archived === true) throw new Error(`${channel} is archived`);
  if (kind === 'direct' && members.includes(world.bot) && world.options.messagesReadOnly)
    throw new Error('sending messages to this app has been turned off');
}
