import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { AskContext, Bot, Reply } from '../../src/bot.ts';
import { help } from '../../src/commands/help.ts';
import { aReply } from './a-report.ts';
import { modes, run, soonProgress, until } from './running.ts';

const soon = { timing: soonProgress };

describe.each(modes)('in %s mode', (mode) => {
  it('acknowledges first, then answers in the channel, naming who asked in plain text', async () => {
    const { promise: slow, resolve } = Promise.withResolvers<Reply>();
    const asked: [string, AskContext][] = [];
    await using bot = await run(mode, (words, context) => {
      asked.push([words, context]);
      return slow;
    });
    const delivered = await bot.slack.command('last 7 days by esp');
    expect(delivered.acknowledged).toBe(true);
    expect(bot.slack.messages).toEqual([]);

    resolve(aReply());
    const [message] = await bot.messages(1);
    expect(asked[0]?.[0]).toBe('last 7 days by esp');
    expect(asked[0]?.[1]).toMatchObject({ user: 'U1MARIA', channel: 'C1MAIL', priority: 'person' });
    expect(message).toMatchObject({ via: 'response_url', channel: 'C1MAIL' });
    expect(message).not.toHaveProperty('onlyTo');
    expect(message?.blocks.map((block) => block.type)).toEqual([
      'header',
      'context',
      'section',
      'data_table',
      'data_visualization',
      'data_visualization',
      'actions',
      'context',
    ]);
    expect(JSON.stringify(message?.blocks.at(-1))).toContain('maria asked: /mailstats 2026-11-11..2026-11-17 by esp');
    expect(message?.text).toMatch(/Wed 11 – Tue 17 Nov 2026[\s\S]*52,310[\s\S]*Gmail: sent 40,000/);
    expect(delivered.uses()).toBe(1);
    expect(bot.slack.violations).toEqual([]);
  });

  it('shows a private report to the asker alone, without a name', async () => {
    await using bot = await run(mode, async () => aReply({ private: true }));
    await bot.slack.command('yesterday private');
    const [message] = await bot.messages(1);
    expect(message).toMatchObject({ onlyTo: 'U1MARIA' });
    expect(JSON.stringify(message?.blocks)).not.toContain('maria asked');
  });

  it.each<[string, Reply, readonly RegExp[]]>([
    ['help', { kind: 'help', help: help() }, [/^\*mailstats: how your mails/, /`\/mailstats /, /`vs previous`/]],
    [
      'a problem',
      {
        kind: 'problems',
        text: 'lst week by espp',
        problems: [
          {
            code: 'bad-value',
            message: 'There is no such breakdown.',
            span: { start: 9, end: 16 },
            expected: 'esp, ip or day',
          },
        ],
        corrected: ['last week by esp'],
      },
      [/^`by espp`: There is no such breakdown\. Expected: esp, ip or day\.\nTry: `\/mailstats last week by esp`$/],
    ],
    [
      'a failure of the source',
      { kind: 'failed', fault: { kind: 'throttled', sentence: 'Direct Mail is busy. Try again in a minute.' } },
      [/^Direct Mail is busy\. Try again in a minute\.\nYou asked: `\/mailstats what I said`$/],
    ],
    ['the unforeseen', { kind: 'unforeseen', reference: 'a1b2c3' }, [/in the log as `a1b2c3`\./]],
  ])('tells %s to the asker alone', async (_, reply, patterns) => {
    await using bot = await run(mode, async () => reply);
    await bot.slack.command('what I said');
    const [message] = await bot.messages(1);
    expect(message).toMatchObject({ via: 'response_url', onlyTo: 'U1MARIA' });
    for (const pattern of patterns) expect(message?.text).toMatch(pattern);
    const corrected = reply.kind === 'problems' ? ['actions'] : [];
    expect(message?.blocks.map((block) => block.type)).toEqual(['rich_text', ...corrected]);
    expect(bot.slack.violations).toEqual([]);
  });

  it('tells a short reference when something throws, logs it, and goes on', async () => {
    let asked = 0;
    await using bot = await run(mode, async () => {
      asked += 1;
      if (asked === 1) throw new Error('boom');
      return aReply();
    });
    await bot.slack.command('yesterday');
    const [first] = await bot.messages(1);
    expect(first).toMatchObject({ onlyTo: 'U1MARIA' });
    expect(first?.text).toContain('`ref123`');
    expect(first?.text).not.toContain('boom');
    expect(bot.log).toContainEqual(
      expect.objectContaining({
        level: 'error',
        message: 'unforeseen',
        details: expect.objectContaining({ reference: 'ref123', error: new Error('boom') }),
      }),
    );
    await bot.slack.command('yesterday');
    expect(await bot.messages(2)).toHaveLength(2);
  });

  it('tells progress to the asker, twice at most, and only while it lasts', async () => {
    const { promise: slow, resolve } = Promise.withResolvers<Reply>();
    await using bot = await run(
      mode,
      async (_, { onProgress }) => {
        onProgress?.({ asked: 4, total: 12, waitMs: 20_000 });
        return slow;
      },
      soon,
    );
    const { uses } = await bot.slack.command('last month by ip');
    const [first] = await bot.messages(1);
    expect(first).toMatchObject({ onlyTo: 'U1MARIA', text: 'asking Direct Mail: 4 of 12, about 20 s' });
    expect(await bot.messages(2)).toHaveLength(2);
    await pause(500);
    expect(uses()).toBe(2);
    resolve(aReply());
    expect((await bot.messages(3)).at(-1)).not.toHaveProperty('onlyTo');
    expect(uses()).toBe(3);
  });

  it('says that it is asking before anybody knows how much there is to ask', async () => {
    const { promise: slow, resolve } = Promise.withResolvers<Reply>();
    await using bot = await run(mode, () => slow, soon);
    const { uses } = await bot.slack.command('last month by ip');
    expect(await bot.messages(1)).toMatchObject([{ onlyTo: 'U1MARIA', text: 'asking Direct Mail' }]);
    resolve(aReply());
    await bot.messages(2);
    expect(uses()).toBeLessThanOrEqual(3);
  });

  it('says nothing of progress when the answer is nearly there', async () => {
    await using bot = await run(
      mode,
      async (_, { onProgress }) => {
        onProgress?.({ asked: 12, total: 12, waitMs: 0 });
        await pause(300);
        return aReply();
      },
      soon,
    );
    await bot.slack.command('last month by ip');
    expect(await bot.messages(1)).toMatchObject([{ channel: 'C1MAIL' }]);
    expect(bot.slack.messages).toHaveLength(1);
  });

  it('answers a command that is delivered twice once', async () => {
    let asked = 0;
    await using bot = await run(mode, async () => {
      asked += 1;
      return aReply();
    });
    const delivered = await bot.slack.command('yesterday');
    const again = await delivered.again();
    expect(again.acknowledged).toBe(true);
    await bot.slack.command('yesterday');
    await bot.messages(2);
    expect(asked).toBe(2);
    expect(bot.slack.messages).toHaveLength(2);
  });

  it('acknowledges a command it does not know', async () => {
    await using bot = await run(mode, neverAsked, { world: { commands: ['/mailstats', '/mailstatz'] } });
    const delivered = await bot.slack.command('hello', { command: '/mailstatz' });
    expect(delivered.acknowledged).toBe(true);
    const [message] = await bot.messages(1);
    expect(message).toMatchObject({ via: 'ack', onlyTo: 'U1MARIA' });
    expect(message?.text).toBe('`/mailstatz` reached mailstats, which only knows `/mailstats`. Try: `/mailstats help`');
  });

  it('answers many at once, each asker their own', async () => {
    const ask: Bot['ask'] = async (words) => ({ kind: 'problems', text: words, problems: [], corrected: [words] });
    await using bot = await run(mode, ask);
    const words = Array.from({ length: 40 }, (_, index) => `day ${index}`);
    const delivered = await Promise.all(words.map((each) => bot.slack.command(each)));
    expect(delivered.every(({ acknowledged }) => acknowledged)).toBe(true);
    const messages = await bot.messages(40);
    expect(new Set(messages.map(({ text }) => text))).toEqual(
      new Set(words.map((each) => `Try: \`/mailstats ${each}\``)),
    );
  });

  it('says that it is healthy', async () => {
    await using bot = await run(mode, neverAsked);
    const response = await fetch(`http://127.0.0.1:${bot.port}/healthz`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
    expect((await fetch(`http://127.0.0.1:${bot.port}/`)).status).toBe(404);
  });
});

