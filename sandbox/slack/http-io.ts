import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Mishap } from './misfortune.ts';

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export function sendJson(response: ServerResponse, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(body));
}

export function sendText(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(body);
}

/** Rate limits: 429, with the whole seconds to wait. */
export function sendLimited(response: ServerResponse, seconds: number): void {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'retry-after': String(seconds) };
  response.writeHead(429, headers).end(JSON.stringify({ ok: false, error: 'ratelimited' }));
}

/** Hides an answer to what has been done. False: it is to be given. */
export function hiddenBy(mishap: Mishap | undefined, response: ServerResponse): boolean {
  switch (mishap?.kind) {
    case 'done-then-reset':
      response.destroy();
      return true;
    case 'done-then-hang':
      return true;
    case 'done-then-status':
      sendText(response, mishap.status, '');
      return true;
    case 'done-then-error':
      sendJson(response, { ok: false, error: mishap.error });
      return true;
    default:
      return false;
  }
}

/** Answers with a scripted misfortune, if there is one. False: nothing was scripted, or the work is to be done first. */
export function sufferedFrom(mishap: Mishap | undefined, response: ServerResponse): boolean {
  switch (mishap?.kind) {
    case undefined:
    case 'done-then-reset':
    case 'done-then-hang':
    case 'done-then-status':
    case 'done-then-error':
      return false;
    case 'hang':
      return true;
    case 'reset':
      response.destroy();
      return true;
    case 'error':
      sendJson(response, { ok: false, error: mishap.error });
      return true;
    case 'status': {
      const headers = mishap.retryAfter === undefined ? {} : { 'retry-after': String(mishap.retryAfter) };
      response.writeHead(mishap.status, headers).end(mishap.body ?? '');
      return true;
    }
  }
}
