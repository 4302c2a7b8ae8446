import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Mishap } from '../../sandbox/slack/misfortune.ts';
import type { SeenView } from '../../sandbox/slack/views.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import type { AskContext, Bot } from '../../src/bot.ts';
import { help } from '../../src/commands/help.ts';
import type { Digest } from '../../src/digests/digest.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { accountForms, listing, named, now } from './account-forms.ts';
import { modes, type RunOptions, recorder, run, until } from './running.ts';

interface Asked extends Pick<AskContext, 'user' | 'channel'> {
  readonly via: AskContext['via'] | undefined;
  readonly words: string;
}

/** The bot in a pretend Slack, with what it was asked; every answer is the help. */
async function start(mode: (typeof modes)[number], options: RunOptions = {}) {
  const asked: Asked[] = [];
  const ask: Bot['ask'] = async (words, { user, channel, via }) => {
    asked.push({ words, user, channel, via });
    return { kind: 'help', help: help() };
  };
  const bot = await run(mode, ask, { forms: accountForms(), ...options });
  const { slack } = bot;
  const view = (): SeenView => {
    const last = slack.views.at(-1);
    if (last === undefined) throw new Error('no form is open');
    return last;
  };
  return {
    ...bot,
    asked,
    view,
    form: async (title = 'Ask about mail') => {
      await until(() => slack.views.some((one) => one.title === title));
      return view();
    },
    /** Fills a field in and waits until the form has followed. */
    fill: async (field: string, value: string | readonly string[] | null) => {
      const { id, hash } = view();
      await slack.fill(id, `form:${field}`, value);
      await until(() => view().hash !== hash);
    },
    command: () => codeIn(view()),
    closed: () => until(() => slack.views.length === 0),
    [Symbol.asyncDispose]: () => bot[Symbol.asyncDispose](),
  };
}

/** The command below a form. */
function codeIn({ blocks }: SeenView): string | undefined {
  return /"text":"(\/mailstats[^"]*(?:\\"[^"]*)*)"/.exec(JSON.stringify(blocks[0]))?.[1]?.replaceAll('\\"', '"');
}

const optionalOf = ({ blocks }: SeenView) =>
  blocks.filter(({ optional }) => optional === true).map(({ block_id }) => block_id);
const fieldsOf = ({ blocks }: SeenView) => blocks.map(({ block_id }) => block_id);

const digest: Digest = {
  id: 'd1',
  name: 'weekly-esp',
  channel: 'C1MAIL',
  owner: 'U1MARIA',
  words: 'last week by esp vs previous',
  schedule: { kind: 'weekly', weekdays: [1], time: '09:00', every: 1, anchor: '2026-11-16' },
  zone: 'Asia/Shanghai',
  pause: null,
  createdAt: now,
  activeSince: now,
  version: 1,
};

const folder = temporaryFolder();

async function storeWith(...digests: readonly Digest[]) {
  const store = await openStore(`file:${folder.path}/${randomUUID()}.db`, { log: recorder().log });
  for (const one of digests) await store.digests.create(one);
  return store;
}

