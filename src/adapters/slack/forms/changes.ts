import type { BlockAction, ViewOutput } from '@slack/bolt';
import type { QuestionWorld } from '../question.ts';
import { actionOf } from './elements.ts';
import { readMetadata } from './metadata.ts';
import { readForm, type ViewValues } from './read-view.ts';
import { formView, outdatedView } from './view.ts';

/** Follows what is being filled in: the command below, and the fields that depend on others. */
export interface Changes {
  /** Never rejects. */
  follow(body: BlockAction): Promise<void>;
}

/** Of changes to one form that come while an update is on its way, only the newest is drawn: it has them all. */
export function createChanges(world: QuestionWorld): Changes {
  const newest = new Map<string, BlockAction>();
  const drawing = new Set<string>();
  return {
    async follow(body) {
      const id = body.view?.id;
      if (id === undefined) return;
      newest.set(id, body);
      if (drawing.has(id)) return;
      drawing.add(id);
      for (let next = newest.get(id); next !== undefined; next = newest.get(id)) {
        newest.delete(id);
        await draw(next, world);
      }
      drawing.delete(id);
    },
  };
}

async function draw({ view, actions }: BlockAction, { bot, web, log }: QuestionWorld): Promise<void> {
  if (view === undefined) return;
  try {
    const metadata = readMetadata(view.private_metadata);
    if (metadata === null) return void (await web.updateView(view.id, outdatedView()));
    const more = metadata.more === true || actions.some(({ action_id }) => action_id === actionOf('more'));
    const filled = readForm(valuesOf(view), { ...metadata, more });
    const redrawn = formView(bot.forms.show(filled), { ...metadata, more });
    if (redrawn === null) return;
    const done = await web.updateView(view.id, redrawn);
    // Whoever closes a form while it is drawn needs none.
    if (!done.ok && done.error !== 'not_found') log.warn('a form could not be drawn', { error: done.error });
  } catch (error) {
    log.error('a form could not be drawn', { error });
  }
}

export const valuesOf = (view: Pick<ViewOutput, 'state'>): ViewValues => view.state.values as unknown as ViewValues;
