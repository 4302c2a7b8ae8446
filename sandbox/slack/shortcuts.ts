import { type DeliveredCommand, nameOfUser, needsCommands, withUses } from './commands.ts';
import type { Deliver } from './delivery.ts';
import { interaction } from './interaction.ts';
import { mustExist, mustSee } from './presence.ts';
import type { ResponseUrls } from './response-url.ts';
import { shownName } from './seen-conversation.ts';
import { asStored } from './stored-message.ts';
import type { SeenMessage, World } from './world.ts';

interface ShortcutOptions {
  /** Default: U1MARIA. */
  readonly user?: string;
  /** For shortcuts of messages. */
  readonly message?: SeenMessage;
}

/** Chooses a shortcut, from the ⚡ menu or the menu of a message; throws when the app has no such shortcut there. */
export type Shortcut = (callbackId: string, options?: ShortcutOptions) => Promise<DeliveredCommand>;

export function createShortcut(world: World, deliver: Deliver, urls: ResponseUrls, base: () => string): Shortcut {
  return async (callbackId, { user = 'U1MARIA', message } = {}) => {
    const type = message === undefined ? 'global' : 'message';
    const known = world.options.shortcuts.some((each) => each.callbackId === callbackId && each.type === type);
    if (!known) throw new Error(`there is no ${type} shortcut ${callbackId}`);
    needsCommands(world);
    mustExist(user, world);
    const common = { callback_id: callbackId, action_ts: world.nextTs() };
    if (message === undefined) {
      const payload = {
        ...interaction('shortcut', user, world),
        user: { id: user, username: nameOfUser(user), team_id: 'T1' },
        ...common,
        trigger_id: world.issueTrigger({ user }),
      };
      return withUses(await deliver({ type: 'interactive', payload }), () => 0);
    }
    const seen = messageFor(message, user);
    const { channel, ts } = seen;
    const path = urls.issue(channel, user, seen);
    const payload = {
      ...interaction('message_action', user, world),
      ...common,
      trigger_id: world.issueTrigger({ user, channel }),
      message_ts: ts,
      message: asStored(seen, world.bot, { metadata: false }),
      channel: { id: channel, name: shownName(channel, world) },
      response_url: `${base()}${path}`,
    };
    return withUses(await deliver({ type: 'interactive', payload }), () => urls.uses(path));
  };

  /** As it is now. Messages for one user alone have no menu with shortcuts. */
  function messageFor({ ts, channel }: SeenMessage, user: string): SeenMessage {
    const message = world.messages.find((each) => each.ts === ts && each.channel === channel);
    if (message === undefined) throw new Error('the message is not there any more');
    if (message.onlyTo !== undefined) throw new Error(`a message for ${message.onlyTo} alone has no shortcuts`);
    mustSee(user, channel, world);
    return message;
  }
}
