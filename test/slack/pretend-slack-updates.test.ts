import { describe, expect, it } from 'vitest';
import type { PretendSlack } from '../../sandbox/slack/start-slack.ts';
import { listen } from './pretend-slack-app.ts';
import { answerOf } from './pretend-slack-client.ts';

const divider = [{ type: 'divider' }];
const metadata = { event_type: 'digest', event_payload: { key: 'a' } };

async function posted(slack: PretendSlack, more: object = {}): Promise<unknown> {
  return (await answerOf(slack, 'chat.postMessage', { channel: 'C1MAIL', text: 'first', ...more })).ts;
}

const update = (slack: PretendSlack, args: object) =>
  answerOf(slack, 'chat.update', { channel: 'C1MAIL', text: 'second', ...args });

describe('chat.update', () => {
  it('puts other contents in the place of a message, and leaves its metadata', async () => {
    await using app = await listen('socket');
    const ts = await posted(app.slack, { metadata, blocks: divider });
    expect(await update(app.slack, { ts, blocks: [...divider, ...divider] })).toMatchObject({
      ok: true,
      channel: 'C1MAIL',
      ts,
      text: 'second',
    });
    expect(app.slack.messages).toMatchObject([
      { ts, text: 'second', blocks: [...divider, ...divider], metadata, replaced: true },
    ]);
    const other = { ...metadata, event_type: 'other' };
    await update(app.slack, { ts, blocks: [], metadata: other });
    expect(app.slack.messages).toMatchObject([{ blocks: [], metadata: other }]);
    expect(app.slack.violations).toEqual([]);
  });

  it('leaves everything as it was when it is refused', async () => {
    await using app = await listen('socket');
    const ts = await posted(app.slack, { metadata });
    const bad = { ts, blocks: [{ type: 'sparkline' }], metadata: { ...metadata, event_type: 'other' } };
    expect(await update(app.slack, bad)).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: { messages: ['[ERROR] unsupported type: sparkline [json-pointer:/blocks/0/type]'] },
    });
    expect(app.slack.messages).toMatchObject([{ text: 'first', metadata }]);
    expect(app.slack.messages[0]).not.toHaveProperty('replaced');
  });

  it('is for messages of the bot that all see, in channels it is in', async () => {
    await using app = await listen('socket');
    const { slack } = app;
    const ts = await posted(slack);
    const { ts: others } = slack.workspace.say('C1MAIL', 'hello');
    await answerOf(slack, 'chat.postEphemeral', { channel: 'C1MAIL', user: 'U2CHEN', text: 'x' });
    const only = slack.messages.at(-1);
    expect(await update(slack, { ts: others })).toMatchObject({ error: 'cant_update_message' });
    expect(await update(slack, { ts: only?.ts })).toMatchObject({ error: 'message_not_found' });
    expect(await update(slack, { ts: '1.000001' })).toMatchObject({ error: 'message_not_found' });
    expect(await update(slack, { ts, channel: 'C3SECRET' })).toMatchObject({ error: 'channel_not_found' });
    slack.workspace.archive('C1MAIL');
    expect(await update(slack, { ts })).toMatchObject({ error: 'is_inactive' });
  });

  it('without blocks, of a message that has some, is a violation', async () => {
    await using app = await listen('socket');
    await update(app.slack, { ts: await posted(app.slack, { blocks: divider }) });
    expect(app.slack.violations).toEqual(['chat.update without blocks: what becomes of those before is not said']);
  });
});
