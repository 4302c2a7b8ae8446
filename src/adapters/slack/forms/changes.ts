import type { BlockAction, ViewOutput } from '@slack/bolt';
import type { QuestionWorld } from '../question.ts';
import { actionOf } from './elements.ts';
import { readMetadata } from './metadata.ts';
import { readForm, type ViewValues } from './read-view.ts';
import { isClosed, updateForm } from './update-form.ts';
import { formView, outdatedView } from './view.ts';

/** Follows what is being filled in: the command below, and the fields that depend on others. */
export interface Changes {
  /** Never rejects. */
  follow(body: BlockAction): Promise<void>;
}

/** Forms that are remembered at most; who presses “More filters” in one fills it in within minutes. */
const most = 1_000;

/**
 * Of changes to one form that come while an update is on its way, only the newest is drawn: it has all that is filled in.
 * What was pressed in an earlier one it does not have, so that is remembered.
 */
export function createChanges(world: QuestionWorld): Changes {
  const newest = new Map<string, BlockAction>();
  const drawing = new Set<string>();
  const opened = new Set<string>();
  return {
    async follow(body) {
      const id = body.view?.id;
      if (id === undefined) return;
      newest.set(id, body);
      if (body.actions.some(({ action_id }) => action_id === actionOf('more'))) opened.add(id);
      for (const oldest of opened) {
        if (opened.size <= most) break;
        opened.delete(oldest);
      }
      if (drawing.has(id)) return;
      drawing.add(id);
      for (let next = newest.get(id); next !== undefined; next = newest.get(id)) {
        newest.delete(id);
        await draw(next, opened.has(id), world);
      }
      drawing.delete(id);
    },
  };
}

async function draw({ view }: BlockAction, wantsMore: boolean, world: QuestionWorld): Promise<void> {
  const { bot, log } = world;
  if (view === undefined) return;
  try {
    const metadata = readMetadata(view.private_metadata);
    if (metadata === null) return void (await updateForm(view.id, outdatedView(), world));
    const more = metadata.more === true || wantsMore;
    const filled = readForm(valuesOf(view), { ...metadata, more });
    const redrawn = formView(bot.forms.show(filled), { ...metadata, more });
    if (redrawn === null) return;
    const done = await updateForm(view.id, redrawn, world);
    if (!done.ok && !isClosed(done)) log.warn('a form could not be drawn', { error: done.error });
  } catch (error) {
    log.error('a form could not be drawn', { error });
  }
}

export const valuesOf = (view: Pick<ViewOutput, 'state'>): ViewValues => view.state.values as unknown as ViewValues;
