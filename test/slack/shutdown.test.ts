import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Bot, Reply } from '../../src/bot.ts';
import { aReply } from './a-report.ts';
import { modes, run, until } from './running.ts';

describe.each(modes)('stopping in %s mode', (mode) => {
  it('delivers what is in flight, and turns away what comes meanwhile', async () => {
    const { promise: slow, resolve } = Promise.withResolvers<Reply>();
    await using bot = await run(mode, () => slow);
    await bot.slack.command('last week');
    const stopped = bot.app.stop(5_000);

    const turnedAway = await bot.slack.command('yesterday `x`');
    expect(turnedAway.acknowledged).toBe(true);
    const [told] = await bot.messages(1);
    expect(told).toMatchObject({ via: 'ack', onlyTo: 'U1MARIA' });
    expect(told?.text).toBe("mailstats is restarting. Ask again in a minute: `/mailstats yesterday 'x'`");
    const health = await fetch(`http://127.0.0.1:${bot.port}/healthz`);
    expect([health.status, await health.json()]).toEqual([503, { status: 'stopping' }]);

    resolve(aReply());
    expect(await stopped).toEqual({ unanswered: 0 });
    expect(bot.slack.messages[1]).toMatchObject({ via: 'response_url', channel: 'C1MAIL' });
    expect(bot.slack.messages).toHaveLength(2);
  });

  it('tells the asker when the answer does not come in time, and the question hears of it', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    await using bot = await run(mode, (_, { signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    });
    await bot.slack.command('last week by ip');
    await until(() => signals.length > 0);
    expect(await bot.app.stop(1_600)).toEqual({ unanswered: 0 });
    expect(signals[0]?.aborted).toBe(true);
    const [told] = bot.slack.messages;
    expect(told).toMatchObject({ onlyTo: 'U1MARIA' });
    expect(told?.text).toBe(
      'mailstats had to restart before your answer was ready. Ask again in a minute: `/mailstats last week by ip`',
    );
  });

  it('tells the shutdown, not the failure that comes of it', async () => {
    const ask: Bot['ask'] = (_, { signal }) =>
      new Promise((resolve) => {
        const fault = { kind: 'gave-up', sentence: 'The question was cancelled.' } as const;
        signal?.addEventListener('abort', () => resolve({ kind: 'failed', fault }));
      });
    await using bot = await run(mode, ask);
    await bot.slack.command('last week');
    await bot.app.stop(1_600);
    expect(bot.slack.messages.map(({ text }) => text)).toEqual([expect.stringContaining('had to restart')]);
  });

  it('ends in time even if the asker cannot be told, and says how many were not', async () => {
    await using bot = await run(mode, () => new Promise(() => {}), {
      timing: { attempt: 60_000 },
    });
    bot.slack.mishap('response_url', { kind: 'hang' });
    await bot.slack.command('last week');
    expect(await bot.app.stop(1_500)).toEqual({ unanswered: 1 });
    expect(bot.log.map(({ message }) => message)).toContain('questions were left unanswered by the shutdown');
  });

  it('is no longer reachable afterwards', async () => {
    await using bot = await run(mode, async () => aReply(), { world: { ackWithin: 300 } });
    await bot.app.stop();
    expect((await bot.slack.command('yesterday')).acknowledged).toBe(false);
    await expect(fetch(`http://127.0.0.1:${bot.port}/healthz`)).rejects.toThrow();
    await pause(50);
    expect(bot.slack.messages).toEqual([]);
  });

  it('waits for the file too', async () => {
    await using bot = await run(mode, async () => aReply({ csv: true }));
    await bot.slack.command('yesterday csv');
    await bot.app.stop();
    expect(bot.slack.files).toHaveLength(1);
    expect(bot.slack.messages).toHaveLength(2);
  });
});
