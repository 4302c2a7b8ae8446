import { type DeliveredCommand, withUses } from './commands.ts';
import type { Deliver } from './delivery.ts';
import { elementsOf } from './elements.ts';
import { interaction } from './interaction.ts';
import { mustSee } from './presence.ts';
import { pressed } from './pressed.ts';
import type { ResponseUrls } from './response-url.ts';
import { shownName } from './seen-conversation.ts';
import { asStored, withIds } from './stored-message.ts';
import type { SeenMessage, World } from './world.ts';

interface ClickOptions {
  /** Default: U1MARIA, or the only one who sees the message. */
  readonly user?: string;
  readonly clockOff?: number;
  /** The text of the option to choose, in a menu. */
  readonly option?: string;
}

/** Clicks a button, or chooses from a menu, in a message that is still there; throws when there is no such button for this user. */
export type Click = (message: SeenMessage, actionId: string, options?: ClickOptions) => Promise<DeliveredCommand>;

/** block_actions: of a message for one user alone the app is told where it was, but not what it said. */
export function createClick(world: World, deliver: Deliver, urls: ResponseUrls, base: () => string): Click {
  return async ({ ts, channel }, actionId, options = {}) => {
    const message = world.messages.find((each) => each.ts === ts && each.channel === channel);
    if (message === undefined) throw new Error('the message is not there any more');
    const { onlyTo } = message;
    const { user = onlyTo ?? 'U1MARIA', clockOff = 0 } = options;
    if (onlyTo !== undefined && onlyTo !== user) throw new Error(`${user} does not see this message`);
    mustSee(user, channel, world);
    const action = actionIn(message, actionId, options.option);
    const path = urls.issue(channel, user, message);
    const payload = {
      ...interaction('block_actions', user, world),
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: onlyTo !== undefined,
        ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
      },
      trigger_id: world.issueTrigger({ user, channel }),
      channel: { id: channel, name: shownName(channel, world) },
      ...(onlyTo === undefined ? { message: asStored(message, world.bot, { metadata: false }) } : {}),
      state: { values: {} },
      response_url: `${base()}${path}`,
      actions: [{ ...action, action_ts: world.nextTs() }],
    };
    return withUses(await deliver({ type: 'interactive', payload, clockOff }), () => urls.uses(path));
  };
}

/** The button, or the menu with what was chosen, as an action tells it. */
function actionIn(message: SeenMessage, actionId: string, option?: string): Readonly<Record<string, unknown>> {
  for (const block of withIds(message.blocks)) {
    const element = elementsOf(block).find(({ action_id }) => action_id === actionId);
    if (element !== undefined) return pressed(element, block, option);
  }
  throw new Error(`there is no button ${actionId} in the message`);
}
