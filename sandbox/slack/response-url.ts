import type { IncomingMessage, ServerResponse } from 'node:http';
import { hiddenBy, readBody, sendJson, sendText, sufferedFrom } from './http-io.ts';
import { post } from './posting.ts';
import type { World } from './world.ts';

const mostUses = 5;
const life = 30 * 60_000;

/** Where answers to one command may be posted. */
interface Ticket {
  readonly channel: string;
  readonly user: string;
  readonly since: number;
  uses: number;
}

export interface ResponseUrls {
  /** The path of a new response_url. */
  issue(channel: string, user: string): string;
  uses(path: string): number;
  answer(path: string, request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Five uses within 30 minutes; private unless `in_channel` is said. Works where the bot is no member. */
export function createResponseUrls(world: World): ResponseUrls {
  const tickets = new Map<string, Ticket>();

  async function answer(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await readBody(request);
    const ticket = tickets.get(path);
    const mishap = world.takeMishap('response_url');
    if (ticket !== undefined) ticket.uses += 1;
    if (sufferedFrom(mishap, response)) return;
    if (ticket === undefined || request.method !== 'POST') return refuse(response, 404, 'invalid_url');
    if (world.now() - ticket.since > life) return refuse(response, 404, 'expired_url');
    if (ticket.uses > mostUses) return refuse(response, 404, 'used_url');
    const body = parse(raw);
    if (body === null || !String(request.headers['content-type']).startsWith('application/json')) {
      return sendText(response, 400, 'invalid_payload');
    }
    const isPublic = body.response_type === 'in_channel';
    const place = { via: 'response_url' as const, channel: ticket.channel };
    const posted = post(body, isPublic ? place : { ...place, onlyTo: ticket.user }, world);
    if (hiddenBy(mishap, response)) return;
    if (posted.ok) return sendText(response, 200, 'ok');
    if (world.options.refusal === 'body') return sendJson(response, { ok: false, error: posted.error });
    return sendText(response, 400, posted.error);
  }

  return {
    issue(channel, user) {
      const path = `/response/${world.nextId('R')}`;
      tickets.set(path, { channel, user, since: world.now(), uses: 0 });
      return path;
    },
    uses: (path) => tickets.get(path)?.uses ?? 0,
    answer,
  };
}

function refuse(response: ServerResponse, status: number, error: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: false, error }));
}

function parse(raw: Buffer): Record<string, unknown> | null {
  try {
    return JSON.parse(raw.toString()) as Record<string, unknown>;
  } catch {
    return null;
  }
}
