import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/bot.ts';
import { aReply } from './a-report.ts';
import { run, soonProgress, until } from './running.ts';

const types = (blocks: readonly { readonly type: string }[] | undefined) => [
  ...new Set(blocks?.map(({ type }) => type)),
];

describe.each(['status', 'body'] as const)('a Slack that refuses blocks with its %s', (refusal) => {
  it.each([
    ['the newest block', ['data_visualization'], ['header', 'context', 'section', 'table', 'actions'], 2],
    ['data tables', ['data_table'], ['header', 'context', 'section', 'table', 'actions'], 2],
    ['all tables', ['data_table', 'table', 'data_visualization'], ['section', 'context', 'actions'], 3],
    ['all but text', ['data_table', 'table', 'section', 'header', 'context'], [], 4],
  ])('gets plainer ones: %s', async (_, unknownBlocks, expected, uses) => {
    await using bot = await run('socket', async () => aReply(), { world: { refusal, unknownBlocks } });
    const delivered = await bot.slack.command('yesterday');
    const [message] = await bot.messages(1);
    expect(types(message?.blocks)).toEqual(expected);
    expect(message).toMatchObject({ via: 'response_url', channel: 'C1MAIL' });
    expect(message?.text).toContain('52,310');
    expect(JSON.stringify(message?.blocks.length === 0 ? message.text : message?.blocks)).toContain('40,000');
    expect(delivered.uses()).toBe(uses);
    expect(bot.slack.messages).toHaveLength(1);
  });

  it('gets text alone with the last use of the response_url', async () => {
    const unknownBlocks = ['data_table', 'table', 'section'];
    const { promise: slow, resolve } = Promise.withResolvers<Reply>();
    await using bot = await run(
      'socket',
      async (_, { onProgress }) => {
        onProgress?.({ asked: 1, total: 12, waitMs: 60_000 });
        return slow;
      },
      { world: { refusal, unknownBlocks }, timing: soonProgress },
    );
    const delivered = await bot.slack.command('last month by ip');
    await bot.messages(2);
    resolve(aReply());
    const messages = await bot.messages(3);
    expect(messages[2]).toMatchObject({ via: 'response_url', blocks: [] });
    expect(messages[2]?.text).toContain('52,310');
    expect(delivered.uses()).toBe(5);
  });
});

describe('blocks refused by chat.postMessage', () => {
  it('are made plainer too, and still have their thread', async () => {
    const world = { unknownBlocks: ['data_visualization', 'data_table'] };
    await using bot = await run('http', async () => aReply({ csv: true }), { world });
    await bot.slack.command('yesterday csv');
    const [report] = await bot.messages(2);
    expect(types(report?.blocks)).toContain('table');
    expect(bot.slack.files).toMatchObject([{ channel: 'C1MAIL', threadTs: report?.ts }]);
  });
});

