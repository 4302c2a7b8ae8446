import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { accountOf } from './accounts.ts';
import { mailsOf } from './cells.ts';
import { chinaDay } from './china.ts';
import { faultScript } from './fault-script.ts';
import { pretendAccessKeyId, pretendAccessKeySecret } from './keys.ts';
import { rateLimits } from './limits.ts';
import type { Call, PretendDirectMail, PretendOptions } from './pretend.ts';
import { jsonReply, type Reply } from './reply.ts';
import { actionOf, queryOf, type ServiceParts, serve } from './service.ts';
import { signatureCheck, type WireRequest } from './signature.ts';
import { defaultSwitches } from './switches.ts';
import { truthOf } from './truth.ts';

export type { PretendDirectMail, PretendOptions } from './pretend.ts';

type RunningCall = { -readonly [K in keyof Call]: Call[K] };

/** Starts a pretend Direct Mail on 127.0.0.1: the actions of API version 2015-11-23 that mailstats asks, as strict as the real one. */
export async function startDirectMail(options: PretendOptions = {}): Promise<PretendDirectMail> {
  const { now = () => new Date(), account: chosenAccount = 'company', latencyMs = 0, callsPerMinute = 60 } = options;
  const account = accountOf(chosenAccount, chinaDay(now()));
  const switches = { ...defaultSwitches, ...options.switches };
  const world = { account, switches, now, mails: mailsOf(account, options.seed ?? 1) };
  const script = faultScript(options.faults ?? []);
  const parts = {
    world,
    script,
    denied: options.denied ?? [],
    checkSignature: signatureCheck(options.keys ?? { [pretendAccessKeyId]: pretendAccessKeySecret }),
    takeFromLimits: rateLimits(callsPerMinute),
  };
  const calls: RunningCall[] = [];

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    const call: RunningCall = {
      action: actionOf(request),
      query: queryOf(request),
      at: new Date(),
      status: null,
      code: null,
    };
    calls.push(call);
    const reply = serveOrConfess(request, parts);
    const delay = (typeof latencyMs === 'number' ? latencyMs : latencyMs(call)) + reply.delayMs;
    if (delay > 0) await sleep(delay, undefined, { ref: false });
    call.status = reply.status;
    call.code = reply.code;
    deliver(reply, incoming, outgoing);
  }

  const server = createServer((incoming, outgoing) => {
    // What rejects here is the reading of a request whose client went away.
    handle(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  // Longer than any test: idle connections are cut by scripted faults only.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const endpoint = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: `http://${endpoint}`,
    endpoint,
    account,
    calls,
    callsTo: (action) => calls.filter((call) => call.action === action),
    truth: (query) => truthOf(query, world),
    fail: script.add,
    switches,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A mistake of the pretend service itself must look like nothing the real one answers. */
function serveOrConfess(request: WireRequest, parts: ServiceParts): Reply {
  try {
    return serve(request, parts);
  } catch (error) {
    return jsonReply(599, { Code: 'PretendServiceBug', Message: String(error) }, 'PretendServiceBug');
  }
}

async function readRequest(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const [path = '', ...rest] = (incoming.url ?? '').split('?');
  const { method = '', headers } = incoming;
  return { method, path, rawQuery: rest.join('?'), headers, body: Buffer.concat(chunks) };
}

function deliver(reply: Reply, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (reply.delivery === 'silence') return;
  if (reply.delivery === 'reset' || reply.status === null) return void incoming.socket.resetAndDestroy();
  const body = Buffer.from(reply.body);
  outgoing.writeHead(reply.status, { ...reply.headers, 'content-length': body.length });
  if (reply.delivery === 'whole') return void outgoing.end(body);
  const afterwards = reply.delivery === 'half' ? () => void incoming.socket.resetAndDestroy() : () => {};
  outgoing.write(body.subarray(0, body.length / 2), afterwards);
}
