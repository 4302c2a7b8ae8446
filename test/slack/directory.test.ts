import { afterEach, describe, expect, it } from 'vitest';
import type { PretendPerson } from '../../sandbox/slack/people-methods.ts';
import { type PretendSlack, startSlack } from '../../sandbox/slack/start-slack.ts';
import type { WorldOptions } from '../../sandbox/slack/world.ts';
import { slackClient } from '../../src/adapters/slack/client.ts';
import { createDirectory } from '../../src/adapters/slack/directory.ts';
import type { Person } from '../../src/ports.ts';
import { recorder } from './running.ts';

let slack: PretendSlack | undefined;
afterEach(() => slack?.close());

async function lookInto(options: WorldOptions = {}) {
  slack = await startSlack(options);
  const { log, lines } = recorder();
  const time = { now: 0 };
  const client = slackClient({ botToken: slack.options.botToken, slackApiUrl: slack.apiUrl }, log);
  const directory = createDirectory(client, { clock: () => new Date(time.now), log });
  const { calls } = slack;
  const asked = (method: string) => calls.filter((call) => call.method === method).length;
  return { slack, directory, time, asked, lines };
}

const minutes = (count: number) => count * 60_000;

describe('people', () => {
  it.each<[string, PretendPerson, Person['kind']]>([
    ['a member', {}, 'member'],
    ['a guest', { kind: 'guest' }, 'guest'],
    ['a guest of one channel', { kind: 'single-channel guest' }, 'guest'],
    ['somebody of another workspace in a shared channel', { kind: 'neighbour' }, 'stranger'],
    ['a stranger', { kind: 'stranger' }, 'stranger'],
    ['an app', { kind: 'bot' }, 'bot'],
    ['a member of several workspaces of one organisation', { kind: 'colleague' }, 'member'],
  ])('%s', async (_, person, kind) => {
    const { directory } = await lookInto({ people: { U5: { name: 'Ana', ...person } } });
    expect(await directory.person('U5')).toEqual({ id: 'U5', name: 'Ana', kind });
  });

  it('whom Slack does not know are strangers', async () => {
    const { directory } = await lookInto();
    expect(await directory.person('UNOBODY')).toEqual({ id: 'UNOBODY', name: 'UNOBODY', kind: 'stranger' });
  });

  it.each([
    ['', 'u5'],
    ['  \n ', 'u5'],
    ['Ana\u202e\nMaría  Ñ', 'Ana María Ñ'],
    ['A'.repeat(300), 'A'.repeat(80)],
  ])('who call themselves %j are called %j', async (name, expected) => {
    const { directory } = await lookInto({ people: { U5: { name } } });
    expect((await directory.person('U5'))?.name).toBe(expected);
  });

  it('are asked about once at a time, and again after five minutes', async () => {
    const { directory, time, asked } = await lookInto();
    await Promise.all([directory.person('U1MARIA'), directory.person('U1MARIA'), directory.person('U2CHEN')]);
    time.now = minutes(4.9);
    await directory.person('U1MARIA');
    expect(asked('users.info')).toBe(2);
    time.now = minutes(5);
    await directory.person('U1MARIA');
    expect(asked('users.info')).toBe(3);
    expect(asked('auth.test')).toBe(1);
  });

  it('are who they were while Slack fails, for a day', async () => {
    const { slack, directory, time, lines } = await lookInto();
    const maria = await directory.person('U1MARIA');
    slack.workspace.revokeToken();
    time.now = minutes(60);
    expect(await directory.person('U1MARIA')).toEqual(maria);
    expect(await directory.person('U2CHEN')).toBeNull();
    time.now = minutes(25 * 60);
    expect(await directory.person('U1MARIA')).toBeNull();
    expect(lines).toContainEqual({
      level: 'warn',
      message: 'who somebody is could not be found out',
      details: { user: 'U2CHEN', error: 'token_revoked' },
    });
    slack.workspace.restoreToken();
    expect(await directory.person('U2CHEN')).toMatchObject({ name: 'Wei Chen', kind: 'member' });
  });

  it('are not known without the scope', async () => {
    const { directory, lines } = await lookInto({ scopes: ['chat:write'] });
    expect(await directory.person('U1MARIA')).toBeNull();
    expect(lines.at(-1)?.details).toEqual({ user: 'U1MARIA', error: 'missing_scope' });
  });
});

describe('user groups', () => {
  const groups = { S1: ['U1MARIA'], S2: ['U2CHEN', 'U1MARIA'] };

  it.each([
    ['U1MARIA', ['S1'], true],
    ['U2CHEN', ['S1'], false],
    ['U2CHEN', ['S1', 'S2'], true],
    ['U2CHEN', [], false],
    ['U2CHEN', ['SNONE'], false],
  ] as const)('%s in %j: %s', async (user, asked, expected) => {
    const { directory } = await lookInto({ groups });
    expect(await directory.isInGroup(user, asked)).toBe(expected);
  });

  it('are asked about once for everybody', async () => {
    const { directory, asked } = await lookInto({ groups });
    await Promise.all(['U1MARIA', 'U2CHEN', 'U3'].map((user) => directory.isInGroup(user, ['S1', 'S2'])));
    expect(asked('usergroups.users.list')).toBe(2);
  });

  it('that cannot be looked into leave it open, unless another one has them', async () => {
    const { slack, directory, time } = await lookInto({ groups });
    await directory.isInGroup('U2CHEN', ['S2']);
    slack.workspace.revokeToken();
    time.now = minutes(6);
    expect(await directory.isInGroup('U2CHEN', ['S1'])).toBeNull();
    expect(await directory.isInGroup('U2CHEN', ['S1', 'S2'])).toBe(true);
  });
});
