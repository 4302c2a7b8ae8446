import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readAssets } from './assets.ts';
import { createBoard } from './board.ts';
import { users } from './brightcart.ts';
import { createDeeds } from './deeds.ts';
import { isOurs } from './guard.ts';
import { createLive } from './live.ts';
import type { PageWorld } from './page-world.ts';
import { readDeed, readQuestion } from './read-deed.ts';
import { createStates } from './state.ts';
import type { Done } from './wire.ts';

export interface PageServer {
  /** `http://127.0.0.1:PORT/`. */
  readonly url: string;
  close(): Promise<void>;
}

const usualPort = 4321;
const mostBytes = 200_000;

/** Serves the page on 127.0.0.1. `port`: default 4321, or any free one where that is taken. Rejects when a chosen one is. */
export async function servePage(world: PageWorld, port?: number): Promise<PageServer> {
  const assets = readAssets();
  let changed = () => {};
  const board = createBoard(world, () => changed());
  const stateFor = createStates(world, board);
  const live = createLive(stateFor);
  changed = live.changed;
  const quiet = world.slack.onChange(live.changed);
  const deeds = createDeeds(world, board);

  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => sendJson(response, 400, { ok: false, error: error.message }));
  });
  await listen(server, port);
  const { port: taken } = server.address() as AddressInfo;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOurs(request, taken)) return sendJson(response, 403, { ok: false, error: 'Not from here.' });
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${taken}`);
    if (request.method === 'POST') return sendJson(response, 200, await post(url.pathname, await readJson(request)));
    if (request.method !== 'GET') return sendJson(response, 405, { ok: false, error: 'GET or POST.' });
    if (url.pathname === '/state') return sendJson(response, 200, await stateFor(userOf(url)));
    if (url.pathname === '/events') return live.open(userOf(url), response);
    const asset = assets.byPath.get(url.pathname);
    if (asset === undefined) return sendJson(response, 404, { ok: false, error: 'There is nothing here.' });
    response.writeHead(200, { ...safely, 'content-type': asset.type, 'content-security-policy': assets.policy });
    response.end(asset.body);
  }

  async function post(path: string, json: unknown): Promise<unknown> {
    if (path === '/suggest') {
      const question = readQuestion(json);
      if (question === null) throw new Error('This is no question for names.');
      return deeds.suggest(question);
    }
    const deed = path === '/do' ? readDeed(json) : null;
    if (deed === null) throw new Error('This is nothing that can be done here.');
    const done: Done = await deeds.perform(deed);
    // The clock shows another time, and forms hold other values, without a message.
    live.changed();
    return done;
  }

  return {
    url: `http://127.0.0.1:${taken}/`,
    async close() {
      quiet();
      live.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

const safely = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

function userOf(url: URL): string {
  const user = users.find(({ id }) => id === url.searchParams.get('user'));
  if (user === undefined) throw new Error('There is no such person.');
  return user.id;
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { ...safely, 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > mostBytes) throw new Error('This is too long.');
    chunks.push(chunk as Buffer);
  }
  return JSON.parse(Buffer.concat(chunks).toString());
}

async function listen(server: ReturnType<typeof createServer>, port?: number): Promise<void> {
  const attempt = (chosen: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(chosen, '127.0.0.1', () => {
        server.removeListener('error', reject);
        resolve();
      });
    });
  try {
    await attempt(port ?? usualPort);
  } catch (error) {
    if (port !== undefined || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    await attempt(0);
  }
}
