import { setImmediate as turn } from 'node:timers/promises';
import type { App, BlockButtonAction } from '@slack/bolt';
import { acknowledge } from './acknowledge.ts';
import type { ListenerWorld } from './listeners.ts';
import { outdatedButtonMessage, restartingMessage } from './messages.ts';
import { createPresses } from './presses.ts';
import { answerQuestion, type Question, tellAsker } from './question.ts';
import { wordsOf } from './say-button.ts';
import type { Seen } from './seen.ts';

/** A click on a button says its words, as if they had been typed after `/mailstats` in the channel of its message. */
export function addActions(app: App, world: ListenerWorld, seen: Seen): void {
  const { log, inFlight, isStopping } = world;
  const presses = createPresses();

  app.action<BlockButtonAction>({ type: 'block_actions' }, async ({ body, action, ack }) => {
    const { user, channel, response_url: responseUrl, trigger_id: trigger, container } = body;
    const origin = { user: user.id, channel: channel?.id ?? '' };
    const button = [origin.user, origin.channel, container.message_ts, action.action_id].join(' ');
    const isNew = seen.isNew(trigger || responseUrl);
    if (!isNew || !presses.begin(button)) {
      await acknowledge(ack, log);
      const what = isNew ? 'another click on the same button' : 'a click that was delivered again';
      log.info(`${what} is ignored`, origin);
      return;
    }
    const words = wordsOf(action.value);
    const userName = user.username || user.name || undefined;
    const question: Question = { ...origin, text: words ?? '', userName, responseUrl };
    inFlight.run(async (cut) => {
      await acknowledge(ack, log);
      await turn();
      if (words === null) await tellAsker(question, outdatedButtonMessage(), world);
      else if (isStopping()) await tellAsker(question, restartingMessage(words), world);
      else await answerQuestion(question, cut, world);
      presses.end(button);
    });
  });
}
