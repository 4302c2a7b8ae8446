import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createSingleFlight, type Work } from '../../src/adapters/direct-mail/single-flight.ts';
import type { AskOptions, SourceEvent } from '../../src/ports.ts';

const person: AskOptions = { priority: 'person' };

/** A flight whose work makes two calls, ten milliseconds apart, and remembers how it went. */
function flight() {
  let order = 0;
  const single = createSingleFlight<string>(() => {
    order += 1;
    return order;
  });
  const started: string[] = [];
  const aborted: string[] = [];
  const priorities: string[] = [];
  const work =
    (name: string): Work<string> =>
    async (asking) => {
      started.push(name);
      for (let call = 0; call < 2; call += 1) {
        asking.cost.calls += 1;
        asking.tell({ kind: 'started' });
        await sleep(10);
        if (asking.signal.aborted) {
          aborted.push(name);
          return { ok: false, fault: { kind: 'gave-up', sentence: 'Stopped.' } };
        }
        asking.tell({ kind: 'answered' });
      }
      priorities.push(asking.ticket.priority);
      return { ok: true, value: name };
    };
  return {
    ask: (key: string, name: string, options = person) => single.ask(key, options, work(name)),
    started,
    aborted,
    priorities,
  };
}

it('identical questions under way are asked once, and paid for once', async () => {
  const { ask, started } = flight();
  const answers = await Promise.all([ask('q', 'a'), ask('q', 'b'), ask('other', 'c')]);
  expect(started).toEqual(['a', 'c']);
  expect(answers.map((answer) => [answer.ok && answer.value, answer.calls])).toEqual([
    ['a', 2],
    ['a', 0],
    ['c', 2],
  ]);
});

it('an answered question is asked anew', async () => {
  const { ask, started } = flight();
  await ask('q', 'a');
  await ask('q', 'b');
  expect(started).toEqual(['a', 'b']);
});

describe('who gives up', () => {
  it('gets its answer at once and leaves the others theirs', async () => {
    const { ask, aborted } = flight();
    const controller = new AbortController();
    const first = ask('q', 'a', { ...person, signal: controller.signal });
    const second = ask('q', 'b');
    await sleep(1);
    controller.abort();
    expect(await first).toEqual({
      ok: false,
      fault: { kind: 'gave-up', sentence: 'The question was cancelled before it was answered.' },
      calls: 1,
    });
    expect(await second).toMatchObject({ ok: true, value: 'a', calls: 1 });
    expect(aborted).toEqual([]);
  });

  it('last, ends the work, and the next one starts anew', async () => {
    const { ask, aborted, started } = flight();
    const controller = new AbortController();
    const both = [1, 2].map(() => ask('q', 'a', { ...person, signal: controller.signal }));
    await sleep(1);
    controller.abort();
    expect((await Promise.all(both)).map((answer) => answer.ok)).toEqual([false, false]);
    expect(await ask('q', 'b')).toMatchObject({ value: 'b' });
    expect(aborted).toEqual(['a']);
    expect(started).toEqual(['a', 'b']);
  });

  it('beforehand, asks nothing', async () => {
    const { ask, started } = flight();
    expect(await ask('q', 'a', { ...person, signal: AbortSignal.abort() })).toMatchObject({ ok: false, calls: 0 });
    expect(started).toEqual([]);
  });
});

it('who joins late hears what happened so far', async () => {
  const { ask } = flight();
  const heard: [SourceEvent[], SourceEvent[]] = [[], []];
  const first = ask('q', 'a', { ...person, onEvent: (event) => heard[0].push(event) });
  await sleep(15);
  const second = ask('q', 'b', { ...person, onEvent: (event) => heard[1].push(event) });
  await Promise.all([first, second]);
  expect(heard[0].map(({ kind }) => kind)).toEqual(['started', 'answered', 'started', 'answered']);
  expect(heard[1]).toEqual(heard[0]);
});

it('a person who joins background work makes it a person’s', async () => {
  const { ask, priorities } = flight();
  await Promise.all([ask('q', 'a', { priority: 'background' }), ask('q', 'b')]);
  await Promise.all([ask('q', 'a'), ask('q', 'b', { priority: 'background' })]);
  await ask('q', 'a', { priority: 'background' });
  expect(priorities).toEqual(['person', 'person', 'background']);
});
