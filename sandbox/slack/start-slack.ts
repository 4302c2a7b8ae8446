import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Click, createClick } from './clicks.ts';
import { type CommandLine, createCommandLine } from './commands.ts';
import { createDelivery } from './delivery.ts';
import { createEvents } from './events.ts';
import { createUploads } from './file-methods.ts';
import { createForms, type Forms } from './forms.ts';
import { createHome, type OpenHome } from './home.ts';
import { sendText } from './http-io.ts';
import { createResponseUrls } from './response-url.ts';
import { createShortcut, type Shortcut } from './shortcuts.ts';
import { createSockets, type Sockets } from './socket.ts';
import { openViews, type SeenView } from './views.ts';
import { createWebApi } from './web-api.ts';
import { createWorkspace, type Workspace } from './workspace.ts';
import { createWorld, type World, type WorldOptions } from './world.ts';

/** A pretend Slack on 127.0.0.1: strict about the rules an app has to keep, and with a memory for what it saw. */
export interface PretendSlack
  extends Pick<
      World,
      | 'options'
      | 'conversations'
      | 'messages'
      | 'files'
      | 'calls'
      | 'violations'
      | 'events'
      | 'tooSoon'
      | 'now'
      | 'pass'
      | 'mishap'
      | 'outage'
      | 'trouble'
      | 'onChange'
    >,
    Forms {
  /** For SLACK_API_URL. */
  readonly apiUrl: string;
  /** Types a slash command and tells what became of its delivery; the answers arrive in `messages`. */
  readonly command: CommandLine;
  readonly click: Click;
  readonly shortcut: Shortcut;
  readonly openHome: OpenHome;
  /** Forms open for everybody, topmost of each stack last. */
  readonly views: readonly SeenView[];
  /** What was published as Home, by user. */
  readonly homes: ReadonlyMap<string, SeenView>;
  /** What people do to channels, and administrators to the app. */
  readonly workspace: Workspace;
  readonly sockets: Pick<Sockets, 'open' | 'refresh' | 'drop'>;
  /** Where commands, clicks and events go when no socket is open. */
  setRequestUrl(url: string): void;
  /** Breaks all connections and refuses new ones until `plug`. */
  unplug(): Promise<void>;
  /** Listens again, at the same address. */
  plug(): Promise<void>;
  close(): Promise<void>;
}

export async function startSlack(options: WorldOptions = {}): Promise<PretendSlack> {
  const world = createWorld(options);
  let requestUrl: string | null = null;
  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      // Whoever went away in the middle of a request waits for no answer.
      if (request.destroyed && !request.complete) return;
      world.violations.push(`the pretend Slack failed: ${String(error)}`);
      sendText(response, 500, 'failed');
    });
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;

  const sockets = createSockets(server, world, () => `ws://127.0.0.1:${port}`);
  const urls = createResponseUrls(world);
  const uploads = createUploads(world, (id) => `${base}/upload/${id}`);
  const deliver = createDelivery(world, sockets, () => requestUrl);
  const events = createEvents(world, deliver);
  const webApi = createWebApi(world, sockets, uploads);

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    if (path.startsWith('/api/')) return webApi(path.slice('/api/'.length), request, response);
    if (path.startsWith('/response/')) return urls.answer(path, request, response);
    if (path.startsWith('/upload/')) return uploads.receive(path.slice('/upload/'.length), request, response);
    sendText(response, 404, 'not found');
  }

  async function unplug(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    sockets.drop();
    await closed;
  }

  return {
    ...world,
    apiUrl: `${base}/api/`,
    command: createCommandLine(world, deliver, urls, () => base),
    click: createClick(world, deliver, urls, () => base),
    shortcut: createShortcut(world, deliver, urls, () => base),
    openHome: createHome(world, events.tell),
    ...createForms(world, deliver, urls, () => base),
    get views() {
      return openViews(world);
    },
    workspace: createWorkspace(world, events.tell),
    sockets,
    setRequestUrl(url) {
      requestUrl = url;
    },
    unplug,
    plug: () => listen(port),
    async close() {
      events.close();
      sockets.close();
      await unplug();
    },
  };
}
