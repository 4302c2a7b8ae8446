import { describe, expect, it } from 'vitest';
import { until } from '../slack/running.ts';
import { type BotProcess, startBot } from './running.ts';

const people = {
  U1MARIA: { name: 'Maria Lopez' },
  U2CHEN: { name: 'Wei <!channel> <@U1MARIA> *Chen*' },
  U3GUEST: { kind: 'guest' },
  U4FOREIGN: { kind: 'neighbour' },
  U5OTHER: {},
} as const;

const start = (env: Record<string, string>) =>
  startBot(env, {}, (slack) => {
    Object.assign(slack.options, { people, groups: { S1MAIL: ['U1MARIA', 'U3GUEST', 'U4FOREIGN'] } });
  });

/** The answer to one command, and whether all saw it. */
async function answerTo({ slack }: BotProcess, text: string, user: string) {
  const before = slack.messages.length;
  await slack.command(text, { user });
  await until(() => slack.messages.length > before);
  return slack.messages.at(-1);
}

describe('who may see what, in the bot as a process', () => {
  it('is answered to members of the group, and to nobody else', async () => {
    await using bot = await start({ MAILSTATS_ALLOWED_GROUPS: 'S1MAIL', MAILSTATS_ADMINS: 'U2CHEN' });
    await bot.ready();
    const who = 'Wei &lt;!channel&gt; &lt;@U1MARIA&gt; *Chen* can change that.';
    expect(await answerTo(bot, 'yesterday', 'U3GUEST')).toMatchObject({
      onlyTo: 'U3GUEST',
      text: `mailstats answers only members of this workspace, and you are a guest. ${who}`,
    });
    expect(await answerTo(bot, 'yesterday', 'U4FOREIGN')).toMatchObject({
      onlyTo: 'U4FOREIGN',
      text: 'mailstats answers only members of its own workspace, and you are of another one. Whoever runs mailstats can change that.',
    });
    expect(await answerTo(bot, 'digest list all', 'U5OTHER')).toMatchObject({
      onlyTo: 'U5OTHER',
      text: `mailstats answers only some people, and you are not among them yet. ${who}`,
    });
    expect(bot.directMail.calls).toEqual([]);
    bot.slack.mishap('users.info', { kind: 'status', status: 503 });
    expect(await answerTo(bot, 'yesterday', 'U1MARIA')).toMatchObject({
      onlyTo: 'U1MARIA',
      text: 'Slack does not say who you are at the moment, so mailstats cannot tell whether you may ask. Try again in a minute. If it stays so, its log says why.',
    });
    expect((await answerTo(bot, 'yesterday', 'U1MARIA'))?.onlyTo).toBeUndefined();
    expect((await answerTo(bot, 'yesterday', 'U2CHEN'))?.onlyTo).toBeUndefined();
    expect(bot.slack.violations).toEqual([]);
  });

  it('sees no other sender in answers and files, and is on record without what was told', async () => {
    const news = 'news@mail.brightcart.example';
    await using bot = await start({ MAILSTATS_ALLOWED_SENDERS: `${news}, gone@mail.brightcart.example` });
    await bot.ready();
    const { slack, directMail } = bot;
    const answers = [
      await answerTo(bot, 'last 7 days by sender', 'U1MARIA'),
      await answerTo(bot, 'last 7 days from:receipts', 'U1MARIA'),
      await answerTo(bot, 'last 7 days from:nws', 'U1MARIA'),
    ];
    await slack.command('last 7 days by sender csv private', { user: 'U1MARIA' });
    await until(() => slack.files.length === 1);
    await answerTo(bot, 'yesterday', 'U3GUEST');
    expect(JSON.stringify(answers[0])).toContain(`Here only mail from ${news} and gone@`);
    expect(JSON.stringify(answers[1])).toContain('cannot be asked about here');
    const told = `${JSON.stringify([...slack.messages, ...slack.files])}`
      .replaceAll('from:receipts', '')
      .replaceAll('receipts\\" cannot', '');
    expect(told).toContain(news);
    expect(told).not.toMatch(/receipts|hello@|alerts|notify/);
    const asked = directMail.callsTo('GetTrackList').map(({ query }) => query.AccountName);
    expect(new Set(asked)).toEqual(new Set([news, 'gone@mail.brightcart.example']));

    const answered = () =>
      bot
        .log()
        .split('\n')
        .filter((line) => line.includes('"answered"'));
    await until(() => answered().length === 5);
    const lines = answered().map((line): unknown => JSON.parse(line));
    const maria = { user: 'U1MARIA', channel: 'C1MAIL', via: 'command' };
    expect(lines).toMatchObject([
      { ...maria, asked: 'last 7 days by sender', kind: 'report', rows: 8 },
      { ...maria, asked: 'last 7 days from:receipts', kind: 'problems', rows: 0 },
      { ...maria, asked: 'last 7 days from:nws', kind: 'problems', rows: 0 },
      { ...maria, asked: 'last 7 days by sender csv private', kind: 'report', rows: 8 },
      { ...maria, user: 'U3GUEST', asked: 'yesterday', kind: 'refused', rows: 0 },
    ]);
    expect(bot.log()).not.toMatch(/brightcart/);
    expect(slack.violations).toEqual([]);
  });
});
