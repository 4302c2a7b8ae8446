import { describe, expect, it } from 'vitest';
import { markupIn } from '../../sandbox/slack/markup.ts';
import { formatValue, readValue } from '../../src/adapters/slack/action-value.ts';
import { reportActions } from '../../src/adapters/slack/report-actions.ts';
import type { Reply } from '../../src/bot.ts';
import { request } from '../reports/requests.ts';
import { aReply, onwardOf } from './a-report.ts';
import { modes, run, until } from './running.ts';
import { choose, type Element, echo, elementsOf } from './under-a-report.ts';

const words = '2026-11-11..2026-11-17 by esp';

describe.each(modes)('under a report in %s mode', (mode) => {
  it('are the next questions, and a menu with the rest', async () => {
    await using bot = await run(mode, echo().ask);
    await bot.slack.command(words);
    const [report] = await bot.messages(1);
    const elements = elementsOf(report);
    expect(elements.map(({ text, options }) => text?.text ?? options?.map((option) => option.text.text))).toEqual([
      'vs previous',
      'By IP',
      'By day',
      'Widen to 14 days',
      'Last week instead',
      ['CSV file', 'Change …', 'Get it every week …', 'How figures are made'],
    ]);
    expect(elements[1]?.value).toBe('{"v":2,"do":"refine","say":"2026-11-11..2026-11-17 by ip","by":"U1MARIA"}');
    expect(bot.slack.violations).toEqual([]);
  });

  it('the one who asked goes on in the same place', async () => {
    const { asked, ask } = echo();
    await using bot = await run(mode, ask);
    await bot.slack.command(words);
    const [report] = await bot.messages(1);
    const clicked = await choose(bot, report, 'By IP');
    expect(clicked.acknowledged).toBe(true);
    await until(() => bot.slack.messages[0]?.replaced === true);
    expect(asked[1]).toEqual({ words: '2026-11-11..2026-11-17 by ip', via: 'button', user: 'U1MARIA' });
    expect(bot.slack.messages).toHaveLength(1);
    expect(JSON.stringify(bot.slack.messages[0]?.blocks)).toContain(
      'maria asked: /mailstats 2026-11-11..2026-11-17 by ip',
    );
    expect(clicked.uses()).toBe(1);
    expect(bot.slack.violations).toEqual([]);
  });

  it('others are answered in its thread, and it stays as it is', async () => {
    await using bot = await run(mode, echo().ask);
    await bot.slack.command(words);
    const [report] = await bot.messages(1);
    await choose(bot, report, 'By day', 'U2CHEN');
    const [same, answer] = await bot.messages(2);
    expect(same).not.toHaveProperty('replaced');
    expect(answer).toMatchObject({ threadTs: report?.ts, channel: 'C1MAIL' });
    expect(answer).not.toHaveProperty('onlyTo');
    expect(JSON.stringify(answer?.blocks)).toContain('chen asked: /mailstats 2026-11-11..2026-11-17 by day');
    // From there whoever asked goes on in that place.
    await choose(bot, answer, 'vs previous', 'U2CHEN');
    await until(() => bot.slack.messages[1]?.replaced === true);
    expect(bot.slack.messages).toHaveLength(2);
    expect(bot.slack.violations).toEqual([]);
  });

  it('a private report stays private and in its place, until it is shared', async () => {
    const { asked, ask } = echo();
    await using bot = await run(mode, ask);
    await bot.slack.command(`${words} private`);
    const [report] = await bot.messages(1);
    expect(report).toMatchObject({ onlyTo: 'U1MARIA' });
    await choose(bot, report, 'By IP');
    await until(() => bot.slack.messages[0]?.replaced === true);
    expect(bot.slack.messages[0]).toMatchObject({ onlyTo: 'U1MARIA' });
    await choose(bot, bot.slack.messages[0], 'Share in the channel');
    const shared = (await bot.messages(2))[1];
    expect(shared).not.toHaveProperty('onlyTo');
    expect(asked.at(-1)?.words).not.toContain('private');
    expect(
      elementsOf(shared)
        .at(-1)
        ?.options?.map(({ text }) => text.text),
    ).not.toContain('Share in the channel');
    expect(bot.slack.violations).toEqual([]);
  });

  it('every answer is on record: who, where, what was asked and how much was shown, but no figure', async () => {
    await using bot = await run(mode, echo().ask);
    await bot.slack.command(words);
    await choose(bot, (await bot.messages(1))[0], 'By IP', 'U2CHEN');
    await bot.messages(2);
    await bot.app.stop();
    const lines = bot.log
      .filter(({ message }) => message === 'answered')
      .map(({ details: { ms: _, ...rest } }) => rest);
    const by = { channel: 'C1MAIL', kind: 'report', rows: 9 };
    expect(lines).toEqual([
      { ...by, user: 'U1MARIA', via: 'command', asked: words },
      { ...by, user: 'U2CHEN', via: 'button', asked: '2026-11-11..2026-11-17 by ip' },
    ]);
    expect(JSON.stringify(bot.log)).not.toContain('52310');
  });

  it('the CSV file comes into its thread', async () => {
    await using bot = await run(mode, echo().ask);
    await bot.slack.command(words);
    const [report] = await bot.messages(1);
    await choose(bot, report, 'CSV file', 'U2CHEN');
    const told = (await bot.messages(2))[1];
    expect(told).toMatchObject({ onlyTo: 'U2CHEN', text: 'The CSV file is in the thread of the report.' });
    expect(bot.slack.files).toMatchObject([{ channel: 'C1MAIL', threadTs: report?.ts }]);
  });

  it('the CSV file comes by direct message where mailstats is not in the channel', async () => {
    await using bot = await run(mode, echo().ask);
    await bot.slack.command(words, { channel: 'C2OTHER' });
    const [report] = await bot.messages(1);
    await choose(bot, report, 'CSV file');
    const told = (await bot.messages(2))[1];
    expect(told?.text).toBe(
      'The CSV file is in your direct messages with mailstats. To have it in the thread of the report, invite mailstats to the channel first.',
    );
    expect(bot.slack.files).toMatchObject([{ channel: 'DU1MARIA' }]);
  });

  it('the formulas are for whoever asks, without a question to Direct Mail', async () => {
    const { asked, ask } = echo();
    await using bot = await run(mode, ask);
    await bot.slack.command(words);
    await choose(bot, (await bot.messages(1))[0], 'How figures are made');
    const told = (await bot.messages(2))[1];
    expect(told).toMatchObject({ onlyTo: 'U1MARIA' });
    expect(told?.text).toContain(
      "*Unique clicks*: first clicks, summed over the days (Direct Mail's RcptUniqueClickCount)",
    );
    expect(told?.text).toMatch(/\*Unique click rate\*: unique clicks \/ sent$/m);
    expect(asked).toHaveLength(1);
  });

  it('a mistake is told to whoever clicked, and the report stays', async () => {
    const problem: Reply = {
      kind: 'problems',
      text: words,
      problems: [{ code: 'out-of-reach', message: 'Direct Mail keeps 30 days.' }],
      corrected: ['last 7 days by ip'],
    };
    const replies = [aReply(), problem];
    await using bot = await run(mode, async () => replies.shift() ?? problem);
    await bot.slack.command(words);
    await choose(bot, (await bot.messages(1))[0], 'By IP');
    const [report, told] = await bot.messages(2);
    expect(report).not.toHaveProperty('replaced');
    expect(told).toMatchObject({ onlyTo: 'U1MARIA' });
    expect(told?.text).toMatch(/^Direct Mail keeps 30 days\.\nTry: `\/mailstats last 7 days by ip`$/);
    // What works instead is a click away.
    expect(elementsOf(told).map(({ text }) => text?.text)).toEqual(['/mailstats last 7 days by ip']);
  });

  it('a failure names the question that failed', async () => {
    const failed: Reply = { kind: 'failed', fault: { kind: 'throttled', sentence: 'Direct Mail is busy.' } };
    const replies = [aReply(), failed];
    await using bot = await run(mode, async () => replies.shift() ?? failed);
    await bot.slack.command(words);
    await choose(bot, (await bot.messages(1))[0], 'By IP');
    const told = (await bot.messages(2))[1];
    expect(told).toMatchObject({ onlyTo: 'U1MARIA' });
    expect(told?.text).toBe('Direct Mail is busy.\nYou asked: `/mailstats 2026-11-11..2026-11-17 by ip`');
  });

  it('the newer of two clicks counts', async () => {
    const slow = Promise.withResolvers<Reply>();
    const asked: string[] = [];
    await using bot = await run(mode, async (said) => {
      asked.push(said);
      const reply = aReply() as Extract<Reply, { kind: 'report' }>;
      if (said.endsWith('by ip')) return slow.promise;
      return { ...reply, words: said };
    });
    await bot.slack.command(words);
    const [report] = await bot.messages(1);
    await choose(bot, report, 'By IP');
    await until(() => asked.length === 2);
    await choose(bot, report, 'By day');
    await until(() => bot.slack.messages[0]?.replaced === true);
    slow.resolve({ ...(aReply() as Extract<Reply, { kind: 'report' }>), words: 'too late' });
    await bot.app.stop();
    expect(JSON.stringify(bot.slack.messages)).not.toContain('too late');
    expect(bot.slack.messages).toHaveLength(1);
    expect(bot.log.map(({ details }) => details.kind)).toContain('dropped');
  });

  it('a report that was deleted meanwhile comes anew', async () => {
    await using bot = await run(mode, echo().ask);
    await bot.slack.command(words);
    const [report] = await bot.messages(1);
    bot.slack.mishap('response_url', { kind: 'error', error: 'message_not_found' });
    await choose(bot, report, 'By IP');
    const anew = (await bot.messages(2))[1];
    expect(JSON.stringify(anew?.blocks)).toContain('by ip');
    expect(anew).not.toHaveProperty('onlyTo');
  });
});

