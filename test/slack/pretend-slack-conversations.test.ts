import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PretendSlack, startSlack } from '../../sandbox/slack/start-slack.ts';
import { answerOf } from './pretend-slack-client.ts';

const metadata = { event_type: 'mailstats_digest', event_payload: { digest: 'd1', slot: '2026-11-23T09:00' } };

describe('its history', () => {
  let slack: PretendSlack;
  const sent: string[] = [];
  const history = (args: object) => answerOf(slack, 'conversations.history', { channel: 'C1MAIL', ...args });
  const texts = ({ messages }: Record<string, unknown>) => (messages as { text: string }[]).map(({ text }) => text);

  beforeAll(async () => {
    // A clock that stands still: what comes later must still have the later timestamp.
    slack = await startSlack({ clock: () => Date.parse('2026-11-23T01:00:00.500Z'), rates: null });
    for (const text of ['one', 'two', 'three', 'four', 'five']) {
      const args = { channel: 'C1MAIL', text, ...(text === 'three' ? { metadata } : {}) };
      sent.push(String((await answerOf(slack, 'chat.postMessage', args)).ts));
    }
    await answerOf(slack, 'chat.postMessage', { channel: 'C1MAIL', text: 'in the thread', thread_ts: sent[0] });
    await answerOf(slack, 'chat.postEphemeral', { channel: 'C1MAIL', user: 'U1MARIA', text: 'for one' });
  });
  afterAll(() => slack.close());

  it('has timestamps that are different and increase, of its own clock', () => {
    expect(new Set(sent).size).toBe(5);
    expect(sent.toSorted()).toEqual(sent);
    expect(sent[0]).toBe(`${Date.parse('2026-11-23T01:00:00Z') / 1_000}.500000`);
  });

  it('tells what everybody sees, newest first, and no more', async () => {
    const all = await history({});
    expect(texts(all)).toEqual(['five', 'four', 'three', 'two', 'one']);
    expect(all).toMatchObject({
      has_more: false,
      messages: [{ type: 'message', user: 'U0BOT', bot_id: 'B0BOT' }, {}, {}, {}, {}],
    });
  });

  it('tells metadata only when asked for', async () => {
    const told = async (args: object) => (await history(args)).messages as { metadata?: unknown }[];
    expect((await told({}))[2]?.metadata).toBeUndefined();
    expect((await told({ include_all_metadata: true }))[2]?.metadata).toEqual(metadata);
    expect((await told({ include_all_metadata: true }))[1]?.metadata).toBeUndefined();
  });

  it('is cut by oldest and latest, themselves only when inclusive', async () => {
    const [, two, , four] = sent;
    expect(texts(await history({ oldest: two, latest: four }))).toEqual(['three']);
    expect(texts(await history({ oldest: two, latest: four, inclusive: true }))).toEqual(['four', 'three', 'two']);
    expect(texts(await history({ oldest: '9999999999' }))).toEqual([]);
  });

  it('comes in pages', async () => {
    const first = await history({ limit: 2 });
    expect(first).toMatchObject({ has_more: true });
    const { next_cursor } = first.response_metadata as { next_cursor: string };
    const second = await history({ limit: 2, cursor: next_cursor });
    const rest = await history({ cursor: (second.response_metadata as { next_cursor: string }).next_cursor });
    expect([texts(first), texts(second), texts(rest)]).toEqual([['five', 'four'], ['three', 'two'], ['one']]);
    expect(rest.has_more).toBe(false);
  });

  it.each<[string, object]>([
    ['channel_not_found', { channel: 'C9' }],
    ['channel_not_found', { channel: 'C3SECRET' }],
    ['not_in_channel', { channel: 'C2OTHER' }],
    ['invalid_limit', { limit: 0 }],
    ['invalid_limit', { limit: 1_000 }],
    ['invalid_cursor', { cursor: 'made up' }],
    ['invalid_ts_oldest', { oldest: '2026-11-23' }],
    ['invalid_ts_latest', { latest: 'now' }],
    ['invalid_arguments', { inclusive: 'yes' }],
    ['invalid_arguments', { limit: 'all' }],
  ])('refuses with %s: %j', async (error, args) => {
    expect(await history(args)).toMatchObject({ ok: false, error });
  });
});

