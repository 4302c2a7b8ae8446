import { elementsOf } from './elements.ts';
import type { Fields } from './shape.ts';
import { findView, type StoredView } from './views.ts';
import type { Block, World } from './world.ts';

/** Where an element is; throws when it is not to be seen. */
export function placeOf(
  viewId: string,
  actionId: string,
  world: World,
): { readonly view: StoredView; readonly block: Block; readonly element: Fields } {
  const view = usableView(viewId, world);
  for (const block of view.blocks) {
    const element = elementsOf(block).find(({ action_id }) => action_id === actionId);
    if (element !== undefined) return { view, block, element };
  }
  throw new Error(`there is no ${actionId} in the view`);
}

/** A Home, or the topmost form of its user; what is below others cannot be used. */
export function usableView(viewId: string, world: World): StoredView {
  const view = findView(viewId, world);
  if (view === null) throw new Error('the view is not there any more');
  const top = world.stacks.get(view.user)?.at(-1);
  if (view.type === 'modal' && top?.id !== viewId) throw new Error('another view is on top of this one');
  return view;
}
