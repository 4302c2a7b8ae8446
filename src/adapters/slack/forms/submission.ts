import { setImmediate as turn } from 'node:timers/promises';
import type { App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { FilledForm, FormMistakes } from '../../../forms/form.ts';
import { acknowledge } from '../acknowledge.ts';
import { within } from '../in-flight.ts';
import type { ListenerWorld } from '../listeners.ts';
import { restartingMessage } from '../messages.ts';
import { answerQuestion, type Question, tellAsker } from '../question.ts';
import { showReport } from '../report-clicks.ts';
import type { Seen } from '../seen.ts';
import { valuesOf } from './changes.ts';
import { type FormMetadata, readMetadata } from './metadata.ts';
import { readForm, readWhere } from './read-view.ts';
import { formCallback, outdatedView } from './view.ts';

/** A form that is sent off: what is wrong is told at its field; else it is closed, and its command asked. */
export function addSubmissions(app: App, world: ListenerWorld, seen: Seen): void {
  app.view<ViewSubmitAction>({ callback_id: formCallback, type: 'view_submission' }, async (args) => {
    const { body, view, ack } = args;
    const metadata = readMetadata(view.private_metadata);
    if (metadata === null)
      return acknowledge(() => ack({ response_action: 'update', view: outdatedView() }), world.log);
    const form = readForm(valuesOf(view), metadata);
    const user = body.user.id;
    const channel = metadata.channel ?? readWhere(valuesOf(view)) ?? '';
    // Whoever was told of trouble because an acknowledgement was late sends the same form off again: one question all the same,
    // and no mistake that a digest is there which the first time made.
    const key = [view.id, channel, world.bot.forms.show(form).words].join(' ');
    const errors = seen.has(key) ? {} : placed(await mistakesIn(form, { user, channel }, world), args);
    if (Object.keys(errors).length > 0) return acknowledge(() => ack({ response_action: 'errors', errors }), world.log);
    if (!seen.isNew(key)) {
      await acknowledge(ack, world.log);
      return world.log.info('a form that was sent before is ignored', { user, channel });
    }
    world.inFlight.run(async (cut) => {
      await acknowledge(ack, world.log);
      await turn();
      if (!(await world.isFirst(key))) {
        return world.log.info('a form that others answer is ignored', { user, channel });
      }
      await ask(form, metadata, body, channel, cut, world);
    });
  });
}

async function ask(
  form: FilledForm,
  { responseUrl, clicked }: FormMetadata,
  body: ViewSubmitAction,
  chosen: string,
  cut: AbortSignal,
  world: ListenerWorld,
): Promise<void> {
  const { id: user, name } = body.user;
  const userName = name || undefined;
  // What is asked for in Home is answered in the direct messages with mailstats.
  const channel = chosen === '' ? await directWith(user, world) : chosen;
  const { words: text } = world.bot.forms.show(form);
  const question: Question = {
    text,
    user,
    channel,
    userName,
    responseUrl: responseUrl ?? body.response_urls?.[0]?.response_url,
    via: 'form',
  };
  if (world.isStopping()) return void (await tellAsker(question, restartingMessage(text), world));
  if (clicked === undefined || form.kind !== 'report') return answerQuestion(question, cut, world);
  const asker = { id: user, name: userName };
  return answerQuestion(question, cut, world, showReport({ do: 'refine', by: clicked.by }, text, clicked, asker));
}

async function directWith(user: string, { web }: ListenerWorld): Promise<string> {
  const direct = await web.openDirect(user);
  return direct.ok ? direct.channel : '';
}

/** Slack waits for so long; what cannot be looked up by then is told after the command was asked. */
async function mistakesIn(
  form: FilledForm,
  asker: { readonly user: string; readonly channel: string },
  { bot, timing, log }: ListenerWorld,
): Promise<FormMistakes> {
  try {
    const checked = bot.forms.check(form, asker);
    return (await within(timing.formAnswer, checked)) ? await checked : {};
  } catch (error) {
    log.error('a form could not be checked', { error, ...asker });
    return {};
  }
}

/** At fields that the form shows; at its first one otherwise. Slack refuses errors elsewhere. */
function placed(mistakes: FormMistakes, { view }: Pick<SlackViewMiddlewareArgs<ViewSubmitAction>, 'view'>) {
  const inputs = view.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => String(block_id));
  const [first = ''] = inputs;
  return Object.fromEntries(
    Object.entries(mistakes).map(([field, sentence]) => {
      const block = field === 'compare' ? 'options' : field;
      return [inputs.includes(block) ? block : first, sentence];
    }),
  );
}
