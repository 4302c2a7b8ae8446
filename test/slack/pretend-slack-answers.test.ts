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

async function respond(url: unknown, body: string): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  return (await fetch(String(url), { method: 'POST', headers, body })).status;
}
