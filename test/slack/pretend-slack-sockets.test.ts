import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type PretendSlack, startSlack } from '../../sandbox/slack/start-slack.ts';
import { answerOf } from './pretend-slack-client.ts';
import { plain } from './pretend-slack-opened.ts';
import { until } from './running.ts';

type Envelope = Readonly<Record<string, unknown>>;

interface Connected {
  readonly socket: WebSocket;
  readonly heard: readonly Envelope[];
}

async function dial(slack: PretendSlack): Promise<WebSocket> {
  const headers = { authorization: `Bearer ${slack.options.appToken}` };
  const response = await fetch(`${slack.apiUrl}apps.connections.open`, { method: 'POST', headers });
  const { url } = (await response.json()) as { url: string };
  return new WebSocket(url);
}

/** A Socket Mode connection that acknowledges all it gets, and keeps it. */
async function connected(slack: PretendSlack): Promise<Connected> {
  const socket = await dial(slack);
  const heard: Envelope[] = [];
  socket.on('message', (data) => {
    const envelope = JSON.parse(String(data)) as Envelope;
    heard.push(envelope);
    const { envelope_id } = envelope;
    if (envelope_id !== undefined) socket.send(JSON.stringify({ envelope_id }));
  });
  await until(() => heard.some(({ type }) => type === 'hello'));
  return { socket, heard };
}

const connect = async (slack: PretendSlack): Promise<readonly Envelope[]> => (await connected(slack)).heard;

const envelopes = (heard: readonly Envelope[]) => heard.filter(({ envelope_id }) => envelope_id !== undefined);

describe('several connections', () => {
  it('get the envelopes in turn', async () => {
    const slack = await startSlack();
    const all = [await connect(slack), await connect(slack), await connect(slack)];
    for (let count = 0; count < 6; count += 1) await slack.command('help');
    expect(all.map((heard) => envelopes(heard).length)).toEqual([2, 2, 2]);
    await slack.close();
  });

  it('that are asked to leave get no more once there is another', async () => {
    const slack = await startSlack();
    const old = await connect(slack);
    slack.sockets.refresh();
    expect(await slack.command('one')).toMatchObject({ acknowledged: true });
    const fresh = await connect(slack);
    for (let count = 0; count < 3; count += 1) await slack.command('help');
    expect([envelopes(old).length, envelopes(fresh).length]).toEqual([1, 3]);
    await slack.close();
  });
});

describe('a connection', () => {
  it('is none before it was said hello to', async () => {
    const slack = await startSlack();
    slack.mishap('hello', { kind: 'hang' });
    const silent = await dial(slack);
    await once(silent, 'open');
    expect(slack.sockets.open()).toBe(0);
    expect(await slack.command('help')).toMatchObject({ acknowledged: false });
    const good = await connect(slack);
    expect(good[0]).toMatchObject({ type: 'hello', num_connections: 1 });
    for (let count = 0; count < 3; count += 1)
      expect(await slack.command('help')).toMatchObject({ acknowledged: true });
    expect(envelopes(good)).toHaveLength(3);
    await slack.close();
  });

  it('that was told to go is closed after a while', async () => {
    const slack = await startSlack({ refreshAfter: 30 });
    const { socket, heard } = await connected(slack);
    const gone = once(socket, 'close');
    slack.sockets.refresh();
    await gone;
    expect(heard.at(-1)).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
    expect(slack.sockets.open()).toBe(0);
    await slack.close();
  });

  it.each(['no JSON', 'null', '[]', '7', '{}', '{"envelope_id":7}'])(
    'that says %s breaks a rule, and goes on',
    async (frame) => {
      const slack = await startSlack();
      const { socket } = await connected(slack);
      socket.send(frame);
      await until(() => slack.violations.length === 1);
      expect(await slack.command('help')).toMatchObject({ acknowledged: true });
      expect(slack.violations).toEqual(['an envelope was acknowledged late, twice, or never sent']);
      await slack.close();
    },
  );

  it('that is no WebSocket breaks a rule', async () => {
    const slack = await startSlack();
    const { socket } = await connected(slack);
    (socket as unknown as { _socket: Socket })._socket.write(Buffer.from([0xff, 0xff, 0xff]));
    await until(() => slack.violations.length === 1);
    expect(slack.violations[0]).toContain('a connection broke: Invalid WebSocket frame');
    await slack.close();
  });

  it.each(['//', '/link/?ticket=none', '/'])('to %s is not taken', async (path) => {
    const slack = await startSlack();
    const socket = new WebSocket(`${slack.apiUrl.replace('http', 'ws').replace('/api/', '')}${path}`);
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toBe('socket hang up');
    await slack.close();
  });
});

describe('an acknowledgement over HTTP', () => {
  it.each([
    ['text/plain', 'Hello', [], ['Hello']],
    ['application/json', '{"text":"Hello"}', [], ['Hello']],
    ['application/json', 'null', ['an acknowledgement of slash_commands that is no object'], []],
    ['application/json', 'Hello', ['an acknowledgement of slash_commands that is no object'], []],
    ['text/plain', '', [], []],
  ])('of a command with %s %s', async (type, body, violations, texts) => {
    await using app = await answering(type, body);
    expect(await app.slack.command('help')).toMatchObject({ acknowledged: true });
    expect(app.slack.violations).toEqual(violations);
    expect(app.slack.messages.map(({ text }) => text)).toEqual(texts);
  });

  it('of an event may be a word, which nobody reads', async () => {
    await using app = await answering('text/plain', 'Hello');
    expect(await app.slack.openHome()).toMatchObject({ acknowledged: true });
    expect(app.slack.violations).toEqual([]);
  });
});

it('whoever goes away in the middle of a call breaks no rule', async () => {
  const slack = await startSlack();
  const call = request(`${slack.apiUrl}auth.test`, { method: 'POST', headers: { 'content-length': '100' } });
  call.on('error', () => {});
  call.write('token=');
  await setTimeout(30);
  call.destroy();
  await setTimeout(30);
  expect(slack.violations).toEqual([]);
  await slack.close();
});

/** An app that answers everything with this. */
async function answering(type: string, body: string) {
  const slack = await startSlack();
  const app = createServer((_, response) => response.writeHead(200, { 'content-type': type }).end(body));
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  slack.setRequestUrl(`http://127.0.0.1:${(app.address() as AddressInfo).port}/`);
  return {
    slack,
    async [Symbol.asyncDispose]() {
      app.close();
      await slack.close();
    },
  };
}

describe('an envelope', () => {
  it('says whether its acknowledgement may say something', async () => {
    const slack = await startSlack({ clock: () => 0 });
    const heard = await connect(slack);
    await slack.command('help');
    await slack.shortcut('mailstats_report');
    await slack.openHome();
    const select = { type: 'external_select', action_id: 'tag', min_query_length: 0 };
    const blocks = [{ type: 'actions', elements: [select] }];
    const { trigger_id } = (envelopes(heard)[0]?.payload ?? {}) as Record<string, string>;
    const view = { type: 'modal', title: plain('Ask'), submit: plain('Send'), notify_on_close: true, blocks };
    await answerOf(slack, 'views.open', { trigger_id, view });
    const [{ id = '' } = {}] = slack.views;
    await slack.suggest(id, 'tag', '');
    await slack.submit(id);
    const said = envelopes(heard).map(({ type, accepts_response_payload }) => [type, accepts_response_payload]);
    expect(said).toEqual([
      ['slash_commands', true],
      ['interactive', false],
      ['events_api', false],
      ['interactive', true],
      ['interactive', true],
    ]);
    await slack.close();
  });
});