describe.each(modes)('in %s mode', (mode) => {
  it('the command alone opens a form, which asks what is filled in', async () => {
    await using at = await start(mode);
    await at.slack.command('');
    const form = await at.form();
    expect(form).toMatchObject({ type: 'modal', submit: 'Ask', callbackId: 'mailstats_form' });
    expect(fieldsOf(form)).toEqual(['command', 'days', 'by', 'sender', 'tag', 'esp', 'ip', 'more', 'options']);
    expect(at.command()).toBe('/mailstats last 7 days by esp');
    await at.fill('days', 'last week');
    await at.fill('by', 'ip');
    await at.slack.suggest(form.id, 'form:sender', 'news');
    await at.fill('sender', 'news@example.com');
    await at.fill('options', ['compare', 'private']);
    expect(at.command()).toBe('/mailstats last week by ip from:news@example.com vs previous private');
    const sent = await at.slack.submit(form.id);
    expect(sent).toMatchObject({ acknowledged: true });
    await at.closed();
    await until(() => at.asked.length === 1);
    expect(at.asked).toEqual([
      {
        words: 'last week by ip from:news@example.com vs previous private',
        user: 'U1MARIA',
        channel: 'C1MAIL',
        via: 'form',
      },
    ]);
    const [answer] = await at.messages(1);
    expect(answer).toMatchObject({ via: 'response_url', channel: 'C1MAIL', onlyTo: 'U1MARIA' });
    expect(at.slack.violations).toEqual([]);
  });

  it('other days are chosen by date, and mistakes are told at their field', async () => {
    await using at = await start(mode);
    await at.slack.command('');
    const { id } = await at.form();
    await at.fill('days', 'dates');
    expect(optionalOf(at.view())).toEqual(['sender', 'tag', 'esp', 'ip', 'options']);
    expect(at.command()).toBe('/mailstats 2026-11-11..2026-11-17 by esp');
    await at.fill('from', '2026-08-03');
    expect((await at.slack.submit(id)).errors).toEqual({
      from: expect.stringContaining('Direct Mail keeps 30 days'),
    });
    await at.fill('from', '2026-11-16');
    await at.fill('to', '2026-11-12');
    expect((await at.slack.submit(id)).errors).toEqual({ to: 'The last day is before the first.' });
    await at.fill('by', 'check');
    await at.fill('to', '2026-11-17');
    expect((await at.slack.submit(id)).errors).toEqual({ tag: 'Choose the tag to check.' });
    expect(at.asked).toEqual([]);
    expect(at.slack.violations).toEqual([]);
  });

  it('a shortcut asks where to answer, and needs no membership there', async () => {
    await using at = await start(mode);
    await at.slack.shortcut('mailstats_report', { user: 'U2CHEN' });
    const { id } = await at.form();
    expect(fieldsOf(at.view())).toContain('where');
    await at.slack.fill(id, 'form:where', 'C2OTHER');
    await at.slack.submit(id);
    await until(() => at.asked.length === 1);
    expect(at.asked[0]).toMatchObject({ words: 'last 7 days by esp', user: 'U2CHEN', channel: 'C2OTHER' });
    expect((await at.messages(1))[0]).toMatchObject({ via: 'response_url', channel: 'C2OTHER' });
  });

  it('of a message with a report, the shortcut shows its question', async () => {
    await using at = await start(mode);
    const value = JSON.stringify({
      v: 2,
      do: 'form',
      say: 'check 2026-11-09..2026-11-15 tag:welcome from:news@example.com',
    });
    const elements = [{ type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'Change …' }, value }];
    await at.slack.command('last week');
    const [message] = await at.messages(1);
    const report = { ...message, blocks: [{ type: 'actions', elements }] } as NonNullable<typeof message>;
    at.slack.messages[0] = { ...report, onlyTo: undefined } as unknown as typeof report;
    await at.slack.shortcut('mailstats_report_here', { message: report });
    await at.form();
    expect(at.command()).toBe('/mailstats check last week tag:welcome from:news@example.com');
  });

  it('a digest is made and changed in the same form', async () => {
    const store = await storeWith(digest);
    await using at = await start(mode, { forms: accountForms({ digests: { store } }) });
    await at.slack.command('digest new');
    const fresh = await at.form('New digest');
    expect(optionalOf(fresh)).toEqual(['name', 'sender', 'tag', 'esp', 'ip', 'options']);
    expect(at.command()).toBe('/mailstats digest every Monday at 09:00 in Asia/Shanghai: last week by esp vs previous');
    await at.fill('weekdays', ['Monday', 'Thursday']);
    await at.fill('time', '17:30');
    await at.slack.fill(fresh.id, 'form:name', 'weekly-esp');
    expect((await at.slack.submit(fresh.id)).errors).toEqual({ name: expect.stringContaining('weekly-esp') });
    await at.slack.fill(fresh.id, 'form:name', 'twice');
    await at.slack.submit(fresh.id);
    await until(() => at.asked.length === 1);
    expect(at.asked[0]?.words).toBe(
      'digest every Monday and Thursday at 17:30 in Asia/Shanghai named twice: last week by esp vs previous',
    );

    await at.slack.command('digest edit weekly-esp');
    const change = await at.form('Change weekly-esp');
    expect(JSON.stringify(at.view().blocks)).toContain('Nothing is changed yet.');
    await at.slack.suggest(change.id, 'form:zone', 'berl');
    await at.fill('zone', 'Europe/Berlin');
    await at.fill('rhythm', 'Every day');
    expect(fieldsOf(at.view())).not.toContain('weekdays');
    await at.slack.submit(change.id);
    await until(() => at.asked.length === 2);
    expect(at.asked[1]?.words).toBe('digest edit weekly-esp every day at 09:00 in Europe/Berlin');
    expect(at.slack.violations).toEqual([]);
  });

  it('whoever may not ask is told so in its place', async () => {
    await using at = await start(mode, { forms: accountForms({ refusal: async () => 'Not for you.' }) });
    await at.slack.command('');
    expect(JSON.stringify((await at.form('mailstats')).blocks)).toContain('Not for you.');
  });

  it('what no form holds is asked in words', async () => {
    const store = await storeWith(digest);
    await using at = await start(mode, { forms: accountForms({ digests: { store } }) });
    await at.slack.command('digest edit nobody');
    await until(() => at.asked.length === 1);
    expect(at.asked[0]).toMatchObject({ words: 'digest edit nobody', via: 'command' });
  });

  it('where Slack does not open it, the help comes instead', async () => {
    await using at = await start(mode);
    at.slack.mishap('views.open', { kind: 'error', error: 'expired_trigger_id' });
    await at.slack.command('');
    await at.messages(1);
    expect(at.asked).toMatchObject([{ words: 'help' }]);
  });

  it('an empty one is opened when what it begins with takes a moment', async () => {
    const { promise, resolve } = Promise.withResolvers<null>();
    await using at = await start(mode, {
      forms: accountForms({ refusal: () => promise }),
      timing: { formAtOnce: 5 },
    });
    await at.slack.command('');
    expect(JSON.stringify((await at.form('mailstats')).blocks)).toContain('One moment');
    resolve(null);
    await at.form();
    expect(at.command()).toBe('/mailstats last 7 days by esp');
    expect(at.slack.violations).toEqual([]);
  });

  describe('an empty one that cannot be filled', () => {
    const slowly = async (mishap: Mishap, ...more: readonly Mishap[]) => {
      const { promise, resolve } = Promise.withResolvers<null>();
      const forms = accountForms({ refusal: () => promise });
      const at = await start(mode, { forms, timing: { formAtOnce: 5 } });
      at.slack.mishap('views.update', mishap, ...more);
      await at.slack.command('');
      await at.form('mailstats');
      return { at, resolve: () => resolve(null) };
    };

    it.each<Mishap>([{ kind: 'status', status: 500 }, { kind: 'done-then-reset' }])(
      'at first ($kind) is tried again',
      async (mishap) => {
        const { at, resolve } = await slowly(mishap);
        await using _ = at;
        resolve();
        await at.form();
        await at.app.stop();
        expect(at.command()).toBe('/mailstats last 7 days by esp');
        expect(at.asked).toEqual([]);
      },
    );

    it('gives way to the help', async () => {
      const { at, resolve } = await slowly({ kind: 'error', error: 'invalid_arguments' });
      await using _ = at;
      resolve();
      await at.messages(1);
      expect(at.asked).toMatchObject([{ words: 'help' }]);
      expect(at.log).toContainEqual(expect.objectContaining({ message: 'a form could not be filled' }));
    });

    it('because it was closed is left at that', async () => {
      const { at, resolve } = await slowly({ kind: 'error', error: 'not_found' });
      await using _ = at;
      resolve();
      await until(() => at.log.some(({ message }) => message === 'form'));
      await at.app.stop();
      expect(at.asked).toEqual([]);
    });
  });

  it('more filters are shown, whatever is filled in while they are drawn', async () => {
    await using at = await start(mode, { timing: { again: [200] } });
    await at.slack.command('');
    const { id } = await at.form();
    at.slack.mishap('views.update', { kind: 'status', status: 500 });
    await at.slack.fill(id, 'form:days', 'last week');
    await at.slack.press(id, 'form:more');
    await at.slack.fill(id, 'form:by', 'ip');
    await until(() => at.command() === '/mailstats last week by ip');
    expect(fieldsOf(at.view())).toContain('pool');
    await at.fill('by', 'esp');
    expect(fieldsOf(at.view())).toContain('pool');
    expect(at.slack.violations).toEqual([]);
  });

  it('is asked once when it is sent off again because Slack told of trouble', async () => {
    await using at = await start(mode);
    await at.slack.command('');
    const { id } = await at.form();
    at.slack.mishap('ack', { kind: 'reset' });
    expect(await at.slack.submit(id)).toMatchObject({ acknowledged: false });
    await until(() => at.asked.length === 1);
    expect(await at.slack.submit(id)).toMatchObject({ acknowledged: true });
    await at.closed();
    // Another one with the same words is another question.
    await at.slack.command('');
    await at.slack.submit((await at.form()).id);
    await at.messages(2);
    await at.app.stop();
    expect(at.asked).toHaveLength(2);
    expect(at.slack.violations).toEqual([]);
  });

  it('makes one digest when it is sent off again, and does not find its own name taken', async () => {
    const store = await storeWith();
    await using at = await start(mode, { forms: accountForms({ digests: { store } }) });
    await at.slack.command('digest new');
    const { id } = await at.form('New digest');
    await at.slack.fill(id, 'form:name', 'weekly-esp');
    at.slack.mishap('ack', { kind: 'reset' });
    expect(await at.slack.submit(id)).toMatchObject({ acknowledged: false });
    await until(() => at.asked.length === 1);
    await store.digests.create(digest);
    const again = await at.slack.submit(id);
    expect(again).toMatchObject({ acknowledged: true });
    expect(again.errors ?? {}).toEqual({});
    await at.closed();
    await at.app.stop();
    expect(at.asked).toHaveLength(1);
  });

  it('a form of another version is told to be one', async () => {
    await using at = await start(mode);
    await at.slack.command('');
    const { id } = await at.form();
    Object.assign(at.view(), { privateMetadata: '{"v":0}' });
    await at.slack.submit(id);
    expect(JSON.stringify((await at.form('mailstats')).blocks)).toContain('another version of mailstats');
    expect(at.asked).toEqual([]);
    expect(at.slack.violations).toEqual([]);
  });
});

