import { setImmediate as turn } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import { formAskedBy } from '../../forms/form-asked.ts';
import { acknowledge } from './acknowledge.ts';
import { addActions } from './actions.ts';
import { addEvents, type EventWorld } from './events.ts';
import { openForm } from './forms/open-form.ts';
import { addShortcuts } from './forms/shortcuts.ts';
import { addSubmissions } from './forms/submission.ts';
import { addSuggestions } from './forms/suggestions.ts';
import { createHomes } from './home/homes.ts';
import type { Drafts } from './lines.ts';
import { restartingMessage, unforeseenMessage, unknownCommandMessage } from './messages.ts';
import { answerQuestion, type Question, type QuestionWorld } from './question.ts';
import { type IsFirst, keptMs } from './replays.ts';
import { responseUrl } from './response-url.ts';
import { createSeen } from './seen.ts';

export interface ListenerWorld extends QuestionWorld, EventWorld {
  readonly isStopping: () => boolean;
  readonly isFirst: IsFirst;
}

/**
 * `/mailstats`, clicks and events, in Socket Mode and over HTTP alike. Everything is acknowledged first and worked on
 * afterwards.
 */
export function addListeners(app: App, given: Omit<ListenerWorld, 'homes'>): void {
  const homes = createHomes(given);
  const world: ListenerWorld = { ...given, homes, onDigestTalk: homes.redraw };
  const { log, isStopping, isFirst, inFlight, timing } = world;
  const seen = createSeen(10_000, keptMs);

  app.command('/mailstats', async ({ command, ack }) => {
    const asked: Question = {
      text: command.text,
      user: command.user_id,
      channel: command.channel_id,
      userName: command.user_name || undefined,
      responseUrl: command.response_url,
      via: 'command',
    };
    const key = command.trigger_id || command.response_url;
    const isNew = seen.isNew(key);
    if (!isNew) {
      await acknowledge(ack, log);
      log.info('a command that was delivered again is ignored', { channel: command.channel_id });
    } else if (isStopping()) {
      await acknowledge(() => ack(privately(restartingMessage(command.text))), log);
    } else {
      // In flight from here on: a shutdown between the acknowledgement and the work must not forget it.
      inFlight.run(async (cut) => {
        await acknowledge(ack, log);
        // Commands that came together are all acknowledged before the work on one of them takes the processor.
        await turn();
        if (!(await isFirst(key)))
          return log.info('a command that others answer is ignored', { channel: asked.channel });
        const form = formAskedBy(asked.text);
        const instead = () => answerQuestion({ ...asked, text: asked.text || 'help' }, cut, world);
        if (form === null) return instead();
        const { user, channel, responseUrl } = asked;
        await openForm(
          { asked: form, trigger: command.trigger_id, user, place: { channel, responseUrl }, instead },
          world,
        );
      });
    }
  });

  app.command(/^\/(?!mailstats$)/, async ({ command, ack }) => {
    await acknowledge(() => ack(privately(unknownCommandMessage(command.command))), log);
  });

  addActions(app, world, seen);
  addSubmissions(app, world, seen);
  addSuggestions(app, world);
  addShortcuts(app, world, seen);
  addEvents(app, world, seen);

  app.error(async ({ error, body }: Unforeseen) => {
    const reference = world.newReference();
    log.error('unforeseen', { reference, error: error.original ?? error });
    const { response_url, text = '' } = body as { response_url?: string; text?: string };
    if (response_url === undefined) return;
    const url = responseUrl(response_url, { life: timing.responseUrl, attempt: timing.attempt });
    await url.post(unforeseenMessage(reference, text)[0], 'asker');
  });
}

/** What Bolt hands to `app.error` (extendedErrorHandler); it wraps what was thrown. */
interface Unforeseen {
  readonly error: Error & { readonly original?: Error | undefined };
  readonly body: object;
}

function privately(drafts: Drafts) {
  return { response_type: 'ephemeral' as const, text: drafts[0].text };
}
