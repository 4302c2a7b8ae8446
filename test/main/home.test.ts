import { expect, it } from 'vitest';
import { until } from '../slack/running.ts';
import { startBot } from './running.ts';

it('Home in the bot as a process has the digests of one’s channels, and how Direct Mail is', async () => {
  await using bot = await startBot();
  await bot.ready();
  await bot.slack.command('digest every monday 9am: last week by esp');
  await until(() => bot.slack.messages.length > 0);
  await bot.slack.openHome('U2CHEN');
  const drawn = () => JSON.stringify(bot.slack.homes.get('U2CHEN')?.blocks ?? []);
  await until(() => drawn().includes('Direct Mail answers. Asked last on '));
  expect(drawn()).toContain('*weekly-esp* in <#C1MAIL>\\nEvery Monday at 09:00, Asia/Shanghai');
  expect(bot.slack.violations).toEqual([]);
  bot.kill('SIGTERM');
  expect(await bot.ended).toBe(0);
});
