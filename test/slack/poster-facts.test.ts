import { describe, expect, it } from 'vitest';
import type { Mishap } from '../../sandbox/slack/world.ts';
import { messageOf } from '../../src/digests/wording/message.ts';
import { startPosting } from './posting.ts';

describe('word to the owner', () => {
  const message = messageOf([['All is ', { bold: 'well' }, '.']]);

  it.each<[string, readonly Mishap[], number]>([
    ['arrives', [], 1],
    ['arrives after a 503', [{ kind: 'status', status: 503 }], 1],
    ['arrives after too many', [{ kind: 'status', status: 429, retryAfter: 0 }], 1],
    ['comes twice rather than not at all', [{ kind: 'done-then-reset' }], 2],
  ])('%s', async (_, mishaps, messages) => {
    await using run = await startPosting({ rates: { inChannel: 1 } });
    run.slack.mishap('chat.postMessage', ...mishaps);
    expect(await run.poster.tell('U1MARIA', message)).toBe(true);
    expect(run.slack.messages).toHaveLength(messages);
    expect(run.slack.messages[0]).toMatchObject({ channel: 'DU1MARIA', text: 'All is *well*.' });
  });

  it.each<[string, Mishap]>([
    ['conversations.open', { kind: 'error', error: 'user_not_found' }],
    ['conversations.open', { kind: 'status', status: 500 }],
    ['chat.postMessage', { kind: 'error', error: 'cannot_dm_bot' }],
  ])('that %s refuses is logged', async (method, mishap) => {
    await using run = await startPosting({ rates: { inChannel: 1 } });
    run.slack.mishap(method, mishap, mishap, mishap);
    expect(await run.poster.tell('U1MARIA', message)).toBe(false);
    expect(run.log.map(({ message: line }) => line)).toContain('the owner of a digest was not told');
    expect(run.slack.messages).toEqual([]);
  });
});

describe('the reach of a channel', () => {
  it.each([
    ['C1MAIL', { kind: 'open', name: 'mail' }],
    ['C2OTHER', { kind: 'closed', code: 'not_in_channel', name: 'other' }],
    ['C3SECRET', { kind: 'closed', code: 'channel_not_found' }],
    ['C4OLD', { kind: 'closed', code: 'is_archived', name: 'old' }],
    ['C9', { kind: 'closed', code: 'channel_not_found' }],
    ['DU1MARIA', { kind: 'open', name: null, isDirect: true }],
    // Between two people, where a command can be typed all the same.
    ['DU2OTHERS', { kind: 'closed', code: 'channel_not_found' }],
  ])('%s: %j', async (channel, expected) => {
    await using run = await startPosting({ rates: { inChannel: 1 } });
    await run.poster.tell('U1MARIA', messageOf([['Hello.']]));
    expect(await run.poster.reach(channel)).toEqual(expected);
  });

  it.each<[string, Mishap]>([
    ['missing_scope', { kind: 'error', error: 'missing_scope' }],
    ['a revoked token', { kind: 'error', error: 'token_revoked' }],
    ['a 500', { kind: 'status', status: 500 }],
    ['a reset', { kind: 'reset' }],
  ])('is unknown after %s', async (_, mishap) => {
    await using run = await startPosting();
    run.slack.mishap('conversations.info', mishap);
    expect(await run.poster.reach('C1MAIL')).toEqual({ kind: 'unknown' });
  });
});

describe('the token', () => {
  it.each<[boolean | null, Mishap | null]>([
    [true, null],
    [false, { kind: 'error', error: 'token_revoked' }],
    [false, { kind: 'error', error: 'account_inactive' }],
    [false, { kind: 'error', error: 'invalid_auth' }],
    [null, { kind: 'error', error: 'internal_error' }],
    [null, { kind: 'status', status: 503 }],
    [null, { kind: 'reset' }],
    [null, { kind: 'status', status: 429, retryAfter: 1 }],
  ])('works: %s after %j', async (expected, mishap) => {
    await using run = await startPosting();
    if (mishap !== null) run.slack.mishap('auth.test', mishap);
    expect(await run.poster.tokenWorks()).toBe(expected);
  });
});
