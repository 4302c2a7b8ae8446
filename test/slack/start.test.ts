import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startSlack } from '../../sandbox/slack/start-slack.ts';
import type { Mishap, WorldOptions } from '../../sandbox/slack/world.ts';
import { createSlackApp } from '../../src/adapters/slack/app.ts';
import type { SlackSettings } from '../../src/adapters/slack/connection.ts';
import { defaultTiming } from '../../src/adapters/slack/timing.ts';
import { type Mode, modes, neverReported, noForms, noHome, recorder, settingsFor } from './running.ts';

const timing = { ...defaultTiming, again: [10], hello: 300, closing: 200 };

async function tryToStart(
  mode: Mode,
  change: Partial<SlackSettings>,
  options: WorldOptions = {},
  mishaps: [string, Mishap[]][] = [],
) {
  const slack = await startSlack(options);
  for (const [place, list] of mishaps) slack.mishap(place, ...list);
  const { log, lines } = recorder();
  const settings = { ...settingsFor(mode, slack), ...change };
  const ask = () => Promise.reject(new Error('not to be asked'));
  const app = createSlackApp(settings, { ask, report: neverReported, forms: noForms, home: noHome }, { log, timing });
  const started = await app.start();
  await app.stop(500);
  await slack.close();
  return { started, lines, calls: slack.calls };
}

describe('a start that cannot succeed names the setting and what to put there', () => {
  it.each<[string, Partial<SlackSettings>, string, RegExp]>([
    [
      'an unknown bot token',
      { botToken: 'xoxb-nobody' },
      'SLACK_BOT_TOKEN',
      /does not know this token\. Put the Bot User OAuth Token \(xoxb-…\)/,
    ],
    [
      'an unknown app token',
      { appToken: 'xapp-nobody' },
      'SLACK_APP_TOKEN',
      /does not know this token\. Put an app-level token \(xapp-…\)/,
    ],
    ['the bot token as app token', { appToken: 'xoxb-pretend-bot' }, 'SLACK_APP_TOKEN', /another kind of token/],
    ['the app token as bot token', { botToken: 'xapp-pretend-app' }, 'SLACK_BOT_TOKEN', /another kind of token/],
    ['a host that is not this machine', { host: '192.0.2.1' }, 'HOST', /has no address 192\.0\.2\.1/],
    ['no way in', { appToken: undefined }, 'SLACK_APP_TOKEN', /Socket Mode, or set SLACK_SIGNING_SECRET/],
  ])('%s', async (_, change, setting, pattern) => {
    const { started } = await tryToStart('socket', change);
    expect(started).toMatchObject({ ok: false, problem: { setting, sentence: expect.stringMatching(pattern) } });
    expect(JSON.stringify(started)).not.toMatch(/nobody|pretend|127\.0\.0\.1/);
  });

  it.each(modes)('a port in use (%s)', async (mode) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { started } = await tryToStart(mode, { port });
    other.close();
    expect(started).toEqual({
      ok: false,
      problem: { setting: 'PORT', sentence: `Port ${port} is in use. Put another one, or stop what uses it.` },
    });
  });

  it.each<[string, [string, Mishap[]][], RegExp]>([
    [
      'a revoked token',
      [['auth.test', [{ kind: 'error', error: 'token_revoked' }]]],
      /no longer valid\. Install the app again/,
    ],
    [
      'an error of its own',
      [['auth.test', [{ kind: 'error', error: 'ekm_access_denied' }]]],
      /refused this token \(ekm_access_denied\)/,
    ],
    [
      'Slack being down',
      [
        [
          'auth.test',
          [
            { kind: 'status', status: 503 },
            { kind: 'status', status: 503 },
          ],
        ],
      ],
      /HTTP 503/,
    ],
    [
      'Slack having trouble',
      [['auth.test', Array(2).fill({ kind: 'error', error: 'internal_error' })]],
      /^Slack has trouble \(internal_error\)\. Try again in a minute\.$/,
    ],
    [
      'a page instead of an answer',
      [['auth.test', Array(2).fill({ kind: 'status', status: 200, body: '<html>Sign in to the hotel</html>' })]],
      /^What answered is not Slack\./,
    ],
    ['too many requests', [['auth.test', Array(2).fill({ kind: 'status', status: 429, retryAfter: 30 })]], /wait 30 s/],
    ['a socket that says nothing', [['hello', [{ kind: 'hang' }, { kind: 'hang' }]]], /cannot be reached \(no hello\)/],
    [
      'a socket that closes',
      [['hello', [{ kind: 'reset' }, { kind: 'reset' }]]],
      /cannot be reached \([A-Za-z_ ]*clos[a-z ]*\)/,
    ],
  ])('%s', async (_, mishaps, pattern) => {
    const { started } = await tryToStart('socket', {}, {}, mishaps);
    expect(started).toMatchObject({ ok: false, problem: { sentence: expect.stringMatching(pattern) } });
  });
});

