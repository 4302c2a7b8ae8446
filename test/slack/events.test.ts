import { describe, expect, it } from 'vitest';
import { type Mode, modes, type RunOptions, run, until } from './running.ts';

const neverAsked = () => Promise.reject(new Error('not to be asked'));

async function listening(mode: Mode, options: RunOptions = {}) {
  const changed: string[] = [];
  const onChannelChanged = async (channel: string) => void changed.push(channel);
  return { changed, bot: await run(mode, neverAsked, { onChannelChanged, ...options }) };
}

describe.each(modes)('in %s mode', (mode) => {
  it('a channel that is unarchived or that mailstats is let into is told on, once', async () => {
    const conversations = {
      C1: { kind: 'public', members: ['U1MARIA', 'U0BOT'], archived: true },
      G1: { kind: 'private', members: ['U1MARIA', 'U0BOT'], archived: true },
      C2: { kind: 'public', members: ['U1MARIA'] },
    } as const;
    const { bot, changed } = await listening(mode, { world: { conversations } });
    await using _ = bot;
    const told = [
      await bot.slack.workspace.unarchive('C1'),
      await bot.slack.workspace.unarchive('G1'),
      await bot.slack.workspace.invite('C2'),
    ];
    expect(told.map((each) => each?.acknowledged)).toEqual([true, true, true]);
    for (const each of told) expect((await each?.again())?.acknowledged).toBe(true);
    await bot.app.stop();
    expect(changed).toEqual(['C1', 'G1', 'C2']);
    expect(bot.slack.violations).toEqual([]);
  });

  it('a person who joins is nobody to be told on', async () => {
    const { bot, changed } = await listening(mode);
    await using _ = bot;
    const told = await bot.slack.workspace.invite('C1MAIL', 'U9NEW');
    expect(told?.acknowledged).toBe(true);
    await bot.slack.workspace.invite('C2OTHER');
    await until(() => changed.length > 0);
    expect(changed).toEqual(['C2OTHER']);
  });

  it('what fails then is logged, and the shutdown waits for what goes on', async () => {
    const { promise, reject } = Promise.withResolvers<void>();
    const { bot } = await listening(mode, { onChannelChanged: () => promise });
    await using _ = bot;
    const told = await bot.slack.workspace.invite('C2OTHER');
    expect(told?.acknowledged).toBe(true);
    const error = new Error('the store is away');
    const stopped = bot.app.stop(5_000);
    reject(error);
    expect(await stopped).toEqual({ unanswered: 0 });
    expect(bot.log).toContainEqual({
      level: 'error',
      message: 'what changed about a channel could not be followed',
      details: { channel: 'C2OTHER', error },
    });
  });
});

it('events are acknowledged where nobody wants to know of them', async () => {
  await using bot = await run('http', neverAsked);
  expect((await bot.slack.workspace.invite('C2OTHER'))?.acknowledged).toBe(true);
});
