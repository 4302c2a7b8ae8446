import { setImmediate as turn } from 'node:timers/promises';
import type { App, BlockAction, BlockButtonAction, BlockOverflowAction } from '@slack/bolt';
import { acknowledge } from './acknowledge.ts';
import { readValue } from './action-value.ts';
import { createLatest } from './latest.ts';
import type { ListenerWorld } from './listeners.ts';
import { outdatedButtonMessage, restartingMessage } from './messages.ts';
import { createPresses } from './presses.ts';
import { answerQuestion, type Question, tellAsker } from './question.ts';
import { formulasMessage, showReport, wordsFor } from './report-clicks.ts';
import type { Seen } from './seen.ts';

type Click = BlockButtonAction | BlockOverflowAction;

/**
 * A click says the words of its button, as if they had been typed after `/mailstats` in the channel of its message. Those
 * of a report go on from it.
 */
export function addActions(app: App, world: ListenerWorld, seen: Seen): void {
  const { log, inFlight, isStopping } = world;
  const presses = createPresses();
  const latest = createLatest();

  app.action<Click>({ type: 'block_actions' }, async ({ body, action, ack }) => {
    const { user, channel, response_url: responseUrl, trigger_id: trigger, container } = body as BlockAction;
    const origin = { user: user.id, channel: channel?.id ?? '' };
    const clicked = { ts: String(container.message_ts ?? ''), threadTs: container.thread_ts as string | undefined };
    const chosen = action.type === 'overflow' ? action.selected_option.value : action.value;
    const place = [origin.user, origin.channel, clicked.ts].join(' ');
    const button = [place, action.action_id, chosen].join(' ');
    const isNew = seen.isNew(trigger || responseUrl);
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
    inFlight.run(async (cut) => {
      await acknowledge(ack, log);
      await turn();
      if (value === null) await tellAsker(question, outdatedButtonMessage(), world);
      else if (value.do === 'formulas') await tellAsker(question, formulasMessage(), world);
      else if (isStopping()) await tellAsker(question, restartingMessage(words), world);
      else if (value.do === 'say') await answerQuestion(question, cut, world);
      else {
        const show = showReport({ do: value.do, by: value.by }, words, clicked, { id: user.id, name: userName });
        // Whoever asks something else of the same report no longer waits for what was asked before.
        const { dropped, end } = value.do === 'refine' ? latest.begin(place) : free;
        await answerQuestion({ ...question, ...(dropped === undefined ? {} : { dropped }) }, cut, world, show);
        end();
      }
      presses.end(button);
    });
  });
}

const free = { dropped: undefined, end() {} };
