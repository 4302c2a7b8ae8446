import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type PretendSlack, startSlack } from '../../sandbox/slack/start-slack.ts';
import { answerOf } from './pretend-slack-client.ts';
import { plain } from './pretend-slack-opened.ts';
import { until } from './running.ts';

type Envelope = Readonly<Record<string, unknown>>;

/** A Socket Mode connection that acknowledges all it gets, and keeps it. */
async function connect(slack: PretendSlack): Promise<readonly Envelope[]> {
  const headers = { authorization: `Bearer ${slack.options.appToken}` };
  const response = await fetch(`${slack.apiUrl}apps.connections.open`, { method: 'POST', headers });
  const { url } = (await response.json()) as { url: string };
  const socket = new WebSocket(url);
  const heard: Envelope[] = [];
  socket.on('message', (data) => {
    const envelope = JSON.parse(String(data)) as Envelope;
    heard.push(envelope);
    const { envelope_id } = envelope;
    if (envelope_id !== undefined) socket.send(JSON.stringify({ envelope_id }));
  });
  await until(() => heard.some(({ type }) => type === 'hello'));
  return heard;
}

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
