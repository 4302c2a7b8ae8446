import { describe, expect, it } from 'vitest';
import { aReply } from './a-report.ts';
import { run } from './running.ts';

const inDirect = 'The CSV file is in your direct messages with mailstats.';

describe('csv', () => {
  it('is a file in the thread of the report where the bot is a member', async () => {
    await using bot = await run('socket', async () => aReply({ csv: true }));
    const delivered = await bot.slack.command('last 7 days by esp csv');
    const [report, word] = await bot.messages(2);
    expect(report).toMatchObject({ via: 'chat.postMessage', channel: 'C1MAIL' });
    expect(bot.slack.files).toMatchObject([
      {
        filename: 'mailstats-2026-11-11-to-2026-11-17-by-esp.csv',
        channel: 'C1MAIL',
        threadTs: report?.ts,
        comment: '`/mailstats 2026-11-11..2026-11-17 by esp` as CSV',
      },
    ]);
    expect(bot.slack.files[0]?.content).toMatch(/^\ufeff?period,from,to,[\s\S]*Gmail/);
    expect(word).toMatchObject({ onlyTo: 'U1MARIA', text: 'The CSV file is in the thread of the report.' });
    expect(delivered.uses()).toBe(1);
  });

  it.each([
    ['a public channel', 'C2OTHER'],
    ['a private channel', 'C3SECRET'],
    ['a conversation of others', 'DOTHERS'],
  ])('comes by direct message, the report to the channel, in %s without the bot', async (_, channel) => {
    await using bot = await run('http', async () => aReply({ csv: true }));
    bot.slack.conversations.set('DOTHERS', { kind: 'direct', members: ['U1MARIA', 'U2CHEN'] });
    await bot.slack.command('last 7 days by esp csv', { channel });
    const [report, word] = await bot.messages(2);
    expect(report).toMatchObject({ via: 'response_url', channel });
    expect(report).not.toHaveProperty('onlyTo');
    expect(bot.slack.files).toMatchObject([{ channel: 'DU1MARIA' }]);
    expect(word).toMatchObject({ onlyTo: 'U1MARIA' });
    expect(word?.text).toBe(
      `${inDirect} To have it in the thread of the report, invite mailstats to the channel first.`,
    );
  });

  it('comes by direct message when the report is private, wherever the bot is', async () => {
    await using bot = await run('socket', async () => aReply({ csv: true, private: true }));
    await bot.slack.command('last 7 days by esp csv private');
    expect(await bot.messages(2)).toMatchObject([{ onlyTo: 'U1MARIA' }, { onlyTo: 'U1MARIA', text: inDirect }]);
    expect(bot.slack.files).toMatchObject([{ channel: 'DU1MARIA' }]);
  });

  it('comes by direct message when the thread does not take it', async () => {
    await using bot = await run('socket', async () => aReply({ csv: true }));
    bot.slack.mishap('files.completeUploadExternal', { kind: 'error', error: 'internal_error' });
    await bot.slack.command('last 7 days by esp csv');
    const [report, word] = await bot.messages(2);
    expect(report).toMatchObject({ channel: 'C1MAIL' });
    expect(word?.text).toBe(`${inDirect} Slack did not take it into the thread of the report.`);
    expect(bot.slack.files).toMatchObject([{ channel: 'DU1MARIA' }]);
  });

  it.each([
    ['files:write', /^The CSV file could not be sent\. The Slack app lacks a permission: /],
    ['im:write', /^The CSV file could not be sent\. The Slack app lacks a permission: /],
  ])('is told as missing, the report being there, without the scope %s', async (scope, pattern) => {
    const world = { scopes: ['commands', 'chat:write', 'files:write', 'im:write'].filter((each) => each !== scope) };
    await using bot = await run('socket', async () => aReply({ csv: true, private: true }), { world });
    await bot.slack.command('last 7 days csv private');
    const [report, word] = await bot.messages(2);
    expect(report?.text).toContain('52,310');
    expect(word?.text).toMatch(pattern);
  });

  it('is told as missing when Slack does not take the bytes', async () => {
    await using bot = await run('socket', async () => aReply({ csv: true, private: true }));
    bot.slack.mishap('upload', { kind: 'status', status: 500 });
    await bot.slack.command('last 7 days csv private');
    const word = (await bot.messages(2))[1];
    expect(word?.text).toBe(
      'The CSV file could not be sent. Ask again in a minute, or take the figures from the report.',
    );
    expect(bot.slack.files).toEqual([]);
  });
});
