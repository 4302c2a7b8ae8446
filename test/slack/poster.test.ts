import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Mishap } from '../../sandbox/slack/world.ts';
import { slackClient } from '../../src/adapters/slack/client.ts';
import { noAnswer } from '../../src/adapters/slack/posted.ts';
import { createSlackPoster } from '../../src/adapters/slack/poster.ts';
import { defaultTiming } from '../../src/adapters/slack/timing.ts';
import { aPost, slot, startPosting } from './posting.ts';
import { recorder } from './running.ts';

const html = '<html><table>Request blocked</table></html>';
const limited = (retryAfter: number): Mishap => ({ kind: 'status', status: 429, retryAfter });

it('posts a digest with its slot in the metadata, and nothing that pings or unfurls', async () => {
  await using run = await startPosting();
  const outcome = await run.poster.post(aPost());
  const [message] = run.slack.messages;
  expect(outcome).toEqual({ ok: true, messageTs: message?.ts });
  expect(message).toMatchObject({
    channel: 'C1MAIL',
    metadata: { event_type: 'mailstats_digest', event_payload: { digest: 'd1', slot } },
  });
  expect(run.calls('chat.postMessage')[0]?.args).toMatchObject({
    unfurl_links: false,
    unfurl_media: false,
    link_names: false,
    parse: 'none',
    mrkdwn: false,
  });
  expect(run.slack.violations).toEqual([]);
});

it('posts without metadata what is no slot of a digest', async () => {
  await using run = await startPosting();
  expect(await run.poster.post(aPost({ slot: null }))).toMatchObject({ ok: true });
  expect(run.slack.messages.map(({ metadata }) => metadata)).toEqual([undefined]);
});

describe('a post with its figures as a file', () => {
  it('has the file in its thread', async () => {
    await using run = await startPosting();
    const posted = await run.poster.post(aPost({ csv: true }));
    const [message] = run.slack.messages;
    expect(posted).toEqual({ ok: true, messageTs: message?.ts });
    await run.poster.attach(aPost({ csv: true }), message?.ts ?? '');
    expect(run.slack.files).toMatchObject([{ channel: 'C1MAIL', threadTs: message?.ts }]);
  });

  it('stands without the file, and its owner is told', async () => {
    await using run = await startPosting();
    run.slack.mishap('files.getUploadURLExternal', { kind: 'error', error: 'internal_error' });
    await run.poster.post(aPost({ csv: true }));
    await run.poster.attach(aPost({ csv: true }), run.slack.messages[0]?.ts ?? '');
    expect(run.slack.files).toEqual([]);
    expect(run.slack.messages.map(({ channel }) => channel)).toEqual(['C1MAIL', 'DU1MARIA']);
    expect(run.slack.messages[1]?.text).toBe(
      '*weekly-esp* was posted, but Slack did not take its CSV file. The figures again: `/mailstats digest run weekly-esp`.',
    );
  });
});

