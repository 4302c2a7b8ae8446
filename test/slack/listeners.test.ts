import { setImmediate as turn } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { createInFlight } from '../../src/adapters/slack/in-flight.ts';
import { addListeners, type ListenerWorld } from '../../src/adapters/slack/listeners.ts';
import { defaultTiming } from '../../src/adapters/slack/timing.ts';
import type { Reply } from '../../src/bot.ts';
import { neverReported, noForms, noHome, recorder } from './running.ts';

type Handler = (args: { command: Record<string, string>; ack: () => Promise<void> }) => Promise<void>;

/** The listeners without Bolt around them: `say` hands them a command as Bolt would. */
function listen(ask: () => Promise<Reply>) {
  let handler: Handler = () => Promise.reject(new Error('no listener'));
  const app = {
    command: (name: string | RegExp, handle: Handler) => {
      if (name === '/mailstats') handler = handle;
    },
    action: () => {},
    view: () => {},
    options: () => {},
    shortcut: () => {},
    event: () => {},
    error: () => {},
  };
  const inFlight = createInFlight();
  const web = {} as ListenerWorld['web'];
  const timing = { ...defaultTiming, attempt: 50, again: [] };
  addListeners(app as unknown as App, {
    bot: { ask, report: neverReported, forms: noForms, home: noHome },
    web,
    ...recorder(),
    timing,
    newReference: () => 'ref123',
    inFlight,
    isStopping: () => false,
    isFirst: async () => true,
  });
  const say = (text: string, ack: () => Promise<void>) =>
    handler({
      command: { text, trigger_id: text, response_url: 'http://127.0.0.1:9/', user_id: 'U', channel_id: 'C' },
      ack,
    });
  return { say, inFlight };
}

describe('a question', () => {
  it('is in flight before its acknowledgement is through, so that no shutdown forgets it', async () => {
    const { promise: acknowledged, resolve } = Promise.withResolvers<void>();
    let asked = 0;
    const { say, inFlight } = listen(() => {
      asked += 1;
      return new Promise(() => {});
    });
    void say('yesterday', () => acknowledged);
    await turn();
    expect([asked, inFlight.size()]).toEqual([0, 1]);
    resolve();
    await turn();
    await turn();
    expect([asked, inFlight.size()]).toEqual([1, 1]);
  });

  it('is worked on after the acknowledgements of those that came with it', async () => {
    const order: string[] = [];
    const { say } = listen(() => {
      order.push('asked');
      return new Promise(() => {});
    });
    for (const text of ['yesterday', 'today']) {
      void say(text, async () => {
        order.push('acknowledged');
      });
      await Promise.resolve().then().then().then();
    }
    await turn();
    await turn();
    expect(order).toEqual(['acknowledged', 'acknowledged', 'asked', 'asked']);
  });
});
