import type { Deliver, Delivered } from './delivery.ts';
import { createDismissal, type Dismiss } from './dismissal.ts';
import { holding } from './element-value.ts';
import { readFilled } from './filled.ts';
import { inView, triggerFrom } from './interaction.ts';
import { pressed } from './pressed.ts';
import type { ResponseUrls } from './response-url.ts';
import type { Fields } from './shape.ts';
import { createSubmission, type Submit } from './submission.ts';
import { createSuggestions, type Suggest } from './suggestions.ts';
import { placeOf } from './usable.ts';
import { putView, type StoredView } from './views.ts';
import type { World } from './world.ts';

/** What people do in open forms and in Home; throws at what their client would not let them do. */
export interface Forms {
  /**
   * Sets the value of an input or menu, and tells the app where the element or its input says so.
   * `value`: text, ISO date, HH:mm, the text(s) or value(s) of options, or ids; `null` empties it.
   */
  fill(viewId: string, actionId: string, value: string | readonly string[] | null): Promise<Delivered | null>;
  /** A button, or an option (by its text) of an overflow menu. */
  press(viewId: string, actionId: string, options?: { readonly option?: string }): Promise<Delivered>;
  /** Obeys the `response_action` that comes with the acknowledgement; without one the form stays open. */
  readonly submit: Submit;
  /** Closes the topmost form of its user; resolves with `null` where the app does not want to know. */
  readonly dismiss: Dismiss;
  /** Types into an external select. What comes back can be filled in from then on. */
  readonly suggest: Suggest;
}

export function createForms(world: World, deliver: Deliver, urls: ResponseUrls, base: () => string): Forms {
  const { suggest, suggested } = createSuggestions(world, deliver);

  /** block_actions of a view: with the view in place of channel, message and response_url. */
  function tell(view: StoredView, action: Fields): Promise<Delivered> {
    const payload = {
      ...inView('block_actions', view, world),
      container: { type: 'view', view_id: view.id },
      trigger_id: triggerFrom(view, world),
      actions: [{ ...action, action_ts: world.nextTs() }],
    };
    return deliver({ type: 'interactive', payload });
  }

  return {
    async fill(viewId, actionId, value) {
      const { view, block, element } = placeOf(viewId, actionId, world);
      const read = { known: suggested(viewId, actionId), user: view.user, world };
      const held = holding(element, value === null ? null : readFilled(element, value, read));
      if (value === null && element.type === 'radio_buttons') throw new Error(`${actionId} cannot be emptied`);
      const id = String(block.block_id);
      const filled = { ...view, values: { ...view.values, [id]: { ...view.values[id], [actionId]: held } } };
      putView(filled, world);
      if (block.type === 'input' && block.dispatch_action !== true) return null;
      return tell(filled, { ...element, ...held, block_id: id });
    },
    async press(viewId, actionId, { option } = {}) {
      const { view, block, element } = placeOf(viewId, actionId, world);
      return tell(view, pressed(element, block, option));
    },
    submit: createSubmission(world, deliver, urls, base),
    dismiss: createDismissal(world, deliver),
    suggest,
  };
}
