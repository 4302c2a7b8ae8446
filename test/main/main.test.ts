import { describe, expect, it } from 'vitest';
import type { Mishap } from '../../sandbox/slack/world.ts';
import { until } from '../slack/running.ts';
import { startBot } from './running.ts';

const footer = 'Settings come from the environment or from .env; .env.example explains each.\n';
const often = (mishap: Mishap): Mishap[] => Array(3).fill(mishap);

describe('the bot as a process', () => {
  it('refuses a wrong setting by its name, with exit code 2', async () => {
    await using bot = await startBot({ SLACK_BOT_TOKEN: 'xoxb-nobody' });
    expect(await bot.ended).toBe(2);
    expect(bot.log()).toMatch(/^mailstats cannot start\.\n {2}SLACK_BOT_TOKEN: Slack does not know this token\./);
    expect(bot.log()).toContain(footer);
    expect(bot.log()).not.toContain('nobody');
  });

  it('blames no setting for what Slack fails at, with exit code 3', async () => {
    await using bot = await startBot({}, {}, (slack) =>
      slack.mishap('auth.test', ...often({ kind: 'status', status: 503 })),
    );
    expect(await bot.ended).toBe(3);
    expect(bot.log()).toBe('mailstats cannot start.\n  Slack answered with HTTP 503. Try again in a minute.\n');
  });

  it('answers what was asked before it was told to stop, and ends with 0', async () => {
    await using bot = await startBot({}, { latencyMs: 500 });
    await bot.ready();
    await bot.slack.command('yesterday');
    await until(() => bot.directMail.calls.length > 0);
    bot.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(bot.slack.messages).toMatchObject([{ via: 'response_url', channel: 'C1MAIL' }]);
    expect(bot.log()).toContain('"stopped","unanswered":0');
    expect(bot.log()).not.toMatch(/xoxb-|xapp-|ticket|https?:/);
  });

  it.each([
    ['SIGTERM', 'SIGTERM', 143],
    ['SIGTERM', 'SIGINT', 130],
    ['SIGINT', 'SIGTERM', 143],
  ] as const)('ends at once when told a second time (%s, %s)', async (first, second, code) => {
    await using bot = await startBot({}, { latencyMs: 8_000 });
    await bot.ready();
    await bot.slack.command('yesterday');
    await until(() => bot.directMail.calls.length > 0);
    bot.kill(first);
    await until(() => bot.log().includes('"stopping"'));
    bot.kill(second);
    expect(await bot.ended).toBe(code);
    expect(bot.log()).not.toContain('"stopped"');
  });

  it('stops while it is still starting', async () => {
    await using bot = await startBot({}, {}, (slack) => slack.mishap('auth.test', { kind: 'hang' }));
    await until(() => bot.slack.calls.length > 0);
    bot.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
  });

  it('goes on when nobody reads its log any more', async () => {
    await using bot = await startBot();
    await bot.ready();
    bot.closeLog();
    for (const count of [1, 2]) {
      await bot.slack.command('yesterday private');
      await until(() => bot.slack.messages.length === count);
    }
    bot.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
  });
});
