import { describe, expect, it } from 'vitest';
import type { Mishap } from '../../sandbox/slack/world.ts';
import { metadataOf } from '../../src/adapters/slack/digest-post.ts';
import { aPost, digest, slot, startPosting } from './posting.ts';

type Run = Awaited<ReturnType<typeof startPosting>>;

const yesterday = new Date(Date.now() - 24 * 3_600_000);
const look = (run: Run, since = yesterday) => run.poster.look(digest, slot, since);

function chat({ slack }: Run, messages: number): void {
  for (let each = 0; each < messages; each += 1) slack.workspace.say('C1MAIL', `message ${each}`);
}

/** The first page of a history that goes on; the pretend Slack takes its cursor for one of its own. */
const next_cursor = Buffer.from('before:9999999999.000000').toString('base64');
const emptyPage: Mishap = {
  kind: 'status',
  status: 200,
  body: JSON.stringify({ ok: true, messages: [], has_more: true, response_metadata: { next_cursor } }),
};

describe('a look for a digest', () => {
  it('finds what was posted, among many other messages', async () => {
    await using run = await startPosting();
    chat(run, 100);
    await run.poster.post(aPost({ slot: '2026-11-16T09:00' }));
    run.slack.mishap('chat.postMessage', { kind: 'done-then-reset' });
    await run.poster.post(aPost());
    const ours = run.slack.messages.at(-1);
    await run.poster.post(aPost({ digest: { ...digest, id: 'd2' } }));
    chat(run, 500);
    expect(await look(run)).toEqual({ kind: 'found', messageTs: ours?.ts });
    expect(run.calls('conversations.history')).toHaveLength(3);
  });

  it('finds the same slot of the same digest, and nothing else', async () => {
    await using run = await startPosting();
    await run.poster.post(aPost({ slot: null }));
    await run.poster.post(aPost({ slot: '2026-11-16T09:00' }));
    await run.poster.post(aPost({ digest: { ...digest, id: 'd2' } }));
    chat(run, 3);
    expect(await look(run)).toEqual({ kind: 'not-found' });
  });

  it('does not take the messages of others for its own', async () => {
    await using run = await startPosting();
    const metadata = metadataOf(digest.id, slot);
    run.slack.workspace.say('C1MAIL', 'I am a digest', { metadata });
    run.slack.workspace.say('C1MAIL', 'me too', { user: 'U8APP', app: 'A8', metadata });
    run.slack.mishap('chat.postMessage', { kind: 'reset' });
    await run.poster.post(aPost());
    expect(await look(run)).toEqual({ kind: 'not-found' });
  });

  it('goes no further back than it is told', async () => {
    await using run = await startPosting();
    await run.poster.post(aPost());
    expect(await look(run, new Date(Date.now() + 60_000))).toEqual({ kind: 'not-found' });
    const ts = Number(run.slack.messages[0]?.ts);
    expect(await look(run, new Date(Math.floor(ts * 1_000)))).toMatchObject({ kind: 'found' });
  });

  it('asks only once who it is', async () => {
    await using run = await startPosting();
    await look(run);
    await look(run);
    expect(run.calls('auth.test')).toHaveLength(1);
  });
});

describe('a look that may not be had', () => {
  it.each<[string, Run['slack']['options']['scopes'], string]>([
    ['without the scope', ['chat:write'], 'C1MAIL'],
    ['without the scope for this kind of channel', ['chat:write', 'groups:history'], 'C1MAIL'],
    ['in a channel it is not in', ['channels:history'], 'C2OTHER'],
    ['in a channel it does not see', ['channels:history'], 'C9'],
  ])('%s', async (_, scopes, channel) => {
    await using run = await startPosting({ world: { scopes } });
    expect(await run.poster.look({ ...digest, channel }, slot, yesterday)).toEqual({ kind: 'may-not' });
  });
});

describe('a look that fails', () => {
  it.each<[string, string, Mishap, object]>([
    ['a limit', 'conversations.history', { kind: 'status', status: 429, retryAfter: 30 }, { retryAfterMs: 30_000 }],
    ['a 503', 'conversations.history', { kind: 'status', status: 503 }, {}],
    ['a reset', 'conversations.history', { kind: 'reset' }, {}],
    ['an error', 'conversations.history', { kind: 'error', error: 'internal_error' }, {}],
    ['a dead token', 'conversations.history', { kind: 'error', error: 'token_revoked' }, {}],
    ['half an answer', 'conversations.history', { kind: 'status', status: 200, body: '{"ok":true}' }, {}],
    [
      'more without a way to it',
      'conversations.history',
      { kind: 'status', status: 200, body: '{"ok":true,"messages":[],"has_more":true}' },
      {},
    ],
    ['not knowing itself', 'auth.test', { kind: 'status', status: 500 }, {}],
    ['being nobody', 'auth.test', { kind: 'status', status: 200, body: '{"ok":true}' }, {}],
  ])('by %s is no not-found', async (_, method, mishap, more) => {
    await using run = await startPosting();
    run.slack.mishap(method, mishap);
    expect(await look(run)).toEqual({ kind: 'failed', ...more });
    expect(await look(run)).toEqual({ kind: 'not-found' });
  });

  it('goes on where it was when Slack asks to wait in between', async () => {
    await using run = await startPosting();
    await run.poster.post(aPost());
    chat(run, 300);
    const limited: Mishap = { kind: 'status', status: 429, retryAfter: 0 };
    run.slack.mishap('conversations.history', emptyPage, limited);
    expect(await look(run)).toMatchObject({ kind: 'found' });
    expect(run.calls('conversations.history')).toHaveLength(4);
  });

  it('does not wait for longer than it has', async () => {
    await using run = await startPosting({ timing: { looking: 1_000 } });
    chat(run, 300);
    run.slack.mishap('conversations.history', emptyPage, { kind: 'status', status: 429, retryAfter: 5 });
    expect(await look(run)).toEqual({ kind: 'failed', retryAfterMs: 5_000 });
  });

  it('in a channel with more messages than it reads', async () => {
    await using run = await startPosting();
    await run.poster.post(aPost());
    chat(run, 10_000);
    expect(await look(run)).toEqual({ kind: 'failed' });
    expect(run.calls('conversations.history')).toHaveLength(50);
  });
});
