import type { ServerResponse } from 'node:http';
import type { PageState } from './wire.ts';

/** So long changes are gathered: a report and its table come at once. */
const gatherMs = 25;
/** Some proxies and browsers give up on connections that say nothing. */
const pulseMs = 20_000;

/** Tells every open page of every change, with all its person sees. */
export interface Live {
  open(user: string, response: ServerResponse): void;
  changed(): void;
  close(): void;
}

export function createLive(stateFor: (user: string) => Promise<PageState>): Live {
  const watching = new Map<ServerResponse, string>();
  let waiting: NodeJS.Timeout | null = null;
  const pulse = setInterval(() => {
    for (const response of watching.keys()) response.write(': here\n\n');
  }, pulseMs);
  pulse.unref();

  async function send(user: string, response: ServerResponse): Promise<void> {
    try {
      const state = await stateFor(user);
      response.write(`data: ${JSON.stringify(state)}\n\n`);
    } catch (error) {
      // The page connects again by itself.
      response.destroy(error as Error);
    }
  }

  return {
    open(user, response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      watching.set(response, user);
      response.once('close', () => watching.delete(response));
      void send(user, response);
    },
    changed() {
      waiting ??= setTimeout(() => {
        waiting = null;
        for (const [response, user] of watching) void send(user, response);
      }, gatherMs);
    },
    close() {
      clearInterval(pulse);
      if (waiting !== null) clearTimeout(waiting);
      for (const response of watching.keys()) response.end();
    },
  };
}
