import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request of a replica to the pretend Slack. */
export interface Crossing {
  readonly replica: number;
  /** `chat.postMessage`. */
  readonly method: string;
  readonly body: string;
}

export interface Watchers {
  /** It has arrived, and is passed on when this resolves; Slack gets it even when who sent it is dead by then. */
  arrived(crossing: Crossing): Promise<void>;
  /** Slack has answered, and the answer goes on its way when this resolves. */
  done(crossing: Crossing): Promise<void>;
  /** The answer has left, to somebody who was still there. */
  answered(crossing: Crossing, answer: string): void;
}

/** The wire between the replicas and Slack, where one can be killed while a post of it is on the way. */
export interface Wire {
  /** For SLACK_API_URL. */
  urlFor(replica: number): string;
  close(): Promise<void>;
}

export async function layWire(slackApiUrl: string, watchers: Watchers): Promise<Wire> {
  const server = createServer((incoming, outgoing) => {
    // What rejects is a connection that broke, on either side: the one who asked is left in the dark, as it would be.
    cross(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  async function cross(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const [, replica = '', method = ''] = /^\/(\d+)\/api\/(.*)$/.exec(incoming.url ?? '') ?? [];
    const body = await textOf(incoming);
    const crossing = { replica: Number(replica), method, body };
    await watchers.arrived(crossing);
    const { status, headers, text } = await passOn(new URL(method, slackApiUrl), incoming, body);
    await watchers.done(crossing);
    if (outgoing.destroyed) return;
    outgoing.writeHead(status, headers).end(text);
    watchers.answered(crossing, text);
  }

  return {
    urlFor: (replica) => `http://127.0.0.1:${port}/${replica}/api/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function passOn(url: URL, { method, headers }: IncomingMessage, body: string) {
  return new Promise<{ status: number; headers: Record<string, string>; text: string }>((resolve, reject) => {
    const { authorization, 'content-type': type } = headers;
    const kept = {
      ...(authorization === undefined ? {} : { authorization }),
      ...(type === undefined ? {} : { 'content-type': type }),
      'content-length': Buffer.byteLength(body),
    };
    const passed = request(url, { method, headers: kept, agent: false }, (answer) => {
      const told = Object.entries(answer.headers).filter(([name]) => ['content-type', 'retry-after'].includes(name));
      textOf(answer).then(
        (text) =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: Object.fromEntries(told) as Record<string, string>,
            text,
          }),
        reject,
      );
    });
    passed.on('error', reject).end(body);
  });
}

async function textOf(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
