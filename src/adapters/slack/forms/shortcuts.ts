import { setImmediate as turn } from 'node:timers/promises';
import type { App, GlobalShortcut, MessageShortcut } from '@slack/bolt';
import { acknowledge } from '../acknowledge.ts';
import type { ListenerWorld } from '../listeners.ts';
import { noFormMessage } from '../messages.ts';
import { tellAsker } from '../question.ts';
import type { Seen } from '../seen.ts';
import { openForm } from './open-form.ts';
import { reportIn } from './report-in-message.ts';
import type { FormPlace } from './view.ts';

/** The shortcuts of manifest.yml: the form from anywhere, and the form of the report in a message. */
export function addShortcuts(app: App, world: ListenerWorld, seen: Seen): void {
  const open = (shortcut: Shortcut, words: string, place: FormPlace): void => {
    const { trigger_id: trigger, user } = shortcut;
    if (!seen.isNew(trigger)) return;
    const { channel = '', responseUrl } = place;
    const asker = { text: '', user: user.id, channel, userName: undefined, responseUrl, via: 'form' } as const;
    const instead = () => tellAsker(asker, noFormMessage(), world);
    world.inFlight.run(async () => {
      await turn();
      if (!(await world.isFirst(trigger))) return;
      await openForm({ asked: { kind: 'report', words }, trigger, user: user.id, place, instead }, world);
    });
  };

  app.shortcut<GlobalShortcut>({ callback_id: 'mailstats_report', type: 'shortcut' }, async ({ shortcut, ack }) => {
    await acknowledge(ack, world.log);
    open(shortcut, '', {});
  });

  app.shortcut<MessageShortcut>(
    { callback_id: 'mailstats_report_here', type: 'message_action' },
    async ({ shortcut, ack }) => {
      await acknowledge(ack, world.log);
      const { channel, response_url: responseUrl, message } = shortcut;
      open(shortcut, reportIn(message), { channel: channel.id, responseUrl });
    },
  );
}

interface Shortcut {
  readonly trigger_id: string;
  readonly user: { readonly id: string };
}