describe('a start that fails although no setting is wrong blames none', () => {
  it.each<[string, Partial<SlackSettings>, [string, Mishap[]][], RegExp]>([
    [
      'an address where nobody is',
      { slackApiUrl: 'http://127.0.0.1:9/api/' },
      [],
      /^Slack cannot be reached \(\w+\)\. /,
    ],
    ['Slack being down', {}, [['auth.test', Array(2).fill({ kind: 'status', status: 503 })]], /HTTP 503/],
    ['Slack having trouble', {}, [['auth.test', Array(2).fill({ kind: 'error', error: 'fatal_error' })]], /trouble/],
  ])('%s', async (_, change, mishaps, pattern) => {
    const { started } = await tryToStart('http', change, {}, mishaps);
    expect(started).toMatchObject({ ok: false, problem: { sentence: expect.stringMatching(pattern) } });
    expect(started).not.toHaveProperty('problem.setting');
  });
});

describe('a start', () => {
  it.each(modes)('gets over a passing failure (%s)', async (mode) => {
    const mishaps: [string, Mishap[]][] = [
      ['auth.test', [{ kind: 'reset' }]],
      ['apps.connections.open', [{ kind: 'status', status: 500 }]],
    ];
    const { started } = await tryToStart(mode, {}, {}, mishaps);
    expect(started).toMatchObject({ ok: true, mode });
  });

  it.each(modes)('gets over a Slack that says it has trouble (%s)', async (mode) => {
    const trouble: Mishap[] = [{ kind: 'error', error: 'service_unavailable' }];
    const { started } = await tryToStart(mode, {}, {}, [
      ['auth.test', trouble],
      ['apps.connections.open', trouble],
    ]);
    expect(started).toMatchObject({ ok: true, mode });
  });

  it('prefers Socket Mode when both are set', async () => {
    const { started } = await tryToStart('socket', { signingSecret: 'pretend-signing-secret', port: undefined });
    expect(started).toEqual({ ok: true, mode: 'socket' });
  });

  it('warns of scopes the app was not given', async () => {
    const { lines } = await tryToStart('http', {}, { scopes: ['commands', 'chat:write'] });
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        message: 'the Slack app lacks scopes; install it again with manifest.yml',
        details: {
          missing: [
            'files:write',
            'im:write',
            'channels:read',
            'groups:read',
            'im:read',
            'users:read',
            'usergroups:read',
          ],
        },
      }),
    );
  });

  it('warns of what comes of scopes it can do without', async () => {
    const needed = ['commands', 'chat:write', 'files:write', 'im:write', 'channels:read', 'groups:read', 'im:read'];
    const people = ['users:read', 'usergroups:read'];
    const { lines } = await tryToStart('http', {}, { scopes: [...needed, ...people, 'channels:history'] });
    expect(lines).toEqual([
      {
        level: 'warn',
        message:
          'a digest that is interrupted while it is posted will not be looked for in such channels, nor posted again; its owner is told',
        details: { missing: ['groups:history', 'im:history'] },
      },
    ]);
  });

  it('asks who it is once, and leaves no secret in the log', async () => {
    const { lines, calls } = await tryToStart('socket', {}, {}, [['hello', [{ kind: 'reset' }]]]);
    expect(calls.filter(({ method }) => method === 'auth.test')).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toMatch(/xoxb-|xapp-|ticket|wss?:/);
  });
});
