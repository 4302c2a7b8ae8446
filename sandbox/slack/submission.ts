import { oddFields } from './answer-rules.ts';
import type { Deliver, Delivered } from './delivery.ts';
import { isEmpty } from './element-value.ts';
import { inView, triggerFrom } from './interaction.ts';
import type { ResponseUrls } from './response-url.ts';
import type { Fields } from './shape.ts';
import { isFields, points } from './text-rules.ts';
import { usableView } from './usable.ts';
import { pushView, refusedFor, updateView } from './view-methods.ts';
import { findView, type StoredView, setStack } from './views.ts';
import type { Block, World } from './world.ts';

/** What goes with each `response_action`; anything beside it Slack passes over, and the form closes all the same. */
const alongside: Readonly<Record<string, readonly string[]>> = { errors: ['errors'], update: ['view'], push: ['view'] };

/** What the user sees after submitting: `errors` by block_id, where the app sent some. */
export type Submit = (viewId: string) => Promise<Delivered & { readonly errors?: Readonly<Record<string, string>> }>;

export function createSubmission(world: World, deliver: Deliver, urls: ResponseUrls, base: () => string): Submit {
  return async (viewId) => {
    const view = usableView(viewId, world);
    if (view.submit === null) throw new Error('the view has no button to submit it');
    for (const block of view.blocks) checkRequired(block, view);
    const payload = {
      ...inView('view_submission', view, world),
      trigger_id: triggerFrom(view, world),
      response_urls: responseUrls(view),
    };
    let answer: Fields = {};
    const delivered = await deliver({
      type: 'interactive',
      payload,
      heard: (heard) => {
        answer = heard;
      },
    });
    // The user is shown that there was trouble, and may try again.
    if (!delivered.acknowledged) return delivered;
    const errors = obey(answer, view);
    return errors === null ? delivered : { ...delivered, errors };
  };

  /** Where answers may be posted: into the conversations chosen in menus with `response_url_enabled`. */
  function responseUrls({ user, blocks, values }: StoredView): readonly Fields[] {
    return blocks.flatMap(({ block_id, element }) => {
      if (!isFields(element) || element.response_url_enabled !== true) return [];
      const { action_id } = element;
      const held = values[String(block_id)]?.[String(action_id)];
      const channel = held?.selected_conversation ?? held?.selected_channel ?? null;
      if (channel === null) return [];
      return [{ block_id, action_id, channel_id: channel, response_url: `${base()}${urls.issue(channel, user)}` }];
    });
  }

  /** Does what the acknowledgement says, and tells the errors to be shown; without a word the form closes. */
  function obey(answer: Fields, view: StoredView): Readonly<Record<string, string>> | null {
    const { response_action: action, ...rest } = answer;
    for (const odd of oddFields(rest, alongside[String(action)] ?? [])) violate(odd);
    switch (action) {
      case undefined:
        close(view);
        return null;
      case 'clear':
        setStack(view.user, [], world);
        return null;
      case 'errors':
        return checkedErrors(answer.errors, view);
      case 'update':
      case 'push': {
        const done = show(action, answer.view, view);
        if (!done.ok) violate(`the ${action} was refused: ${JSON.stringify(done)}`);
        return null;
      }
      default:
        violate(`there is no response_action ${String(action)}`);
        return null;
    }
  }

  function show(action: 'update' | 'push', sent: unknown, view: StoredView) {
    if (action === 'update') return updateView(sent, view, world);
    const refused = refusedFor(sent, 'modal', null, world);
    return refused ?? pushView(sent as Fields, { user: view.user, view: view.id }, world);
  }

  /** With what is on top of it, if anything was pushed in between. */
  function close({ id, user }: StoredView): void {
    if (findView(id, world) === null) return;
    const stack = world.stacks.get(user) ?? [];
    setStack(
      user,
      stack.slice(
        0,
        stack.findIndex((each) => each.id === id),
      ),
      world,
    );
  }

  function checkedErrors(errors: unknown, { blocks }: StoredView): Readonly<Record<string, string>> {
    const entries = isFields(errors) ? Object.entries(errors) : [];
    if (entries.length === 0) violate('errors without an error');
    for (const [id, text] of entries) {
      const isInput = blocks.some(({ type, block_id }) => type === 'input' && block_id === id);
      if (!isInput) violate(`an error for ${id}, which is no input block of the view`);
      if (typeof text !== 'string' || text === '') violate(`an error for ${id} without a text`);
    }
    return Object.fromEntries(entries.map(([id, text]) => [id, String(text)]));
  }

  function violate(violation: string): void {
    world.violations.push(`view_submission: ${violation}`);
  }
}

/** What a client checks before it submits. */
function checkRequired(block: Block, view: StoredView): void {
  const { block_id, label, element } = block;
  const held = heldBy(block, view);
  if (held === undefined || !isFields(element)) return;
  const name = isFields(label) ? label.text : block_id;
  if (isMissing(block, view)) throw new Error(`“${name}” (${block_id}) has to be filled in`);
  const isTooShort = !isEmpty(held) && points(held.value ?? '') < Number(element.min_length ?? 0);
  if (isTooShort && element.type === 'plain_text_input')
    throw new Error(`“${name}” (${block_id}) takes ${element.min_length} characters at least`);
}

/** Whether a field that has to be filled in is empty. */
export function isMissing(block: Block, view: Pick<StoredView, 'values'>): boolean {
  const held = heldBy(block, view);
  return block.optional !== true && held !== undefined && isEmpty(held);
}

function heldBy({ type, block_id, element }: Block, { values }: Pick<StoredView, 'values'>) {
  return type === 'input' && isFields(element) ? values[String(block_id)]?.[String(element.action_id)] : undefined;
}