describe('a post that fails', () => {
  it.each<[string, Mishap, object, number]>([
    ['a reset', { kind: 'reset' }, { sent: true }, 0],
    ['a reset after it was done', { kind: 'done-then-reset' }, { sent: true }, 1],
    ['no answer', { kind: 'hang' }, { sent: true }, 0],
    ['no answer after it was done', { kind: 'done-then-hang' }, { sent: true }, 1],
    ['a 500', { kind: 'status', status: 500 }, { status: 500 }, 0],
    ['a 500 after it was done', { kind: 'done-then-status', status: 500 }, { status: 500 }, 1],
    ['a 503 with a wait', { kind: 'status', status: 503, retryAfter: 7 }, { status: 503, retryAfterMs: 7_000 }, 0],
    ['a 404', { kind: 'status', status: 404, body: html }, { status: 404 }, 0],
    ['internal_error', { kind: 'error', error: 'internal_error' }, { code: 'internal_error' }, 0],
    ['fatal_error after all', { kind: 'done-then-error', error: 'fatal_error' }, { code: 'fatal_error' }, 1],
    ['service_unavailable', { kind: 'error', error: 'service_unavailable' }, { code: 'service_unavailable' }, 0],
    ['is_archived', { kind: 'error', error: 'is_archived' }, { code: 'is_archived' }, 0],
    ['token_revoked', { kind: 'error', error: 'token_revoked' }, { code: 'token_revoked' }, 0],
    ['an error never heard of', { kind: 'error', error: 'moon_phase' }, { code: 'moon_phase' }, 0],
    ['a page of a proxy', { kind: 'status', status: 200, body: html }, { sent: true }, 0],
    ['an empty answer', { kind: 'status', status: 200 }, { sent: true }, 0],
    ['an answer that says nothing', { kind: 'status', status: 200, body: '{}' }, { sent: true }, 0],
    ['JSON that is no answer', { kind: 'status', status: 200, body: 'null' }, { sent: true }, 0],
    ['an answer without a timestamp', { kind: 'status', status: 200, body: '{"ok":true}' }, { sent: true }, 0],
    ['a long wait', limited(600), { code: 'ratelimited', retryAfterMs: 600_000 }, 0],
  ])('by %s is told, and not repeated', async (_, mishap, failure, messages) => {
    await using run = await startPosting({ timing: { attempt: 400 } });
    run.slack.mishap('chat.postMessage', mishap);
    expect(await run.poster.post(aPost())).toEqual({ ok: false, failure: { during: 'posting', ...failure } });
    expect(run.slack.messages).toHaveLength(messages);
    expect(run.calls('chat.postMessage')).toHaveLength(1);
  });

  it.each<[string, readonly Mishap[]]>([
    ['429', [limited(0)]],
    ['429 again and again', [limited(0), limited(0), limited(0), limited(0)]],
    ['429 without a wait', [{ kind: 'status', status: 429 }]],
    ['429 with a wait that is none', [{ kind: 'status', status: 429, retryAfter: -5 }]],
    ['ratelimited without a status', [{ kind: 'error', error: 'ratelimited' }]],
  ])('by %s was not posted, and is posted once', async (_, mishaps) => {
    await using run = await startPosting();
    run.slack.mishap('chat.postMessage', ...mishaps);
    expect(await run.poster.post(aPost())).toMatchObject({ ok: true });
    expect(run.slack.messages).toHaveLength(1);
    expect(run.calls('chat.postMessage')).toHaveLength(mishaps.length + 1);
  });

  it.each<[string, Mishap, object]>([
    ['429', limited(0), { code: 'ratelimited', retryAfterMs: 0 }],
    ['429 without a wait', { kind: 'status', status: 429 }, { status: 429 }],
  ])('by %s all the time is given up within its time', async (_, mishap, failure) => {
    await using run = await startPosting({ timing: { posting: 2_600 } });
    run.slack.outage(mishap);
    expect(await run.poster.post(aPost())).toEqual({ ok: false, failure: { during: 'posting', ...failure } });
    expect(run.calls('chat.postMessage').length).toBeGreaterThan(1);
    expect(run.slack.messages).toEqual([]);
  });

  it('for want of a connection is tried again, and told as never sent', async () => {
    await using run = await startPosting({ timing: { posting: 2_200 } });
    await run.slack.unplug();
    expect(await run.poster.post(aPost())).toEqual({ ok: false, failure: { during: 'posting', sent: false } });
    await run.slack.plug();
    expect(await run.poster.post(aPost())).toMatchObject({ ok: true });
    expect(run.slack.messages).toHaveLength(1);
  });

  it('for want of a connection is posted once there is one', async () => {
    await using run = await startPosting({ timing: { again: [20] } });
    await run.slack.unplug();
    const posting = run.poster.post(aPost());
    await new Promise((resolve) => setTimeout(resolve, 60));
    await run.slack.plug();
    expect(await posting).toMatchObject({ ok: true });
    expect(run.slack.messages).toHaveLength(1);
  });
});

describe('a post that was called off', () => {
  it('is not begun', async () => {
    await using run = await startPosting();
    const outcome = await run.poster.post(aPost({ signal: AbortSignal.abort() }));
    expect(outcome).toEqual({ ok: false, failure: { during: 'posting', sent: false } });
    expect(run.slack.calls).toEqual([]);
  });

  it('is not begun again', async () => {
    await using run = await startPosting();
    run.slack.mishap('chat.postMessage', limited(5));
    const calling = new AbortController();
    const posting = run.poster.post(aPost({ signal: calling.signal }));
    await expect.poll(() => run.calls('chat.postMessage').length).toBe(1);
    calling.abort();
    expect(await posting).toMatchObject({ ok: false, failure: { code: 'ratelimited' } });
    expect(run.calls('chat.postMessage')).toHaveLength(1);
  });
});

