import { canHold, type ElementValue, initialValue, type Values, valueFieldOf } from './element-value.ts';
import { elementsOf, mapElements } from './elements.ts';
import { isListed } from './filled.ts';
import type { Fields } from './shape.ts';
import { isFields } from './text-rules.ts';
import type { Block, World } from './world.ts';

/** A form or Home as its user sees it. */
export interface SeenView {
  readonly id: string;
  /** Another one after each update. */
  readonly hash: string;
  readonly type: 'modal' | 'home';
  readonly user: string;
  readonly callbackId: string;
  readonly title: string;
  readonly submit: string | null;
  readonly close: string | null;
  /** With the ids that Slack makes up. */
  readonly blocks: readonly Block[];
  readonly privateMetadata: string;
  /** block_id → action_id → what is filled in, as in `view.state.values`. */
  readonly values: Values;
  /** The view as it came. */
  readonly sent: Fields;
}

/** With what the user does not see. */
export interface StoredView extends SeenView {
  readonly rootId: string;
  readonly previousId: string | null;
  readonly externalId: string;
  readonly clearOnClose: boolean;
  readonly notifyOnClose: boolean;
  /** The conversation the user was looking at when it was opened. */
  readonly channel?: string;
}

type Identity = Pick<StoredView, 'id' | 'user' | 'rootId' | 'previousId' | 'channel'>;

/** A view from what an app sent, which has passed the rules; `before` is what it takes the place of. */
export function viewFrom(sent: Fields, identity: Identity, before: StoredView | null, world: World): StoredView {
  const blocks = (sent.blocks as readonly Block[]).map((block) => ({
    block_id: world.nextId('b'),
    ...mapElements(block, (element) => ({ action_id: world.nextId('a'), ...element })),
  }));
  return {
    ...identity,
    hash: `${Math.floor(world.now() / 1_000)}.${world.nextId('h')}`,
    type: sent.type as SeenView['type'],
    callbackId: String(sent.callback_id ?? ''),
    title: textOf(sent.title) ?? '',
    submit: textOf(sent.submit),
    close: textOf(sent.close),
    blocks,
    privateMetadata: String(sent.private_metadata ?? ''),
    externalId: String(sent.external_id ?? ''),
    clearOnClose: sent.clear_on_close === true,
    notifyOnClose: sent.notify_on_close === true,
    values: valuesOf(blocks, before?.values ?? {}, identity, world),
    sent,
  };
}

/** What the user filled in stays where block_id and action_id stay the same (views.update). */
function valuesOf(blocks: readonly Block[], before: Values, { channel, user }: Identity, world: World): Values {
  // A conversation the menu would not list is not filled in either.
  const currentFor = (element: Fields) =>
    channel !== undefined && isListed(channel, element, { user, world }) ? channel : undefined;
  const entries = blocks.map((block): [string, Record<string, ElementValue>] => {
    const holders = elementsOf(block).filter(({ type }) => valueFieldOf(type) !== null);
    const values = holders.map((element): [string, ElementValue] => {
      const kept = before[String(block.block_id)]?.[String(element.action_id)];
      const value = kept !== undefined && canHold(element, kept) ? kept : initialValue(element, currentFor(element));
      return [String(element.action_id), value];
    });
    return [String(block.block_id), Object.fromEntries(values)];
  });
  return Object.fromEntries(entries.filter(([, values]) => Object.keys(values).length > 0));
}

function textOf(value: unknown): string | null {
  return isFields(value) && typeof value.text === 'string' ? value.text : null;
}

/** The forms open for everybody, topmost of each stack last. */
export function openViews({ stacks }: World): readonly StoredView[] {
  return [...stacks.values()].flat();
}

/** A form that is open, or a Home, by its id; `null` when there is none. */
export function findView(id: string, world: World): StoredView | null {
  return [...openViews(world), ...world.homes.values()].find((view) => view.id === id) ?? null;
}

/** Puts a view in the place of the one with its id; nothing happens when that is gone. */
export function putView(view: StoredView, world: World): void {
  if (view.type === 'home') {
    world.homes.set(view.user, view);
    world.changed();
  } else {
    const stack = world.stacks.get(view.user) ?? [];
    setStack(
      view.user,
      stack.map((each) => (each.id === view.id ? view : each)),
      world,
    );
  }
}

export function setStack(user: string, stack: readonly StoredView[], world: World): void {
  if (stack.length === 0) world.stacks.delete(user);
  else world.stacks.set(user, stack);
  world.changed();
}

/** The view as Slack tells it: in answers of methods without what is filled in, in what users do with it. */
export function toldView(view: StoredView, values: Values = {}): Fields {
  const { title, close = null, submit = null } = view.sent;
  return {
    id: view.id,
    team_id: 'T1',
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values },
    hash: view.hash,
    title: title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close,
    submit,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: 'A1',
    external_id: view.externalId,
    app_installed_team_id: 'T1',
    bot_id: 'B0BOT',
  };
}
