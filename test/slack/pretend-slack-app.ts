import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, LogLevel, type ViewSubmitAction } from '@slack/bolt';
import { type PretendSlack, startSlack } from '../../sandbox/slack/start-slack.ts';
import type { WorldOptions } from '../../sandbox/slack/world.ts';
import type { Mode } from './running.ts';

/** Something Slack delivered, as Bolt hands it to a listener. */
interface Heard {
  readonly body: Readonly<Record<string, unknown>>;
  readonly retryNum: number | undefined;
  readonly retryReason: string | undefined;
}

export interface Listening extends AsyncDisposable {
  readonly slack: PretendSlack;
  readonly heard: readonly Heard[];
}

const nothing = () => {};
const logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

interface Behaviour {
  /** So many of the first interactions are not acknowledged. */
  readonly silent?: number;
  /** What goes with the acknowledgement of a submission or a suggestion. */
  answer?(body: Heard['body']): object | undefined;
  /** What goes with the acknowledgement of a command. */
  readonly said?: object;
}

/** A plain Bolt app that writes down all it hears. It acknowledges, but not the first `silent` clicks; Bolt itself acknowledges events. */
export async function listen(
  mode: Mode,
  { silent = 0, answer = () => undefined, said, ...options }: WorldOptions & Behaviour = {},
): Promise<Listening> {
  const slack = await startSlack(options);
  const { botToken, appToken, signingSecret } = slack.options;
  const way = mode === 'socket' ? { socketMode: true, appToken } : { signingSecret };
  const app = new App({
    token: botToken,
    ...way,
    logger,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  const heard: Heard[] = [];
  app.use(async ({ body, context: { retryNum, retryReason }, next }) => {
    heard.push({ body: asHeard(body), retryNum, retryReason });
    if (heard.length > silent) await next();
  });
  app.action(/.*/, async ({ ack }) => ack());
  app.command(/.*/, async ({ ack }) => ack(said as Parameters<typeof ack>[0]));
  app.shortcut(/.*/, async ({ ack }) => ack());
  app.view({ type: 'view_closed', callback_id: /.*/ }, async ({ ack }) => ack());
  app.view<ViewSubmitAction>(/.*/, async ({ ack, body }) => ack(answer(asHeard(body)) as Parameters<typeof ack>[0]));
  app.options(/.*/, async ({ ack, body }) => ack(answer(asHeard(body)) as Parameters<typeof ack>[0]));
  for (const event of ['app_home_opened', 'channel_unarchive', 'group_unarchive', 'member_joined_channel'] as const)
    app.event(event, async () => {});
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  if (mode === 'http') {
    const { port } = (server as Server).address() as AddressInfo;
    slack.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  }
  return {
    slack,
    heard,
    async [Symbol.asyncDispose]() {
      await app.stop();
      await slack.close();
    },
  };
}

/** Of what kind it is does not matter here. */
function asHeard(body: object): Heard['body'] {
  return { ...body };
}
