import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { jsonIn } from './json.ts';
import { isFields } from './text-rules.ts';
import type { World } from './world.ts';

interface Acknowledgement {
  /** What the app sent along, to be shown to the user. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface Sockets {
  /** A WebSocket URL for one connection (apps.connections.open). */
  issue(): string;
  readonly open: () => number;
  /** Sends an envelope to one of the connections; `null` when it was not acknowledged in time, or nobody is there. */
  deliver(envelope: Readonly<Record<string, unknown>>): Promise<Acknowledgement | null>;
  /** Asks all clients to come back on a new connection, as Slack does every few hours. */
  refresh(): void;
  /** Breaks all connections. */
  drop(): void;
  close(): void;
}

const pingEvery = 5_000;

/** Socket Mode: tickets are good for one connection; every envelope is to be acknowledged by its id, on any connection. */
export function createSockets(server: Server, world: World, address: () => string): Sockets {
  const tickets = new Set<string>();
  const waiting = new Map<string, (acknowledgement: Acknowledgement) => void>();
  const wss = new WebSocketServer({ noServer: true });
  /** Those that were said hello to: before that a client is not connected. */
  const greeted = new WeakSet<WebSocket>();
  /** Asked to leave. */
  const leaving = new WeakSet<WebSocket>();
  let turn = 0;

  function connected(): readonly WebSocket[] {
    return [...wss.clients].filter((client) => client.readyState === client.OPEN && greeted.has(client));
  }

  /** Any connection may get any envelope; here one after the other. Those asked to leave only when there is no other. */
  function next(): WebSocket | undefined {
    const staying = connected().filter((client) => !leaving.has(client));
    const choice = staying.length > 0 ? staying : connected();
    turn += 1;
    return choice[turn % choice.length];
  }

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const ticket = new URLSearchParams(request.url?.split('?')[1]).get('ticket') ?? '';
    if (!tickets.delete(ticket) || wss.clients.size >= 10) stream.destroy();
    else wss.handleUpgrade(request, stream, head, (socket) => greet(socket));
  });

  function greet(socket: WebSocket): void {
    socket.on('message', (data) => hear(String(data)));
    socket.on('error', (error) => world.violations.push(`a connection broke: ${error.message}`));
    const mishap = world.takeMishap('hello');
    if (mishap?.kind === 'reset') socket.terminate();
    if (mishap !== undefined) return;
    const debug_info = { host: 'pretend', approximate_connection_time: 18_060 };
    greeted.add(socket);
    socket.send(JSON.stringify({ type: 'hello', num_connections: connected().length, debug_info }));
  }

  function hear(text: string): void {
    const said = jsonIn(text);
    const { envelope_id, payload } = isFields(said) ? said : {};
    const id = String(envelope_id);
    const resolve = waiting.get(id);
    if (resolve === undefined) world.violations.push('an envelope was acknowledged late, twice, or never sent');
    waiting.delete(id);
    if (payload !== undefined && !isFields(payload)) {
      world.violations.push('an acknowledgement whose payload is no object');
    }
    resolve?.({ payload: isFields(payload) ? payload : {} });
  }

  /** Slack goes a while after it asked to be left, whoever is still there. */
  function leave(socket: WebSocket): void {
    leaving.add(socket);
    socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'pretend' } }));
    const timer = setTimeout(() => socket.terminate(), world.options.refreshAfter);
    socket.once('close', () => clearTimeout(timer));
  }

  const pinging = setInterval(() => {
    for (const socket of wss.clients) socket.ping();
  }, pingEvery);

  return {
    issue() {
      const ticket = world.nextId('ticket');
      tickets.add(ticket);
      return `${address()}/link/?ticket=${ticket}`;
    },
    open: () => connected().length,
    async deliver(envelope) {
      const socket = next();
      if (socket === undefined) return null;
      const { promise, resolve } = Promise.withResolvers<Acknowledgement | null>();
      const id = String(envelope.envelope_id);
      waiting.set(id, resolve);
      const timer = setTimeout(() => {
        waiting.delete(id);
        resolve(null);
      }, world.options.ackWithin);
      socket.send(JSON.stringify(envelope));
      return promise.finally(() => clearTimeout(timer));
    },
    refresh() {
      for (const socket of connected()) leave(socket);
    },
    drop() {
      for (const socket of wss.clients) socket.terminate();
    },
    close() {
      clearInterval(pinging);
      for (const socket of wss.clients) socket.terminate();
      wss.close();
    },
  };
}
