import type { Args, Method, Result } from './method.ts';
import type { Fields } from './shape.ts';
import type { Origin } from './triggers.ts';
import { invalid, refusedView } from './view-rules.ts';
import { findView, openViews, putView, type StoredView, setStack, toldView, viewFrom } from './views.ts';
import type { World } from './world.ts';

const mostInStack = 3;

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': {
    token: 'bot',
    args: { trigger_id: 'text', view: 'json' },
    run: (args, world) => byTrigger(args, world, (view, origin) => openView(view, origin, world)),
  },
  'views.push': {
    token: 'bot',
    args: { trigger_id: 'text', view: 'json' },
    run: (args, world) => byTrigger(args, world, (view, origin) => pushView(view, origin, world)),
  },
  'views.update': {
    token: 'bot',
    args: { view_id: 'text', external_id: 'text', hash: 'text', view: 'json' },
    run({ view_id, external_id, hash, view }, world) {
      if ((view_id === undefined) === (external_id === undefined))
        return invalid(['must provide either view_id or external_id [json-pointer:/view_id]']);
      const before = openViews(world).find(({ id, externalId }) =>
        view_id === undefined ? externalId === external_id && externalId !== '' : id === view_id,
      );
      if (before === undefined) return { ok: false, error: 'not_found' };
      if (hash !== undefined && hash !== before.hash) return { ok: false, error: 'hash_conflict' };
      return updateView(view, before, world);
    },
  },
  'views.publish': {
    token: 'bot',
    args: { user_id: 'text', hash: 'text', view: 'json' },
    run({ user_id, hash, view }, world) {
      const user = String(user_id);
      if (!world.options.homeTab) return { ok: false, error: 'not_enabled' };
      if (!world.options.users.includes(user)) return invalid(['invalid user id [json-pointer:/user_id]']);
      const before = world.homes.get(user) ?? null;
      if (hash !== undefined && hash !== before?.hash) return { ok: false, error: 'hash_conflict' };
      const refused = refusedFor(view, 'home', before, world);
      if (refused !== null) return refused;
      const id = before?.id ?? world.nextId('V');
      const home = viewFrom(view as Fields, { id, user, rootId: id, previousId: null }, before, world);
      putView(home, world);
      return { ok: true, view: toldView(home) };
    },
  },
};

/** The view is looked at first: one that is refused leaves the trigger as it was. */
function byTrigger({ trigger_id, view }: Args, world: World, show: (view: Fields, origin: Origin) => Result): Result {
  if (trigger_id === undefined) return invalid(['missing required field: trigger_id [json-pointer:/trigger_id]']);
  const refused = refusedFor(view, 'modal', null, world);
  if (refused !== null) return refused;
  const exchanged = world.exchangeTrigger(trigger_id);
  return exchanged.ok ? show(view as Fields, exchanged.origin) : exchanged;
}

/** Clients show one stack at a time: a new form takes the place of what was open. */
function openView(sent: Fields, { user, channel, isForm = false }: Origin, world: World): Result {
  // Slack says that it is open, and desktop clients do not show it (slackapi/bolt-js issue 1072, bolt-python issue 1026).
  if (isForm) world.violations.push('a form opened from a form, where only an update or a push is shown');
  const id = world.nextId('V');
  const identity = { id, user, rootId: id, previousId: null, ...(channel === undefined ? {} : { channel }) };
  const view = viewFrom(sent, identity, null, world);
  setStack(user, [view], world);
  return { ok: true, view: toldView(view) };
}

/** On top of the stack of the view that was used. */
export function pushView(sent: Fields, { user, view }: Origin, world: World): Result {
  const stack = world.stacks.get(user) ?? [];
  const top = stack.at(-1);
  if (top === undefined || !stack.some(({ id }) => id === view)) return { ok: false, error: 'not_found' };
  if (stack.length >= mostInStack) return { ok: false, error: 'push_limit_reached' };
  const { rootId, channel } = top;
  const identity = { id: world.nextId('V'), user, rootId, previousId: top.id };
  const pushed = viewFrom(sent, { ...identity, ...(channel === undefined ? {} : { channel }) }, null, world);
  setStack(user, [...stack, pushed], world);
  return { ok: true, view: toldView(pushed) };
}

/** Puts other contents in the place of an open form. */
export function updateView(sent: unknown, before: StoredView, world: World): Result {
  const refused = refusedFor(sent, 'modal', before, world);
  if (refused !== null) return refused;
  // The form may have been filled in further since it was looked at.
  const current = findView(before.id, world) ?? before;
  const view = viewFrom(sent as Fields, current, current, world);
  putView(view, world);
  return { ok: true, view: toldView(view) };
}

export function refusedFor(
  view: unknown,
  type: 'modal' | 'home',
  before: StoredView | null,
  world: World,
): (Result & { readonly ok: false }) | null {
  const refused = refusedView(view, type, world.options.unknownBlocks);
  if (refused !== null) return refused;
  const externalId = (view as Fields).external_id ?? '';
  const others = [...openViews(world), ...world.homes.values()].filter(({ id }) => id !== before?.id);
  const isTaken = externalId !== '' && others.some((other) => other.externalId === externalId);
  return isTaken ? { ok: false, error: 'duplicate_external_id' } : null;
}