describe('values', () => {
  it.each([
    ['{"v":1,"say":"digest list"}', { do: 'say', say: 'digest list' }],
    ['{"v":2,"do":"refine","say":"yesterday","by":"U1"}', { v: 2, do: 'refine', say: 'yesterday', by: 'U1' }],
    ['{"v":2,"do":"csv","say":"yesterday"}', { v: 2, do: 'csv', say: 'yesterday' }],
    ['{"v":2,"do":"delete everything","say":"yesterday"}', null],
    ['{"v":3,"do":"csv","say":"yesterday"}', null],
    ['{"v":2,"do":"csv"}', null],
    ['', null],
    [undefined, null],
  ])('%s', (text, expected) => {
    expect(readValue(text)).toEqual(expected);
  });

  it('are read as they were written', () => {
    for (const value of [
      { do: 'say', say: 'tag:"<!channel>" \ud83d\ude00' },
      { do: 'share', say: 'yesterday private', by: 'U1' },
    ] as const) {
      expect(readValue(formatValue(value, 2_000))).toMatchObject(value);
    }
  });

  it('that are too long for the menu are buttons, and too long for these are left out', () => {
    const of = (tag: string) => {
      const asked = request({ by: 'esp', filters: { tag, sender: 'news@example.com' } });
      const [block] = reportActions({
        words: `last week tag:"${tag}" from:news@example.com`,
        onward: onwardOf(asked),
        by: 'U1',
        isPrivate: false,
      });
      return (block as unknown as { elements?: readonly Element[] } | undefined)?.elements ?? [];
    };
    const long = of('x'.repeat(128));
    expect(long.some(({ type }) => type === 'overflow')).toBe(false);
    expect(long.map(({ text }) => text?.text)).toContain('CSV file');
    expect(of('x'.repeat(2_100)).map(({ text }) => text?.text)).toEqual(['By tag']);
  });

  it('hold nothing that pings', async () => {
    const { ask } = echo({ filters: { tag: '<!channel> <@U1MARIA>', sender: 'news@example.com' } });
    await using bot = await run('socket', ask);
    await bot.slack.command('last week tag:"<!channel>"');
    const [report] = await bot.messages(1);
    expect(report && markupIn(report)).toEqual([]);
  });
});
