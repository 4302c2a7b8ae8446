import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { within } from './in-flight.ts';

export type Health = 'ok' | 'disconnected' | 'stopping';

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly health: () => Health;
  /** Bolt's listener for `/slack/events`; absent in Socket Mode. */
  readonly slackEvents?: RequestListener;
}

export interface RunningServer {
  readonly port: number;
  /** Stops listening; open requests have `ms` to end. */
  close(ms: number): Promise<void>;
}

/**
 * `/healthz`, and `/slack/events` in HTTP mode, on one host: Bolt's own server for Socket Mode would listen on all
 * interfaces. Rejects with the error of `listen`, e.g. EADDRINUSE.
 */
export async function serve(options: ServerOptions): Promise<RunningServer> {
  const server = createServer({ requestTimeout: 15_000 }, (request, response) => route(request, response, options));
  await listening(server, options);
  return {
    port: (server.address() as AddressInfo).port,
    async close(ms) {
      const { promise: closed, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      server.closeIdleConnections();
      if (!(await within(ms, closed))) server.closeAllConnections();
    },
  };
}

function route(request: IncomingMessage, response: ServerResponse, { health, slackEvents }: ServerOptions): void {
  const path = request.url?.split('?')[0];
  const { method } = request;
  if (path === '/healthz' && (method === 'GET' || method === 'HEAD')) tellHealth(response, health(), method);
  else if (path !== '/slack/events' || slackEvents === undefined) end(response, 404);
  else if (method !== 'POST') end(response, 405);
  else if (isFromTheFuture(request)) end(response, 401);
  else slackEvents(request, response);
}

function tellHealth(response: ServerResponse, status: Health, method: string): void {
  response.writeHead(status === 'ok' ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(method === 'HEAD' ? undefined : JSON.stringify({ status }));
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}

/** Bolt refuses timestamps older than 5 minutes, but none ahead: such a request could be replayed for as long. */
function isFromTheFuture(request: IncomingMessage): boolean {
  const seconds = Number(request.headers['x-slack-request-timestamp']);
  return seconds * 1_000 > Date.now() + 5 * 60_000;
}

function listening(server: Server, { host, port }: ServerOptions): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen({ host, port }, () => {
    server.off('error', reject);
    resolve();
  });
  return promise;
}
