import { setImmediate as turn } from 'node:timers/promises';
import type { App, BlockAction, BlockButtonAction, BlockOverflowAction } from '@slack/bolt';
import { formAskedBy } from '../../forms/form-asked.ts';
import { acknowledge } from './acknowledge.ts';
import { type ActionValue, readValue } from './action-value.ts';
import { createChanges } from './forms/changes.ts';
import { openForm } from './forms/open-form.ts';
import { createLatest } from './latest.ts';
import type { ListenerWorld } from './listeners.ts';
import { noFormMessage, outdatedButtonMessage, restartingMessage } from './messages.ts';
import { createPresses } from './presses.ts';
import { answerQuestion, type Question, tellAsker } from './question.ts';
import { type ClickedReport, formulasMessage, isPrivate, showReport, wordsFor } from './report-clicks.ts';
import type { Seen } from './seen.ts';

type Click = BlockButtonAction | BlockOverflowAction;

/**
 * A click says the words of its button, as if they had been typed after `/mailstats` in the channel of its message. Those
 * of a report go on from it.
 */
export function addActions(app: App, world: ListenerWorld, seen: Seen): void {
  const { log, homes, inFlight, isFirst, isStopping } = world;
  const presses = createPresses();
  const latest = createLatest();
  const changes = createChanges(world);

  app.action<Click>({ type: 'block_actions' }, async ({ body, action, ack }) => {
    if ((body as BlockAction).view?.type === 'modal') {
      await acknowledge(ack, log);
      return inFlight.run(() => changes.follow(body as BlockAction));
    }
    const { user, channel, response_url: responseUrl, trigger_id: trigger, container } = body as BlockAction;
    const origin = { user: user.id, channel: channel?.id ?? '' };
    const message = { ts: String(container.message_ts ?? ''), threadTs: container.thread_ts as string | undefined };
    const chosen = action.type === 'overflow' ? action.selected_option.value : action.value;
    const place = [origin.user, origin.channel, message.ts].join(' ');
    const button = [place, action.action_id, chosen].join(' ');
    const key = trigger || responseUrl;
    const isNew = seen.isNew(key);
    if (!isNew || !presses.begin(button)) {
      await acknowledge(ack, log);
      const what = isNew ? 'another click on the same button' : 'a click that was delivered again';
      log.info(`${what} is ignored`, origin);
      return;
    }
    const value = readValue(chosen);
    const words = value === null ? '' : wordsFor(value);
    const userName = user.username || user.name || undefined;
    const question: Question = { ...origin, text: words, userName, responseUrl, via: 'button' };
    const isHome = (body as BlockAction).view?.type === 'home';
    inFlight.run(async (cut) => {
      await acknowledge(ack, log);
      await turn();
      if (!(await isFirst(key))) {
        presses.end(button);
        return log.info('a click that others answer is ignored', origin);
      }
      // Where a form is opened from Home it asks for a place; all else in Home is answered in direct messages.
      const asked = isHome && !opensForm(value) ? await fromHome(question, world) : question;
      if (value === null) await tellAsker(asked, outdatedButtonMessage(), world);
      else if (isStopping() && value.do !== 'formulas') await tellAsker(asked, restartingMessage(words), world);
      else {
        const clicked = { ...message, isPrivate: isPrivate(value) };
        await act(value, { question: asked, clicked, trigger, place }, cut);
      }
      presses.end(button);
      if (isHome) await homes.draw(user.id);
    });
  });

  async function act(value: ActionValue, click: Clicked, cut: AbortSignal): Promise<void> {
    const { question, clicked, trigger, place } = click;
    const { user, channel, responseUrl, userName } = question;
    const opening = { trigger, user, place: channel === '' ? {} : { channel, responseUrl } };
    switch (value.do) {
      case 'formulas':
        return tellAsker(question, formulasMessage(), world);
      case 'say': {
        const asked = formAskedBy(value.say);
        const instead = () => answerQuestion(question, cut, world);
        return asked === null ? instead() : openForm({ ...opening, asked, instead }, world);
      }
      case 'form':
      case 'digest': {
        const asked = { kind: value.do === 'form' ? 'report' : 'digest', words: value.say } as const;
        const instead = () => tellAsker(question, noFormMessage(), world);
        const from = value.do === 'form' ? { clicked: { ...clicked, by: value.by } } : {};
        return openForm({ ...opening, asked, instead, place: { ...opening.place, ...from } }, world);
      }
      default: {
        const show = showReport({ do: value.do, by: value.by }, question.text, clicked, { id: user, name: userName });
        // Whoever asks something else of the same report no longer waits for what was asked before.
        const { dropped, end } = value.do === 'refine' ? latest.begin(place) : free;
        await answerQuestion({ ...question, ...(dropped === undefined ? {} : { dropped }) }, cut, world, show);
        end();
      }
    }
  }
}

function opensForm(value: ActionValue | null): boolean {
  if (value?.do === 'say') return formAskedBy(value.say) !== null;
  return value?.do === 'form' || value?.do === 'digest';
}

async function fromHome(question: Question, { web }: ListenerWorld): Promise<Question> {
  const direct = await web.openDirect(question.user);
  return { ...question, via: 'home', channel: direct.ok ? direct.channel : '' };
}

interface Clicked {
  readonly question: Question;
  readonly clicked: ClickedReport;
  readonly trigger: string;
  /** The message, as one person sees it. */
  readonly place: string;
}

const free = { dropped: undefined, end() {} };
