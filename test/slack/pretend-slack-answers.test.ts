import { describe, expect, it } from 'vitest';
import { listen } from './pretend-slack-app.ts';

/** Bodies that Slack would take, though not as they are meant. */
const odd: readonly [string, object][] = [
  ['a field that Slack does not know: responseType', { responseType: 'in_channel' }],
  ['response_type is neither ephemeral nor in_channel: public', { response_type: 'public' }],
  ['replace_original is no boolean: no', { replace_original: 'no' }],
  ['mrkdwn is no boolean: 1', { mrkdwn: 1 }],
];

describe('an answer', () => {
  it.each(odd)('to a response_url is looked at: %s', async (violation, more) => {
    await using app = await listen('http');
    await app.slack.command('');
    expect(await respond(app.heard[0]?.body.response_url, JSON.stringify({ text: 'x', ...more }))).toBe(200);
    expect(app.slack.violations).toEqual([`response_url: ${violation}`]);
    expect(app.slack.messages).toMatchObject([{ text: 'x', onlyTo: 'U1MARIA' }]);
  });

  it.each(odd)('with the acknowledgement of a command is looked at: %s', async (violation, more) => {
    await using app = await listen('http', { said: { text: 'x', ...more } });
    await app.slack.command('');
    expect(app.slack.violations).toEqual([`an acknowledgement: ${violation}`]);
  });

  it.each([{ thread_ts: '1.000000' }, { replace_original: true }, { delete_original: true }])(
    'with the acknowledgement of a command is a new message in the channel: %j',
    async (more) => {
      await using app = await listen('http', { said: { text: 'x', ...more } });
      await app.slack.command('');
      expect(app.slack.violations).toEqual([
        'an acknowledgement: thread_ts, replace_original and delete_original do nothing there',
      ]);
    },
  );

  it.each(['text', 'blocks'])('with %s: null is noted', async (name) => {
    await using app = await listen('http');
    await app.slack.command('');
    await respond(app.heard[0]?.body.response_url, JSON.stringify({ text: 'x', [name]: null }));
    expect(app.slack.violations).toEqual([`${name} is null, which Slack may not take for none`]);
  });

  it.each(['"x"', '["x"]', 'null', 'x'])('to a response_url is an object, not %s', async (body) => {
    await using app = await listen('http');
    await app.slack.command('');
    expect(await respond(app.heard[0]?.body.response_url, body)).toBe(400);
    expect(app.slack.messages).toEqual([]);
  });

  it('may have all that Slack knows', async () => {
    await using app = await listen('http', { said: { text: 'x', response_type: 'in_channel' } });
    await app.slack.command('');
    const body = { text: 'x', response_type: 'ephemeral', replace_original: false, blocks: [], unfurl_links: false };
    expect(await respond(app.heard[0]?.body.response_url, JSON.stringify(body))).toBe(200);
    expect(app.slack.messages).toHaveLength(2);
    expect(app.slack.violations).toEqual([]);
  });
});

describe('a response_url', () => {
  it('of a shortcut on what somebody wrote changes nothing of that', async () => {
    await using app = await listen('http');
    const message = app.slack.workspace.say('C1MAIL', 'my own words', { user: 'U2CHEN' });
    await app.slack.shortcut('mailstats_report_here', { message });
    for (const change of ['replace_original', 'delete_original']) {
      const body = JSON.stringify({ text: 'other words', [change]: true });
      expect(await respond(app.heard[0]?.body.response_url, body)).toBe(400);
    }
    expect(app.slack.messages).toMatchObject([{ text: 'my own words' }]);
  });

  it.each(['archive', 'remove'] as const)('leads nowhere once there is nobody to write to: %s', async (end) => {
    await using app = await listen('http');
    await app.slack.command('');
    app.slack.workspace[end]('C1MAIL');
    expect(await respond(app.heard[0]?.body.response_url, '{"text":"x"}')).toBe(400);
    expect(app.slack.messages).toEqual([]);
  });
});

async function respond(url: unknown, body: string): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  return (await fetch(String(url), { method: 'POST', headers, body })).status;
}
