import { describe, expect, it } from 'vitest';
import type { Bot } from '../../src/bot.ts';
import { accountForms } from './account-forms.ts';
import { modes, run, until } from './running.ts';
import { choose, echo } from './under-a-report.ts';

/** A report with its form opened by “Change …”. */
async function changing(mode: (typeof modes)[number], words: string, user?: string, ask: Bot['ask'] = echo().ask) {
  const bot = await run(mode, ask, { forms: accountForms() });
  const { slack } = bot;
  await slack.command(words);
  const [report] = await bot.messages(1);
  await choose(bot, report, 'Change …', user);
  await until(() => slack.views.some(({ title }) => title === 'Ask about mail'));
  return {
    ...bot,
    report,
    /** Ticks these, and no others, and sends the form off. */
    send: async (...options: readonly string[]) => {
      const { id = '' } = slack.views.at(-1) ?? {};
      await slack.fill(id, 'form:options', options.length === 0 ? null : options);
      await slack.submit(id);
      await until(() => slack.views.length === 0);
    },
    [Symbol.asyncDispose]: () => bot[Symbol.asyncDispose](),
  };
}

const words = 'last week by esp';

describe.each(modes)('a report that is changed in a form in %s mode', (mode) => {
  it('goes on in its place', async () => {
    await using at = await changing(mode, words);
    await at.send('compare');
    await until(() => at.slack.messages[0]?.replaced === true);
    expect(JSON.stringify(at.slack.messages[0]?.blocks)).toContain('vs previous');
    expect(at.slack.messages).toHaveLength(1);
    expect(at.slack.violations).toEqual([]);
  });

  it.each(['U1MARIA', 'U2CHEN'])('and made private by %s, leaves what the channel sees', async (user) => {
    await using at = await changing(mode, words, user);
    await at.send('private');
    const [report, alone] = await at.messages(2);
    expect(report).toEqual(at.report);
    expect(alone).toMatchObject({ channel: 'C1MAIL', onlyTo: user });
    await at.app.stop();
    expect(at.slack.messages).toHaveLength(2);
    expect(at.slack.violations).toEqual([]);
  });

  it('and is private no longer, is for the channel', async () => {
    await using at = await changing(mode, `${words} private`);
    await at.send();
    const [report, shared] = await at.messages(2);
    expect(report).toEqual(at.report);
    expect(shared).not.toHaveProperty('onlyTo');
    expect(shared).toMatchObject({ channel: 'C1MAIL' });
    expect(at.slack.violations).toEqual([]);
  });

  it('and stays private, goes on in its place', async () => {
    await using at = await changing(mode, `${words} private`);
    await at.send('private', 'compare');
    await until(() => at.slack.messages[0]?.replaced === true);
    expect(at.slack.messages).toMatchObject([{ onlyTo: 'U1MARIA' }]);
  });

  it('comes with its file where one is wanted', async () => {
    await using at = await changing(mode, words);
    await at.send('csv');
    const [report, told] = await at.messages(2);
    expect(report).toMatchObject({ replaced: true });
    expect(told).toMatchObject({ onlyTo: 'U1MARIA', text: 'The CSV file is in the thread of the report.' });
    expect(at.slack.files).toMatchObject([{ channel: 'C1MAIL', threadTs: report?.ts }]);
  });

  it('comes with its file in direct messages where it is private', async () => {
    await using at = await changing(mode, `${words} private`);
    await at.send('private', 'csv');
    const [report, told] = await at.messages(2);
    expect(report).toMatchObject({ replaced: true, onlyTo: 'U1MARIA' });
    expect(told).toMatchObject({ onlyTo: 'U1MARIA' });
    expect(at.slack.files).toMatchObject([{ channel: 'DU1MARIA' }]);
  });
});