describe('a Slack that refuses blocks', () => {
  it.each([
    ['the newest', ['data_visualization'], 2],
    ['all tables', ['data_table', 'table'], 3],
    ['all', ['data_table', 'table', 'section', 'header', 'context'], 4],
  ])('gets plainer ones, once: %s', async (_, unknownBlocks, calls) => {
    await using run = await startPosting({ world: { unknownBlocks } });
    expect(await run.poster.post(aPost({ notes: ['Posted late.'] }))).toMatchObject({ ok: true });
    expect(run.slack.messages).toMatchObject([{ metadata: { event_payload: { slot } } }]);
    expect(run.calls('chat.postMessage')).toHaveLength(calls);
  });

  it('and even the text is given up on', async () => {
    await using run = await startPosting();
    run.slack.outage({ kind: 'error', error: 'invalid_blocks' });
    expect(await run.poster.post(aPost())).toEqual({
      ok: false,
      failure: { during: 'posting', code: 'invalid_blocks' },
    });
    expect(run.calls('chat.postMessage')).toHaveLength(4);
  });

  it('and loses the rest of the answers gets no second message', async () => {
    await using run = await startPosting({ world: { unknownBlocks: ['data_visualization'] } });
    run.slack.mishap('chat.postMessage', { kind: 'error', error: 'invalid_blocks' }, { kind: 'done-then-reset' });
    expect(await run.poster.post(aPost())).toMatchObject({ ok: false, failure: { sent: true } });
    expect(run.slack.messages).toHaveLength(1);
  });

  it('for so long that no time is left was not asked about plain text', async () => {
    const { answer, close } = await slowRefusals(60);
    const poster = createSlackPoster({ ...answer, timing: { attempt: 50, again: [], posting: 100 } });
    expect(await poster.post(aPost())).toEqual({ ok: false, failure: { during: 'posting', sent: false } });
    close();
  });
});

describe('what never was sent', () => {
  const connecting = (code: string) => Object.assign(new Error('x'), { code, syscall: 'connect' });
  it.each<[boolean, string, unknown]>([
    [false, 'a refused connection', connecting('ECONNREFUSED')],
    [false, 'a connection that timed out', connecting('ETIMEDOUT')],
    [false, 'all addresses', new AggregateError([connecting('ETIMEDOUT'), connecting('ENETUNREACH')])],
    [false, 'no such name', Object.assign(new Error('x'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' })],
    [false, 'a connect timeout', Object.assign(new Error('x'), { code: 'UND_ERR_CONNECT_TIMEOUT' })],
    [false, 'a wrong certificate', Object.assign(new Error('x'), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' })],
    [true, 'a read that timed out', Object.assign(new Error('x'), { code: 'ETIMEDOUT', syscall: 'read' })],
    [true, 'a reset', Object.assign(new Error('x'), { code: 'ECONNRESET' })],
    [true, 'some address', new AggregateError([connecting('ETIMEDOUT'), new Error('x')])],
    [true, 'no error at all', 'x'],
  ])('%s: %s', (sent, _, error) => {
    expect(noAnswer(new TypeError('fetch failed', { cause: error })).sent).toBe(sent);
  });
});

it('gets all there in time where Slack allows less than was thought', async () => {
  const rates = { perChannelPerSecond: 1, burst: 3, perMinute: 3_000 };
  await using run = await startPosting({ world: { rates }, rates: { inChannel: 20 }, timing: { again: [30] } });
  const slots = Array.from({ length: 5 }, (_, at) => `2026-11-${10 + at}T09:00`);
  const outcomes = slots.map(async (each) => {
    await run.poster.turn('C1MAIL');
    return (await run.poster.post(aPost({ slot: each }))).ok;
  });
  expect(await Promise.all(outcomes)).toEqual(slots.map(() => true));
  expect(run.slack.messages).toHaveLength(slots.length);
});

/** A Slack that takes its time to say no to blocks. */
async function slowRefusals(ms: number) {
  const refuse: RequestListener = (request, response) => {
    request.resume();
    setTimeout(() => response.end('{"ok":false,"error":"invalid_blocks"}'), ms);
  };
  const server = createServer(refuse);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { log } = recorder();
  const client = slackClient({ botToken: 'xoxb-1', slackApiUrl: `http://127.0.0.1:${port}/api/` }, log, defaultTiming);
  return { answer: { client, log }, close: () => server.close().closeAllConnections() };
}
