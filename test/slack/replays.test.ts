import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackApp } from '../../src/adapters/slack/app.ts';
import { createIsFirst } from '../../src/adapters/slack/replays.ts';
import { defaultTiming } from '../../src/adapters/slack/timing.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import type { Bot } from '../../src/bot.ts';
import { messageOf } from '../../src/digests/wording/message.ts';
import type { SeenStore, Store } from '../../src/ports.ts';
import { silent } from '../store/samples.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { accountForms } from './account-forms.ts';
import { neverReported, noForms, noHome, recorder, run, settingsFor, until } from './running.ts';

const folder = temporaryFolder();
let store: Store;
let files = 0;
beforeEach(async () => {
  files += 1;
  store = await openStore(`file:${folder.path}/${files}.db`, { log: silent });
});
afterEach(() => store.close());

/** Two replicas over one store; what is signed for one can be sent to the other. */
async function replicas(forms: Bot['forms'] = noForms) {
  const asked: string[] = [];
  const ask = (name: string) => async (words: string) => {
    asked.push(`${name}: ${words}`);
    const message = messageOf([['Done.']], [{ label: 'Again', words: 'digest list' }]);
    return { kind: 'digest', message, to: 'channel' } as const;
  };
  const one = await run('http', ask('one'), { seen: store.seen, forms });
  const { log, lines } = recorder();
  const other = createSlackApp(
    settingsFor('http', one.slack),
    { ask: ask('other'), report: neverReported, forms, home: noHome },
    { log, timing: defaultTiming, seen: store.seen },
  );
  const started = await other.start();
  if (!started.ok) throw new Error(started.problem.sentence);
  return {
    one,
    asked,
    /** Of the other replica. */
    lines,
    toOther: () => one.slack.setRequestUrl(`http://127.0.0.1:${started.port}/slack/events`),
    async [Symbol.asyncDispose]() {
      await other.stop(2_000);
      await one[Symbol.asyncDispose]();
    },
  };
}

describe('what was signed once', () => {
  it('as a command is answered by one replica', async () => {
    await using at = await replicas();
    const delivered = await at.one.slack.command('last week');
    await at.one.messages(1);
    at.toOther();
    expect(await delivered.again()).toMatchObject({ acknowledged: true, status: 200 });
    await until(() => at.lines.some(({ message }) => message === 'a command that others answer is ignored'));
    expect(at.asked).toEqual(['one: last week']);
    expect((await at.one.slack.command('yesterday')).acknowledged).toBe(true);
    await at.one.messages(2);
    expect(at.asked).toEqual(['one: last week', 'other: yesterday']);
  });

  it('as a click is answered by one replica', async () => {
    await using at = await replicas();
    await at.one.slack.command('last week');
    const [message] = await at.one.messages(1);
    if (message === undefined) throw new Error('no message');
    const clicked = await at.one.slack.click(message, 'say:0');
    await at.one.messages(2);
    at.toOther();
    expect(await clicked.again()).toMatchObject({ acknowledged: true, status: 200 });
    await until(() => at.lines.some(({ message: said }) => said === 'a click that others answer is ignored'));
    expect(at.asked).toEqual(['one: last week', 'one: digest list']);
  });

  it('as a form is answered by one replica', async () => {
    await using at = await replicas(accountForms());
    const { slack } = at.one;
    await slack.command('');
    await until(() => slack.views.some(({ callbackId }) => callbackId !== ''));
    const sent = await slack.submit(slack.views[0]?.id ?? '');
    await at.one.messages(1);
    at.toOther();
    expect(await sent.again()).toMatchObject({ acknowledged: true, status: 200 });
    await until(() => at.lines.some(({ message }) => message === 'a form that others answer is ignored'));
    expect(at.asked).toHaveLength(1);
  });

  it('is answered once after a restart, too', async () => {
    await using at = await replicas();
    const delivered = await at.one.slack.command('last week');
    await at.one.messages(1);
    await at.one.app.stop(1_000);
    at.toOther();
    await delivered.again();
    await until(() => at.lines.some(({ message }) => message === 'a command that others answer is ignored'));
    expect(at.asked).toEqual(['one: last week']);
  });
});

describe('a store that does not tell', () => {
  it.each<[string, SeenStore['isNew'], string]>([
    ['fails', () => Promise.reject(new Error('no store')), 'whether others answer already could not be found out'],
    ['hangs', () => new Promise(() => {}), 'whether others answer already was not found out in time'],
  ])('and %s lets it through', async (_, isNew, message) => {
    const { log, lines } = recorder();
    expect(await createIsFirst({ isNew }, log)('key')).toBe(true);
    expect(lines.map((line) => [line.level, line.message])).toEqual([['warn', message]]);
  });

  it('is not told the trigger itself', async () => {
    const keys: string[] = [];
    const isNew: SeenStore['isNew'] = async (key) => {
      keys.push(key);
      return true;
    };
    const isFirst = createIsFirst({ isNew }, recorder().log);
    for (const key of ['1.2.secret', '1.2.secret', 'https://hooks.slack.com/secret']) await isFirst(key);
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(key).toMatch(/^[\w-]{43}$/);
  });

  it('keeps no acknowledgement waiting', async () => {
    const asked: string[] = [];
    const { promise, resolve } = Promise.withResolvers<boolean>();
    await using bot = await run(
      'http',
      async (words) => {
        asked.push(words);
        return { kind: 'refused', sentence: 'No.' };
      },
      { seen: { isNew: () => promise } },
    );
    expect((await bot.slack.command('last week')).acknowledged).toBe(true);
    expect(asked).toEqual([]);
    resolve(true);
    await bot.messages(1);
    expect(asked).toEqual(['last week']);
  });
});
