import { afterEach, describe, expect, it } from 'vitest';
import { type PretendSlack, startSlack } from '../../sandbox/slack/start-slack.ts';
import type { Conversation, WorldOptions } from '../../sandbox/slack/world.ts';
import { createChannelsOf } from '../../src/adapters/slack/channels-of.ts';
import { slackClient } from '../../src/adapters/slack/client.ts';
import { defaultTiming } from '../../src/adapters/slack/timing.ts';
import { answerOf } from './pretend-slack-client.ts';
import { recorder, settingsFor } from './running.ts';

let slack: PretendSlack;
afterEach(() => slack.close());

async function start(options: WorldOptions = {}) {
  slack = await startSlack(options);
  const { log, lines } = recorder();
  const time = { now: new Date('2026-11-18T02:00:00Z') };
  const timing = { ...defaultTiming, attempt: 2_000 };
  const channelsOf = createChannelsOf(slackClient(settingsFor('socket', slack), log, timing), {
    clock: () => time.now,
    log,
  });
  return { channelsOf, lines, time };
}

const many = (count: number, kind: Conversation['kind'] = 'public') =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `C${index}`,
      { kind, members: ['U1MARIA', 'U0BOT'], name: `c${index}` },
    ]),
  );

describe('the channels of a person', () => {
  it('are public ones, with mailstats or without, archived or not, and no private ones that it does not see', async () => {
    const { channelsOf } = await start();
    expect(await channelsOf('U1MARIA')).toEqual(['C1MAIL', 'C2OTHER', 'C4OLD']);
    expect(await channelsOf('U2CHEN')).toEqual(['C1MAIL', 'C2OTHER']);
    expect(slack.violations).toEqual([]);
  });

  it('are private ones too in which mailstats is', async () => {
    const { channelsOf } = await start({ conversations: many(2, 'private') });
    expect(await channelsOf('U1MARIA')).toEqual(['C0', 'C1']);
    expect(await channelsOf('U2CHEN')).toEqual([]);
  });

  it('are read page by page', async () => {
    const { channelsOf } = await start({ conversations: many(450) });
    expect(await channelsOf('U1MARIA')).toEqual(Object.keys(many(450)));
    expect(slack.violations).toEqual([]);
  });

  it('are kept for two minutes', async () => {
    const { channelsOf, time } = await start();
    await channelsOf('U1MARIA');
    await slack.workspace.invite('C3SECRET');
    time.now = new Date(time.now.getTime() + 119_000);
    expect(await channelsOf('U1MARIA')).not.toContain('C3SECRET');
    time.now = new Date(time.now.getTime() + 1_000);
    expect(await channelsOf('U1MARIA')).toContain('C3SECRET');
  });

  it('are unknown when Slack does not tell, and asked for again the next time', async () => {
    const { channelsOf, lines } = await start();
    slack.mishap('users.conversations', { kind: 'error', error: 'internal_error' });
    expect(await channelsOf('U2CHEN')).toBeNull();
    expect(lines).toMatchObject([
      {
        level: 'warn',
        message: 'the channels of a person could not be listed',
        details: { user: 'U2CHEN', error: 'internal_error' },
      },
    ]);
    expect(await channelsOf('U2CHEN')).toEqual(['C1MAIL', 'C2OTHER']);
  });

  it.each(['channels:read', 'groups:read'])('are unknown without the scope %s', async (scope) => {
    const { channelsOf } = await start({
      scopes: ['chat:write', 'channels:read', 'groups:read'].filter((s) => s !== scope),
    });
    expect(await channelsOf('U2CHEN')).toBeNull();
  });
});

describe('users.conversations of the pretend Slack', () => {
  it.each([
    [{ user: 'U9' }, { error: 'user_not_found' }],
    [{ types: 'public_channel,secret' }, { error: 'invalid_types' }],
    [{ cursor: 'bm8=' }, { error: 'invalid_cursor' }],
    [
      { user: 'U1MARIA', exclude_archived: true, limit: 1 },
      { ok: true, channels: [{ id: 'C1MAIL', name: 'mail' }] },
    ],
  ])('%j', async (args, expected) => {
    await start();
    expect(await answerOf(slack, 'users.conversations', args)).toMatchObject(expected);
  });
});
