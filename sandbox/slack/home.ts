import type { Delivered } from './delivery.ts';
import type { TellEvent } from './events.ts';
import { toldView } from './views.ts';
import type { World } from './world.ts';

/** Opens the app's Home, or the tab with its messages; resolves with `null` when the app is not told. */
export type OpenHome = (user?: string, tab?: 'home' | 'messages') => Promise<Delivered | null>;

/** app_home_opened, which is told of both tabs; of Home with the view once there is one. */
export function createHome(world: World, tell: TellEvent): OpenHome {
  return async (user = 'U1MARIA', tab = 'home') => {
    const { homeTab, messagesTab, users } = world.options;
    if (tab === 'home' && !homeTab) throw new Error('the app has no Home');
    if (tab === 'messages' && !messagesTab) throw new Error('the app has no messages tab');
    if (!users.includes(user)) throw new Error(`there is no user ${user}`);
    const channel = `D${user}`;
    const home = tab === 'home' ? world.homes.get(user) : undefined;
    // Home is a tab of the direct messages with the app.
    if (!world.conversations.has(channel)) {
      world.conversations.set(channel, { kind: 'direct', members: [user, world.bot] });
      world.changed();
    }
    const view = home === undefined ? {} : { view: toldView(home, home.values) };
    return tell({ type: 'app_home_opened', user, channel, tab, ...view });
  };
}
