import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deed } from '../../sandbox/page/wire.ts';
import { type RunningPage, runPage } from './running.ts';

let running: RunningPage;
beforeAll(async () => {
  running = await runPage();
}, 60_000);
afterAll(() => running.close());

const maria = { user: 'U1MARIA', channel: 'C1MAIL' } as const;
const command = (text: string, who: { user: string; channel: string } = maria): Deed => ({
  do: 'command',
  ...who,
  text,
});
const starts = (words: string) => (message: { text: string }) => message.text.startsWith(words);

describe('what people do on the page', () => {
  it('gives commands to the bot, and shows each only to whoever typed it', async () => {
    expect(await running.perform(command('yesterday'))).toEqual({ ok: true });
    const report = await running.sees(starts('Direct Mail\n'));
    expect(report).toMatchObject({ channel: 'C1MAIL', onlyYou: false, author: { name: 'mailstats', isApp: true } });
    const typed = (await running.state()).messages.filter(({ isCommand }) => isCommand);
    expect(typed).toMatchObject([{ text: '/mailstats yesterday', author: { name: 'Maria Lopez' }, onlyYou: true }]);
    expect((await running.state('U2CHEN')).messages.some(({ isCommand }) => isCommand)).toBe(false);
  });

  it('presses buttons, and shows the file in the thread of its report', async () => {
    await running.perform(command('last week by ip csv'));
    const { files, threadTs } = await running.sees((message) => message.files.length > 0);
    expect(files).toMatchObject([{ filename: 'mailstats-2026-11-09-to-2026-11-15-by-ip.csv' }]);
    const report = await running.sees(({ ts }) => ts === threadTs);
    const actions = report.blocks.find(({ type }) => type === 'actions');
    const [button] = (actions?.elements ?? []) as { action_id: string; text: { text: string } }[];
    expect(button?.text.text).toBe('vs previous');
    await running.perform({
      do: 'act',
      user: 'U1MARIA',
      at: { message: { channel: 'C1MAIL', ts: report.ts } },
      actionId: button?.action_id ?? '',
      value: { type: 'button' },
    });
    await running.sees(({ ts, isEdited }) => ts === report.ts && isEdited);
  });

  it('fills in forms, and tells what is wrong at its field', async () => {
    await running.perform({ do: 'shortcut', user: 'U1MARIA', callbackId: 'mailstats_report' });
    let view = (await running.state()).views.at(-1);
    while (view?.submit == null) view = (await running.state()).views.at(-1);
    const at = { view: view.id };
    const found = (await (
      await fetch(`${running.url}suggest`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ user: 'U1MARIA', at, actionId: 'form:tag', query: 'welc' }),
      })
    ).json()) as { groups: { options: { value: string }[] }[] };
    expect(found.groups[0]?.options).toMatchObject([{ value: 'welcome' }]);
    const fill = (field: string, value: object) =>
      running.perform({
        do: 'act',
        user: 'U1MARIA',
        at,
        actionId: `form:${field}`,
        value: { type: 'external_select', ...value },
      });
    expect(await fill('tag', { selected_option: found.groups[0]?.options[0] })).toEqual({ ok: true });
    const check = { text: { type: 'plain_text', text: 'Check one tag' }, value: 'check' };
    await fill('by', { type: 'static_select', selected_option: check });
    await fill('tag', { selected_option: null });
    expect(await running.perform({ do: 'submit', user: 'U1MARIA', view: view.id })).toEqual({
      ok: false,
      error: '',
      fields: { where: 'Please complete this required field.' },
    });
    await fill('where', { type: 'conversations_select', selected_conversation: 'C1MAIL' });
    const refused = await running.perform({ do: 'submit', user: 'U1MARIA', view: view.id });
    expect(refused).toMatchObject({ ok: false, fields: { tag: expect.any(String) } });
    expect(await running.perform({ do: 'close', user: 'U1MARIA', view: view.id })).toEqual({ ok: true });
    expect((await running.state()).views).toEqual([]);
  });

  it('moves the clock of everybody, and a digest arrives', async () => {
    await running.perform(command('digest weekly on monday at 9:00: last week by esp'));
    await running.sees(({ text }) => text.includes('weekly-esp'), 'U2CHEN');
    const { moves } = (await running.state()).clock;
    const due = moves.find(({ label }) => label.includes('when weekly-esp is due'));
    expect(due?.label).toMatch(/^Mon 23 Nov 09:00, next Monday/);
    expect(await running.perform({ do: 'move clock', user: 'U1MARIA', to: due?.to ?? '' })).toEqual({ ok: true });
    const arrived = await running.sees(
      ({ at, blocks }) => at.startsWith('2026-11-23T01:0') && blocks.some(({ type }) => type === 'data_table'),
      'U2CHEN',
    );
    expect(arrived.author.name).toBe('mailstats');
    expect(running.world.slack.now()).toBeGreaterThanOrEqual(Date.parse('2026-11-23T01:00:00Z'));
    expect(await running.perform({ do: 'move clock', user: 'U1MARIA', to: '2026-11-20T00:00:00Z' })).toEqual({
      ok: false,
      error: 'The clock only moves forward.',
    });
  });

  it('refuses a guest, who alone sees it', async () => {
    await running.perform(command('yesterday', { user: 'U3SAM', channel: 'C1MAIL' }));
    await running.sees(({ onlyYou, author }) => onlyYou && author.name === 'mailstats', 'U3SAM');
    const seen = (await running.state('U3SAM')).messages.filter(({ isCommand }) => isCommand);
    expect(seen).toMatchObject([{ text: '/mailstats yesterday' }]);
  });

  it('says what Slack says when nobody answers', async () => {
    running.world.slack.mishap('ack', { kind: 'reset' });
    await running.perform(command('today', { user: 'U2CHEN', channel: 'C1MAIL' }));
    const told = await running.sees(({ author }) => author.name === 'Slackbot', 'U2CHEN');
    expect(told).toMatchObject({ onlyYou: true, text: expect.stringContaining('`operation_timeout`') });
    await running.perform({ do: 'say', user: 'U2CHEN', channel: 'C1MAIL', text: '/weather' });
    await running.sees(({ text }) => text.startsWith('`/weather` is not a valid command'), 'U2CHEN');
  });

  it('keeps what people write as text', async () => {
    await running.perform({ do: 'say', ...maria, text: '<!channel> & <b>' });
    await running.sees(({ text }) => text === '&lt;!channel&gt; &amp; &lt;b&gt;');
  });

  it('lets mailstats and people in where they were not', async () => {
    await running.perform({ do: 'invite', user: 'U1MARIA', channel: 'C2CAMPAIGNS' });
    await running.perform({ do: 'join', user: 'U3SAM', channel: 'C2CAMPAIGNS' });
    const { conversations } = await running.state('U3SAM');
    expect(conversations.find(({ id }) => id === 'C2CAMPAIGNS')).toMatchObject({ hasBot: true, isMember: true });
  });

  it.each<[string, Deed]>([
    ['a private channel somebody is not in', command('today', { user: 'U3SAM', channel: 'C3DELIVERY' })],
    ['the direct messages of somebody else', command('today', { user: 'U3SAM', channel: 'DU1MARIA' })],
    ['an archived channel', command('today', { user: 'U1MARIA', channel: 'C4SPRING' })],
    ['the form of somebody else', { do: 'submit', user: 'U3SAM', view: 'V1' }],
    ['a shortcut that is not there', { do: 'shortcut', user: 'U1MARIA', callbackId: 'other' }],
    [
      'a message that is gone',
      {
        do: 'act',
        user: 'U1MARIA',
        at: { message: { channel: 'C1MAIL', ts: '1.0' } },
        actionId: 'a',
        value: { type: 'button' },
      },
    ],
  ])('does nothing in %s', async (_, deed) => {
    expect(await running.perform(deed)).toMatchObject({ ok: false, error: expect.stringMatching(/\w/) });
  });

  it('leaves nothing that Slack would not accept', () => {
    expect(running.world.slack.violations).toEqual([]);
    expect(running.errors).toEqual([]);
  });
});

it('offers nobody the names of digests in channels they do not see', async () => {
  await running.perform({ do: 'home', user: 'U1MARIA' });
  const offered = async (user: string) => {
    const { completions, clock } = await running.state(user);
    return JSON.stringify([completions, clock.moves]);
  };
  const digest = 'digest every monday at 9:00 named hush-hush: last week by esp';
  await running.perform(command(digest, { user: 'U1MARIA', channel: 'C3DELIVERY' }));
  await running.sees((message) => message.text.includes('hush-hush') && !message.isCommand);
  expect(await offered('U1MARIA')).toContain('hush-hush');
  expect(await offered('U3SAM')).not.toContain('hush-hush');
});