describe('its metadata', () => {
  const long = { ...metadata, event_payload: { digest: 'x'.repeat(4_000) } };
  it.each<[string, unknown]>([
    ['invalid_metadata_format', 'digest'],
    ['invalid_metadata_format', [metadata]],
    ['invalid_metadata_schema', { event_type: 'a.digest', event_payload: {} }],
    ['invalid_metadata_schema', { event_payload: {} }],
    ['invalid_metadata_schema', { event_type: 'digest' }],
    ['invalid_metadata_schema', { event_type: 'digest', event_payload: 'd1' }],
    ['invalid_metadata_schema', { event_type: 'digest', event_payload: { slot: null } }],
    ['invalid_metadata_schema', { event_type: 'digest', event_payload: {}, more: 1 }],
    ['metadata_too_large', long],
  ])('%s is what is said of others: %j', async (error, other) => {
    await using slack = await disposable();
    const args = { channel: 'C1MAIL', text: 'x', metadata: other };
    expect(await answerOf(slack, 'chat.postMessage', args)).toMatchObject({ ok: false, error });
    expect(slack.messages).toEqual([]);
  });

  it.each(['application/x-www-form-urlencoded', 'application/json'])('is read from %s', async (type) => {
    await using slack = await disposable();
    const fields = { channel: 'C1MAIL', text: 'x' };
    const form = new URLSearchParams({ ...fields, metadata: JSON.stringify(metadata) }).toString();
    const body = type === 'application/json' ? JSON.stringify({ ...fields, metadata }) : form;
    const headers = { 'content-type': type, authorization: `Bearer ${slack.options.botToken}` };
    await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', headers, body });
    expect(slack.messages).toMatchObject([{ metadata }]);
  });
});

describe('its scopes', () => {
  it.each<[string, string, string[]]>([
    ['conversations.history', 'C1MAIL', ['channels:history']],
    ['conversations.history', 'C3SECRET', ['groups:history']],
    ['conversations.history', 'DU1MARIA', ['im:history']],
    ['conversations.info', 'C1MAIL', ['channels:read']],
    ['conversations.info', 'C3SECRET', ['groups:read']],
    ['conversations.info', 'DU1MARIA', ['im:read']],
  ])('%s of %s wants %j', async (method, channel, [wanted = '']) => {
    const everywhere = {
      C1MAIL: { kind: 'public', members: ['U0BOT'] },
      C3SECRET: { kind: 'private', members: ['U0BOT'] },
      DU1MARIA: { kind: 'direct', members: ['U0BOT', 'U1MARIA'] },
    } as const;
    const [, what] = wanted.split(':');
    const others = ['channels', 'groups', 'im'].map((kind) => `${kind}:${what}`).filter((scope) => scope !== wanted);
    await using strict = await disposable({ conversations: everywhere, scopes: others });
    expect(await answerOf(strict, method, { channel })).toMatchObject({ error: 'missing_scope', needed: wanted });
    await using open = await disposable({ conversations: everywhere, scopes: [wanted] });
    expect(await answerOf(open, method, { channel })).toMatchObject({ ok: true });
    await using none = await disposable({ conversations: everywhere, scopes: [] });
    expect(await answerOf(none, method, { channel: 'C9' })).toMatchObject({ error: 'missing_scope' });
  });
});

describe('its conversations.info', () => {
  it.each<[string, object]>([
    ['C1MAIL', { name: 'mail', is_member: true, is_archived: false, is_private: false, is_im: false }],
    ['C2OTHER', { name: 'other', is_member: false, is_archived: false }],
    ['C4OLD', { name: 'old', is_archived: true }],
  ])('of %s: %j', async (channel, expected) => {
    await using slack = await disposable();
    expect(await answerOf(slack, 'conversations.info', { channel })).toMatchObject({
      ok: true,
      channel: { id: channel, ...expected },
    });
  });

  it('of a direct message, which has no name', async () => {
    await using slack = await disposable();
    await answerOf(slack, 'conversations.open', { users: 'U2CHEN' });
    const { channel } = await answerOf(slack, 'conversations.info', { channel: 'DU2CHEN' });
    expect(channel).toEqual({ id: 'DU2CHEN', is_archived: false, is_im: true, is_mpim: false, user: 'U2CHEN' });
  });

  it.each(['C3SECRET', 'C9'])('tells nothing of %s', async (channel) => {
    await using slack = await disposable();
    expect(await answerOf(slack, 'conversations.info', { channel })).toMatchObject({ error: 'channel_not_found' });
  });

  it('notes arguments that Slack does not know', async () => {
    await using slack = await disposable();
    await answerOf(slack, 'conversations.info', { channel: 'C1MAIL', chanel: 'x' });
    expect(slack.violations).toEqual(['an argument that Slack does not know: chanel']);
  });
});

async function disposable(options: Parameters<typeof startSlack>[0] = {}): Promise<PretendSlack & AsyncDisposable> {
  const slack = await startSlack(options);
  return { ...slack, [Symbol.asyncDispose]: () => slack.close() };
}