describe('names to choose from', () => {
  const many = named(Array.from({ length: 340 }, (_, index) => `tag-${index}`));
  const suggestions = async (list: Parameters<typeof listing>[0], typed: string, field = 'tag') => {
    await using at = await start('http', {
      forms: accountForms({ placeOf: async () => ({ source: listing(list), usualSender: undefined }) }),
      timing: { formAnswer: 300 },
    });
    await at.slack.command('');
    const { id } = await at.form();
    if (field === 'pool') await at.slack.press(id, 'form:more');
    if (field === 'pool') await until(() => JSON.stringify(at.view().blocks).includes('form:pool'));
    const { options, groups } = await at.slack.suggest(id, `form:${field}`, typed);
    expect(at.slack.violations).toEqual([]);
    const told = groups.length === 0 ? [{ label: null, options }] : groups;
    return told.map((group) => [group.label, group.options.map((option) => option.value)]);
  };

  it('are those that fit, beyond a hundred too', async () => {
    const list = async () => ({ ok: true, value: many, calls: 4 }) as const;
    const [[label, values] = []] = await suggestions(list, '');
    expect(JSON.stringify(label)).toContain('100 of 340: type on to find others');
    expect(values).toHaveLength(100);
    expect((await suggestions(list, 'TAG-339'))[0]?.[1]).toEqual(['tag-339']);
    expect((await suggestions(list, 'nothing like it'))[0]?.[1]).toEqual([]);
  });

  it('are by name where that is enough', async () => {
    const list = async () =>
      ({
        ok: true,
        value: [
          { key: 'pool-1', label: 'marketing' },
          { key: 'pool-2', label: 'twin' },
          { key: 'pool-3', label: 'twin' },
        ],
        calls: 1,
      }) as const;
    expect((await suggestions(list, '', 'pool'))[0]?.[1]).toEqual(['marketing', 'pool-2', 'pool-3']);
  });

  it.each([
    ['fails', async () => ({ ok: false, fault: { kind: 'unreachable', sentence: 'No.' }, calls: 1 }) as const],
    ['is slow', () => new Promise<never>(() => {})],
  ])('are what was typed when Direct Mail %s', async (_, list) => {
    const [[label, values] = []] = await suggestions(list, 'welc');
    expect(JSON.stringify(label)).toContain('Direct Mail has not listed them yet');
    expect(values).toEqual(['welc']);
    expect((await suggestions(list, ''))[0]?.[1]).toEqual([]);
  });
});
