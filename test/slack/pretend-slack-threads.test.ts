import { describe, expect, it } from 'vitest';
import type { PretendSlack } from '../../sandbox/slack/start-slack.ts';
import { type Listening, listen } from './pretend-slack-app.ts';
import { answerOf } from './pretend-slack-client.ts';

const here = { channel: 'C1MAIL', text: 'x' };
const replyTo = (slack: PretendSlack, thread_ts: unknown) =>
  answerOf(slack, 'chat.postMessage', { ...here, thread_ts });

/** Timestamps of a message, a reply to it, and a message for one user. */
async function three({ slack }: Listening) {
  const root = String((await answerOf(slack, 'chat.postMessage', here)).ts);
  const reply = String((await replyTo(slack, root)).ts);
  await answerOf(slack, 'chat.postEphemeral', { ...here, user: 'U1MARIA' });
  return { root, reply, private: slack.messages.at(-1)?.ts, none: '1.000001', text: 'abc', empty: '' };
}

describe('a thread', () => {
  it.each(['reply', 'private', 'none', 'text', 'empty'] as const)(
    'has a message that all see at its top, and not this one: %s',
    async (top) => {
      await using app = await listen('http');
      const { slack, heard } = app;
      const thread_ts = (await three(app))[top];
      expect(await replyTo(slack, thread_ts)).toMatchObject({ ok: true });
      expect(slack.violations).toEqual([`a reply to ${thread_ts}, which is no message of C1MAIL that has a thread`]);

      const { upload_url, file_id } = await answerOf(slack, 'files.getUploadURLExternal', { filename: 'a', length: 1 });
      await fetch(String(upload_url), { method: 'POST', body: 'a' });
      const file = { files: [{ id: file_id }], channel_id: 'C1MAIL', thread_ts };
      expect(await answerOf(slack, 'files.completeUploadExternal', file)).toMatchObject({ error: 'invalid_thread_ts' });

      await slack.command('');
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ text: 'x', thread_ts });
      const url = String(heard[0]?.body.response_url);
      expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(400);
    },
  );

  it('takes replies to its first message', async () => {
    await using app = await listen('http');
    const { root } = await three(app);
    await replyTo(app.slack, root);
    expect(app.slack.messages.filter(({ threadTs }) => threadTs === root)).toHaveLength(2);
    expect(app.slack.violations).toEqual([]);
  });
});

describe('a message for one user', () => {
  const tell = (slack: PretendSlack, more: object = {}) =>
    answerOf(slack, 'chat.postEphemeral', { ...here, user: 'U1MARIA', ...more });

  it('is told by message_ts alone', async () => {
    await using app = await listen('http');
    const answer = await tell(app.slack);
    expect(answer.message_ts).toBe(app.slack.messages[0]?.ts);
    for (const absent of ['ts', 'channel']) expect(answer).not.toHaveProperty(absent);
  });

  it('is in its thread', async () => {
    await using app = await listen('http');
    const { root } = await three(app);
    await tell(app.slack, { thread_ts: root });
    expect(app.slack.messages.at(-1)).toMatchObject({ onlyTo: 'U1MARIA', threadTs: root });
    expect(app.slack.violations).toEqual([]);
  });

  it('is not shown in a thread that has not begun', async () => {
    await using app = await listen('http');
    const { ts } = await answerOf(app.slack, 'chat.postMessage', here);
    const told = 'a message for one user in a thread without replies, where it is not shown';
    await tell(app.slack, { thread_ts: ts });
    expect(app.slack.violations).toEqual([told]);
    // That one, which others do not see, has not begun it.
    await tell(app.slack, { thread_ts: ts });
    expect(app.slack.violations).toEqual([told, told]);
  });
});
