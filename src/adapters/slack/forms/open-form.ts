import type { types } from '@slack/bolt';
import type { FormAsked } from '../../../forms/form-asked.ts';
import type { Opened } from '../../../forms/forms.ts';
import { within } from '../in-flight.ts';
import type { QuestionWorld } from '../question.ts';
import { isClosed, updateForm } from './update-form.ts';
import { type FormPlace, formView, metadataOf, noticeView } from './view.ts';

export interface Opening {
  readonly asked: FormAsked;
  /** Slack's trigger_id: good once, and for 3 seconds. */
  readonly trigger: string;
  readonly user: string;
  readonly place: FormPlace;
  /** Done where no form can be opened. */
  readonly instead: () => Promise<void>;
}

/** Opens the form, or what is said in its place; an empty one first when that takes a moment. Never rejects. */
export async function openForm(opening: Opening, world: QuestionWorld): Promise<void> {
  const { asked, user, place, instead } = opening;
  const { bot, log, newReference } = world;
  const channel = place.channel ?? '';
  try {
    const found = bot.forms.open(asked, { user, channel });
    const shown = (await within(world.timing.formAtOnce, found))
      ? await showAtOnce(await found, opening, world)
      : await showLater(found, opening, world);
    log.info('form', { user, channel, form: asked.kind, shown });
    if (shown === 'nothing') await instead();
  } catch (error) {
    log.error('unforeseen', { reference: newReference(), error, user, channel });
    await instead();
  }
}

type Shown = Opened['kind'] | 'nothing';

async function showAtOnce(opened: Opened, { trigger, place }: Opening, { web, log }: QuestionWorld): Promise<Shown> {
  const view = viewFor(opened, place);
  if (view === null) return 'nothing';
  const done = await web.openView(trigger, view);
  if (!done.ok) log.warn('a form could not be opened', { error: done.error });
  return done.ok ? opened.kind : 'nothing';
}

async function showLater(found: Promise<Opened>, { trigger, place }: Opening, world: QuestionWorld): Promise<Shown> {
  const { web, log } = world;
  const waiting = await web.openView(trigger, noticeView('mailstats', ['One moment …']));
  if (!waiting.ok) {
    log.warn('a form could not be opened', { error: waiting.error });
    await found;
    return 'nothing';
  }
  const opened = await found.catch((error: unknown) => {
    log.error('a form could not be filled', { error });
    return { kind: 'none' } as const;
  });
  const view = viewFor(opened, place);
  const done = await updateForm(waiting.id, view ?? noticeView('mailstats', [inWords]), world);
  if (!done.ok && !isClosed(done)) log.warn('a form could not be filled', { error: done.error });
  return view === null || !(done.ok || isClosed(done)) ? 'nothing' : opened.kind;
}

const inWords = 'There is no form for this. mailstats answers in words.';

/** `null`: nothing that a form could show. */
function viewFor(opened: Opened, place: FormPlace): types.ModalView | null {
  if (opened.kind === 'none') return null;
  if (opened.kind === 'refused') return noticeView('mailstats', [opened.sentence]);
  return formView(opened.sheet, metadataOf(opened.sheet, place));
}
