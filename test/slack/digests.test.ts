import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { markupIn } from '../../sandbox/slack/markup.ts';
import type { SeenMessage } from '../../sandbox/slack/world.ts';
import type { Bot, Reply } from '../../src/bot.ts';
import { openOffice } from '../digests/desk/office.ts';
import { answerOf } from './pretend-slack-client.ts';
import { type Mode, modes, type Running, run, until } from './running.ts';

const weekly = 'digest weekly on monday at 9:00: last week by esp';

/** The bot with a real desk, heard in a pretend Slack. */
async function inSlack(mode: Mode) {
  const office = await openOffice();
  return { bot: await run(mode, office.reply), office };
}

const kinds = ({ blocks }: SeenMessage) => blocks.map((block) => block.type);
const drawn = ({ blocks }: SeenMessage) => JSON.stringify(blocks);

async function click(bot: Running, message: SeenMessage | undefined, label: string, user?: string) {
  const actions = message?.blocks.find((block) => block.type === 'actions');
  const buttons = actions?.elements as { action_id: string; text: { text: string } }[] | undefined;
  const button = buttons?.find(({ text }) => text.text === label);
  if (message === undefined || button === undefined) throw new Error(`no button ${label} in ${message?.text}`);
  return bot.slack.click(message, button.action_id, user === undefined ? {} : { user });
}

/** A message of the bot with one button that carries `value`. */
async function withButton(bot: Running, value: string, channel = 'C1MAIL'): Promise<SeenMessage> {
  const text = { type: 'plain_text', text: 'Do it' };
  const blocks = [{ type: 'actions', elements: [{ type: 'button', text, action_id: 'say:0', value }] }];
  const posted = await answerOf(bot.slack, 'chat.postMessage', { channel, text: 'Old', blocks });
  expect(posted).toMatchObject({ ok: true });
  return bot.slack.messages.at(-1) as SeenMessage;
}