describe('over HTTP', () => {
  it.each([
    ['from the future', 6 * 60_000],
    ['from the past', -6 * 60_000],
  ])('refuses a request signed %s', async (_, clockOff) => {
    await using bot = await run('http', neverAsked);
    const delivered = await bot.slack.command('yesterday', { clockOff });
    expect(delivered).toMatchObject({ acknowledged: false, status: 401 });
  });

  it('accepts a clock that is a little ahead', async () => {
    await using bot = await run('http', async () => aReply());
    expect((await bot.slack.command('yesterday', { clockOff: 60_000 })).acknowledged).toBe(true);
    await bot.messages(1);
  });

  it.each([
    ['POST', 'no signature at all', 401],
    ['GET', undefined, 405],
  ])('refuses a %s without a signature', async (method, body, status) => {
    await using bot = await run('http', neverAsked);
    const url = `http://127.0.0.1:${bot.port}/slack/events`;
    const response = await fetch(url, { method, ...(body === undefined ? {} : { body }) });
    expect(response.status).toBe(status);
  });
});

describe('in Socket Mode', () => {
  it('comes back at once when Slack asks for a new connection, and answers', async () => {
    await using bot = await run('socket', async () => aReply(), { world: { refreshAfter: 100 } });
    bot.slack.sockets.refresh();
    await until(() => bot.log.some(({ message }) => message === 'connected to Slack again'));
    expect((await bot.slack.command('yesterday')).acknowledged).toBe(true);
    // Once the old connection is gone for good, too.
    await pause(150);
    expect(bot.slack.sockets.open()).toBe(1);
    expect((await bot.slack.command('yesterday')).acknowledged).toBe(true);
    await bot.messages(2);
  });

  it('keeps trying when the connection breaks and Slack cannot be reached', async () => {
    await using bot = await run('socket', async () => aReply());
    bot.slack.mishap(
      'apps.connections.open',
      { kind: 'reset' },
      { kind: 'status', status: 503 },
      { kind: 'error', error: 'invalid_auth' },
    );
    bot.slack.mishap('hello', { kind: 'reset' }, { kind: 'hang' });
    bot.slack.sockets.drop();
    await until(() => bot.log.some(({ level }) => level === 'error'));
    const response = await fetch(`http://127.0.0.1:${bot.port}/healthz`);
    expect([response.status, await response.json()]).toEqual([503, { status: 'disconnected' }]);
    await until(() => bot.log.some(({ message }) => message === 'connected to Slack again'));
    expect((await bot.slack.command('yesterday')).acknowledged).toBe(true);
    await bot.messages(1);
    expect(bot.log).toContainEqual(
      expect.objectContaining({
        message: 'Slack cannot be reached over Socket Mode; trying again',
        details: expect.objectContaining({ setting: 'SLACK_APP_TOKEN' }),
      }),
    );
  });

  it('answers although its acknowledgement was lost with the connection', async () => {
    const ask: Bot['ask'] = async () => {
      bot.slack.sockets.drop();
      return aReply();
    };
    await using bot = await run('socket', ask, { world: { ackWithin: 300 } });
    await bot.slack.command('yesterday');
    expect(await bot.messages(1)).toHaveLength(1);
  });
});

const neverAsked: Bot['ask'] = () => Promise.reject(new Error('not to be asked'));
