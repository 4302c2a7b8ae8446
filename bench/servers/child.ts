import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startDirectMail } from '../../sandbox/direct-mail/server.ts';
import { createResponseUrls } from '../../sandbox/slack/response-url.ts';
import { startSlack } from '../../sandbox/slack/start-slack.ts';
import { createWorld } from '../../sandbox/slack/world.ts';
import { lightAccount } from './account.ts';
import type { Addresses, Requests, ServerOptions } from './start.ts';

/** The pretend Direct Mail and Slack in a process of their own, so that their work is not measured as ours. */
const options = JSON.parse(process.argv[2] ?? '{}') as ServerOptions;
const directMail = await startDirectMail({
  ...options,
  account: lightAccount,
  callsPerMinute: null,
  // Its own work is part of what it makes a caller wait.
  latencyMs: ({ at }) => Math.max(0, options.latencyMs - (Date.now() - at.getTime())),
});
const slack = await startSlack({
  // What is measured is the bot, not how long Slack makes it wait.
  rates: null,
  ...(options.channels === undefined ? {} : { conversations: Object.fromEntries(channelsUpTo(options.channels)) }),
});

// Its response_urls, issued ahead: the load must not come from the process that answers it.
const workspace = createWorld();
const urls = createResponseUrls(workspace);
const server = createServer((request, response) => void urls.answer(request.url ?? '', request, response));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

type Answer<Name extends keyof Requests> = Requests[Name]['answer'];

const answers: {
  readonly [Name in keyof Requests]: (given: Requests[Name]['given']) => Answer<Name> | Promise<Answer<Name>>;
} = {
  responseUrls: ({ count }) => Array.from({ length: count }, () => `${base}${urls.issue('C1MAIL', 'U1MARIA')}`),
  posted: () => workspace.messages.length,
  digestPosts: () =>
    slack.messages.flatMap(({ metadata, ts }) =>
      metadata === undefined ? [] : [{ slot: String(metadata.event_payload.slot), at: Number(ts) * 1_000 }],
    ),
  formOpened,
  calls: () => directMail.calls.length,
};

process.on('message', async ({ id, name, given }: { id: number; name: keyof Requests; given: never }) => {
  process.send?.({ id, answer: await answers[name](given) });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ directMail: directMail.url, slackApi: slack.apiUrl } satisfies Addresses);

function channelsUpTo(count: number) {
  const conversation = { kind: 'public', members: ['U1MARIA', 'U0BOT'] } as const;
  return Array.from({ length: count }, (_, index) => [`C${index + 1}`, conversation] as const);
}

async function formOpened({ botUrl }: Requests['formOpened']['given']): Promise<number> {
  slack.setRequestUrl(`${botUrl}/slack/events`);
  const before = slack.views.at(-1)?.id;
  const began = performance.now();
  const { promise: opened, resolve } = Promise.withResolvers<void>();
  const stop = slack.onChange(() => {
    const view = slack.views.at(-1);
    // What is opened at first may be empty.
    if (view !== undefined && view.id !== before && view.submit !== null) resolve();
  });
  await slack.command('');
  await opened;
  stop();
  return performance.now() - began;
}