describe.each(modes)('digests in %s mode', (mode) => {
  it('are confirmed to the channel, with who asked and what can be done next', async () => {
    const { bot } = await inSlack(mode);
    await using _ = bot;
    await bot.slack.command(weekly);
    const [created] = await bot.messages(1);
    expect(created).toMatchObject({ via: 'response_url', channel: 'C1MAIL' });
    expect(created).not.toHaveProperty('onlyTo');
    expect(created && kinds(created)).toEqual(['rich_text', 'actions', 'context']);
    expect(created?.blocks[1]).toMatchObject({
      elements: [
        { text: { text: 'Change …' }, value: '{"v":1,"say":"digest edit weekly-esp"}' },
        { text: { text: 'Pause' }, value: '{"v":1,"say":"digest pause weekly-esp"}' },
        { text: { text: 'Delete' }, value: '{"v":1,"say":"digest delete weekly-esp"}', style: 'danger' },
      ],
    });
    expect(created?.blocks[2]).toMatchObject({ elements: [{ text: `maria asked: /mailstats ${weekly}` }] });
    expect(created?.text).toMatch(/^\*weekly-esp\* will be posted here every Monday at 09:00, Asia\/Shanghai\.\n/);
    expect(created?.text).toContain(
      'To change it: `/mailstats digest edit weekly-esp tuesdays at 10`, `/mailstats digest pause weekly-esp` or',
    );
    expect(created?.text).toMatch(new RegExp(`\nmaria asked: \`/mailstats ${weekly}\`$`));
    expect(bot.slack.violations).toEqual([]);
  });

  it('do what their buttons say, as if whoever clicked had typed it', async () => {
    const { bot, office } = await inSlack(mode);
    await using _ = bot;
    await bot.slack.command(weekly);
    const [created] = await bot.messages(1);
    const clicked = await click(bot, created, 'Pause', 'U2CHEN');
    expect(clicked.acknowledged).toBe(true);
    const paused = (await bot.messages(2))[1];
    expect(paused).toMatchObject({ via: 'response_url', channel: 'C1MAIL' });
    expect(paused).not.toHaveProperty('onlyTo');
    expect(paused?.text).toBe(
      [
        '*weekly-esp* is paused until it is resumed.',
        'Resume: `/mailstats digest resume weekly-esp`',
        'chen asked: `/mailstats digest pause weekly-esp`',
      ].join('\n'),
    );
    expect((await office.store.digests.byName('weekly-esp'))?.pause).not.toBeNull();

    await click(bot, paused, 'Resume');
    expect((await bot.messages(3))[2]?.text).toContain('*weekly-esp* is posted again.');
    await click(bot, created, 'Delete');
    await click(bot, (await bot.messages(4))[3], 'Undo');
    expect((await bot.messages(5))[4]?.text).toContain('*weekly-esp* is back');
    expect((await office.store.digests.byName('weekly-esp'))?.pause).toBeNull();
    expect(bot.slack.violations).toEqual([]);
  });

  it('are not changed by a click that is delivered again', async () => {
    const { bot, office } = await inSlack(mode);
    await using _ = bot;
    await bot.slack.command(weekly);
    const [created] = await bot.messages(1);
    const clicked = await click(bot, created, 'Pause');
    await bot.messages(2);
    await bot.slack.command('digest resume weekly-esp');
    await bot.messages(3);
    // By now, a second click on the button would count.
    await pause(1_050);
    expect((await clicked.again()).acknowledged).toBe(true);
    await until(() => bot.log.some(({ message }) => message === 'a click that was delivered again is ignored'));
    expect((await office.store.digests.byName('weekly-esp'))?.pause).toBeNull();
    expect(bot.slack.messages).toHaveLength(3);
  });

  it('are shown as they would be posted, to the asker alone, and posted once however often that is clicked', async () => {
    const { bot, office } = await inSlack(mode);
    await using _ = bot;
    await bot.slack.command(weekly);
    await bot.slack.command('digest run weekly-esp');
    const shown = (await bot.messages(2)).find(({ onlyTo }) => onlyTo !== undefined);
    expect(shown).toMatchObject({ via: 'response_url', onlyTo: 'U1MARIA' });
    expect(shown && kinds(shown)).toEqual(expect.arrayContaining(['rich_text', 'header', 'section', 'actions']));
    expect(shown && kinds(shown)[0]).toBe('rich_text');
    expect(shown?.text).toMatch(
      /^This is what weekly-esp would post now\. Only you see it\.\nPost it to the channel: \//,
    );
    expect(shown?.text).toMatch(/Mon 9 – Sun 15 Nov 2026/);

    const clicks = await Promise.all([1, 2, 3].map(() => click(bot, shown, 'Post it to the channel')));
    expect(clicks.every(({ acknowledged }) => acknowledged)).toBe(true);
    const told = (await bot.messages(3))[2];
    expect(told).toMatchObject({ onlyTo: 'U1MARIA', text: '*weekly-esp* was posted here.' });
    await bot.app.stop();
    expect(office.posted).toHaveLength(1);
    expect(bot.log.filter(({ message }) => message === 'another click on the same button is ignored')).toHaveLength(2);
    expect(bot.slack.messages).toHaveLength(3);
    expect(bot.slack.violations).toEqual([]);
  });

  it('can be run from a button in a direct message', async () => {
    const { bot } = await inSlack(mode);
    await using _ = bot;
    await bot.slack.command(weekly);
    await bot.messages(1);
    const { channel } = await answerOf(bot.slack, 'conversations.open', { users: 'U1MARIA' });
    const { id } = channel as { id: string };
    const told = await withButton(bot, '{"v":1,"say":"digest run weekly-esp"}', id);
    await click(bot, told, 'Do it');
    const shown = (await bot.messages(3))[2];
    expect(shown).toMatchObject({ channel: id, onlyTo: 'U1MARIA' });
    expect(shown?.text).toContain('This is what weekly-esp would post in C1MAIL now.');
  });

  it.each([
    '{"v":2,"say":"digest delete weekly-esp"}',
    '{"v":"1","say":"digest delete weekly-esp"}',
    '{"v":1,"say":["digest delete weekly-esp"]}',
    '{"v":1}',
    'digest delete weekly-esp',
    'null',
    '<!channel>',
  ])('are not touched by a button that carries %s', async (value) => {
    const { bot, office } = await inSlack(mode);
    await using _ = bot;
    await bot.slack.command(weekly);
    await bot.messages(1);
    const clicked = await click(bot, await withButton(bot, value), 'Do it', 'U2CHEN');
    expect(clicked.acknowledged).toBe(true);
    const told = (await bot.messages(3))[2];
    expect(told).toMatchObject({ onlyTo: 'U2CHEN' });
    expect(told?.text).toBe(
      'This button comes from another version of mailstats and does nothing any more. What can be said instead: `/mailstats help`',
    );
    expect(await office.store.digests.byName('weekly-esp')).not.toBeNull();
    expect(bot.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it.each([
    ['help', 'digest help', /^\*mailstats digest: reports that a channel gets by itself\*/],
    ['a mistake', 'digest pause monthly-tags', /monthly-tags/],
    ['a list', 'digest list', /^This channel has no digests yet\. Try `\/mailstats digest weekly on monday/],
  ])('tell %s to the asker alone', async (_, words, pattern) => {
    const { bot } = await inSlack(mode);
    await using __ = bot;
    await bot.slack.command(words);
    const [told] = await bot.messages(1);
    expect(told).toMatchObject({ onlyTo: 'U1MARIA' });
    expect(told?.text).toMatch(pattern);
    expect(told?.text).not.toContain('maria');
    expect(bot.slack.violations).toEqual([]);
  });
});

describe('what people put into digests', () => {
  it.each([
    `digest weekly on monday at 9: last week tag:"<!channel> *x* \`y\` <@U1MARIA>"`,
    `digest weekly on monday at 9: last week tag:"${'<'.repeat(900)}"`,
    `digest weekly on monday at 9: last week tag:"${'&'.repeat(900)}"`,
    `digest weekly on monday at 9: last week tag:"${'标'.repeat(900)}"`,
    `digest weekly on monday at 9: last week tag:"${'x'.repeat(1_200)}"`,
    `digest pause ${'<!here>'.repeat(140)}`,
    `digest ${'\u202E`*<!everyone>'.repeat(90)}`,
    `digest ${'每周一'.repeat(5_000)}`,
  ])('pings nobody and is taken by Slack: %.60s', async (words) => {
    const { bot } = await inSlack('socket');
    await using _ = bot;
    await bot.slack.command(words, { userName: '<!channel> *maria*' });
    const [told] = await bot.messages(1);
    expect(told).toMatchObject({ via: 'response_url' });
    expect(told && markupIn(told)).toEqual([]);
    expect(told?.blocks.length).toBeGreaterThan(0);
    expect(bot.slack.messages).toHaveLength(1);
    expect(bot.slack.violations).toEqual([]);
    expect(bot.log.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it('says a correction in full, however long', async () => {
    const tag = 'x'.repeat(880);
    const { bot } = await inSlack('http');
    await using _ = bot;
    await bot.slack.command(`digest weekly on monday at 25:00: last week tag:${tag} from:news@example.com`);
    const [told] = await bot.messages(1);
    expect(told?.text).toContain(tag);
    expect(told && drawn(told)).toContain(tag);
  });
});

describe('a shutdown', () => {
  const digestReply: Reply = {
    kind: 'digest',
    message: { lines: [[{ bold: 'weekly-esp' }, ' is deleted.']], actions: [] },
    to: 'channel',
  };

  it.each(modes)('asks whoever clicks to ask again (%s)', async (mode) => {
    const { promise: slow, resolve } = Promise.withResolvers<Reply>();
    let asked = 0;
    const ask: Bot['ask'] = () => {
      asked += 1;
      return slow;
    };
    await using bot = await run(mode, ask);
    const message = await withButton(bot, '{"v":1,"say":"digest pause weekly-esp"}');
    await bot.slack.command('digest delete weekly-esp');
    const stopped = bot.app.stop(5_000);
    const clicked = await click(bot, message, 'Do it');
    expect(clicked.acknowledged).toBe(true);
    expect((await bot.messages(2))[1]).toMatchObject({
      onlyTo: 'U1MARIA',
      text: 'mailstats is restarting. Ask again in a minute: `/mailstats digest pause weekly-esp`',
    });
    resolve(digestReply);
    expect(await stopped).toEqual({ unanswered: 0 });
    expect(bot.slack.messages[2]?.text).toMatch(/^\*weekly-esp\* is deleted\./);
    expect(asked).toBe(1);
  });

  it('tells what was done all the same when it was done at the last moment', async () => {
    const ask: Bot['ask'] = (_, { signal }) =>
      new Promise((resolve) => signal?.addEventListener('abort', () => resolve(digestReply)));
    await using bot = await run('http', ask);
    await bot.slack.command('digest delete weekly-esp');
    await bot.app.stop(1_600);
    expect(bot.slack.messages.map(({ text }) => text)).toEqual([expect.stringMatching(/^\*weekly-esp\* is deleted/)]);
  });

  it('leaves open whether something was done that nobody heard of again', async () => {
    await using bot = await run('http', () => new Promise(() => {}));
    await bot.slack.command('digest run weekly-esp here');
    await bot.app.stop(1_600);
    expect(bot.slack.messages.map(({ text }) => text)).toEqual([
      'mailstats had to restart before it could tell what became of this: `/mailstats digest run weekly-esp here`. Look with `/mailstats digest list all` before you say it again.',
    ]);
  });
});