describe('a failing response_url', () => {
  it.each([
    ['a 503', { kind: 'status', status: 503 }],
    ['too many requests', { kind: 'status', status: 429, retryAfter: 0 }],
    ['Slack having trouble', { kind: 'error', error: 'internal_error' }],
  ] as const)('is tried again after %s', async (_, mishap) => {
    await using bot = await run('socket', async () => aReply());
    bot.slack.mishap('response_url', mishap, mishap);
    const delivered = await bot.slack.command('yesterday');
    expect(await bot.messages(1)).toMatchObject([{ via: 'response_url', channel: 'C1MAIL' }]);
    expect(delivered.uses()).toBe(3);
  });

  it.each(['hang', 'reset'] as const)('is tried again for the asker alone after a %s', async (kind) => {
    await using bot = await run('socket', async () => aReply({ private: true }), { timing: { attempt: 200 } });
    bot.slack.mishap('response_url', { kind });
    await bot.slack.command('yesterday private');
    expect(await bot.messages(1)).toMatchObject([{ via: 'response_url', onlyTo: 'U1MARIA' }]);
  });

  it('that Slack wants left alone for long is not waited for', async () => {
    await using bot = await run('socket', async () => aReply());
    bot.slack.mishap('response_url', { kind: 'status', status: 429, retryAfter: 600 });
    await bot.slack.command('yesterday');
    expect(await bot.messages(1)).toMatchObject([{ via: 'chat.postMessage', channel: 'C1MAIL' }]);
  });

  it.each([
    ['30 minutes', 31 * 60_000],
    ['an hour', 60 * 60_000],
  ])('is replaced by chat.postMessage after %s', async (_, later) => {
    const { promise: slow, resolve } = Promise.withResolvers<Reply>();
    await using bot = await run('socket', () => slow);
    await bot.slack.command('yesterday');
    bot.slack.pass(later);
    resolve(aReply());
    expect(await bot.messages(1)).toMatchObject([{ via: 'chat.postMessage', channel: 'C1MAIL' }]);
  });

  it('is not asked once its time is over', async () => {
    await using bot = await run('socket', async () => aReply(), { timing: { responseUrl: 0 } });
    const delivered = await bot.slack.command('yesterday');
    expect(await bot.messages(1)).toMatchObject([{ via: 'chat.postMessage', channel: 'C1MAIL' }]);
    expect(delivered.uses()).toBe(0);
  });

  it.each([
    ['where the bot is a member', 'C1MAIL', { via: 'chat.postEphemeral', channel: 'C1MAIL', onlyTo: 'U1MARIA' }],
    ['where it is none', 'C2OTHER', { via: 'chat.postMessage', channel: 'DU1MARIA' }],
    ['in a channel it cannot see', 'C3SECRET', { via: 'chat.postMessage', channel: 'DU1MARIA' }],
  ])('leaves another way to the asker %s', async (_, channel, expected) => {
    await using bot = await run('socket', async () => aReply({ private: true }), { timing: { responseUrl: 0 } });
    await bot.slack.command('yesterday private', { channel });
    expect(await bot.messages(1)).toMatchObject([expected]);
  });

  it('brings a report to the asker when the channel is closed', async () => {
    let close = () => {};
    const closing = async () => {
      close();
      return aReply();
    };
    await using bot = await run('socket', closing, { timing: { responseUrl: 0 } });
    close = () => bot.slack.workspace.archive('C1MAIL');
    await bot.slack.command('yesterday');
    const [message] = await bot.messages(1);
    expect(message).toMatchObject({ channel: 'DU1MARIA' });
    expect(message?.text).toMatch(/^This could not be posted in the channel, so here it is for you\.\n/);
    expect(JSON.stringify(message?.blocks[0])).toContain('This could not be posted');
  });

  it.each([
    ['done-then-reset', 1],
    ['done-then-hang', 1],
    ['hang', 0],
  ] as const)('puts no second copy into the channel when the first may have arrived: %s', async (kind, inChannel) => {
    await using bot = await run('socket', async () => aReply(), { timing: { attempt: 200 } });
    bot.slack.mishap('response_url', { kind });
    const delivered = await bot.slack.command('yesterday');
    await until(() => bot.log.some(({ message }) => message === 'answered'));
    const { messages } = bot.slack;
    expect(messages.filter((message) => message.onlyTo === undefined)).toHaveLength(inChannel);
    expect(messages.at(-1)).toMatchObject({ onlyTo: 'U1MARIA' });
    expect(messages.at(-1)?.text).toMatch(/^Slack did not confirm that this reached the channel/);
    expect(delivered.uses()).toBe(2);
  });

  it('is logged with the message when nobody can be reached', async () => {
    const world = { scopes: ['commands'] };
    await using bot = await run('socket', async () => aReply({ private: true }), { world, timing: { responseUrl: 0 } });
    await bot.slack.command('yesterday private');
    await expect.poll(() => bot.log.map(({ message }) => message)).toContain('a message reached nobody');
    const lost = bot.log.find(({ message }) => message === 'a message reached nobody');
    expect(lost?.details.text).toContain('52,310');
    expect(bot.slack.messages).toEqual([]);
  });
});

describe('chat.postMessage', () => {
  it('is never repeated when its first try may have arrived', async () => {
    await using bot = await run('socket', async () => aReply({ csv: true }));
    bot.slack.mishap('chat.postMessage', { kind: 'done-then-reset' });
    await bot.slack.command('yesterday csv');
    await bot.messages(3);
    const inChannel = bot.slack.messages.filter(
      (message) => message.channel === 'C1MAIL' && message.onlyTo === undefined,
    );
    expect(inChannel).toHaveLength(1);
    expect(bot.slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });

  it('is repeated after too many requests, as nothing was posted', async () => {
    await using bot = await run('socket', async () => aReply({ csv: true }));
    bot.slack.mishap('chat.postMessage', { kind: 'status', status: 429, retryAfter: 0 });
    await bot.slack.command('yesterday csv');
    expect(await bot.messages(2)).toMatchObject([
      { via: 'chat.postMessage', channel: 'C1MAIL' },
      { onlyTo: 'U1MARIA' },
    ]);
  });
});
