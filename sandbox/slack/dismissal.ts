import type { Deliver, Delivered } from './delivery.ts';
import { inView } from './interaction.ts';
import { usableView } from './usable.ts';
import { type StoredView, setStack } from './views.ts';
import type { World } from './world.ts';

export type Dismiss = (viewId: string) => Promise<Delivered | null>;

/** The close button: one form goes, or with `clear_on_close` all; view_closed tells those with `notify_on_close`. */
export function createDismissal(world: World, deliver: Deliver): Dismiss {
  return async (viewId) => {
    const view = usableView(viewId, world);
    if (view.type === 'home') throw new Error('Home cannot be closed');
    const stack = world.stacks.get(view.user) ?? [];
    const isCleared = view.clearOnClose;
    setStack(view.user, isCleared ? [] : stack.slice(0, -1), world);
    const closed = isCleared ? stack.toReversed() : [view];
    const told = closed.filter(({ notifyOnClose }) => notifyOnClose).map((each) => tell(each, isCleared));
    const [first = null] = await Promise.all(told);
    return first;
  };

  function tell(view: StoredView, is_cleared: boolean): Promise<Delivered> {
    return deliver({ type: 'interactive', payload: { ...inView('view_closed', view, world), is_cleared } });
  }
}
