import type { IncomingMessage, ServerResponse } from 'node:http';
import { oddInAnswer } from './answer-rules.ts';
import { hiddenBy, readBody, sendJson, sendText, sufferedFrom } from './http-io.ts';
import { jsonIn } from './json.ts';
import { isTrue } from './method.ts';
import { type Posted, post, replace } from './posting.ts';
import type { Fields } from './shape.ts';
import { isFields } from './text-rules.ts';
import { isThreadRoot } from './threads.ts';
import type { SeenMessage, World } from './world.ts';

const mostUses = 5;
const life = 30 * 60_000;

/** Where answers to one command or click may be posted. */
interface Ticket {
  readonly channel: string;
  readonly user: string;
  /** The message that was clicked. */
  readonly source: Pick<SeenMessage, 'channel' | 'ts'> | null;
  readonly since: number;
  uses: number;
}

/** The message was deleted, or could not be. */
type Gone = { readonly ok: true } | { readonly ok: false; readonly error: string };

export interface ResponseUrls {
  /** The path of a new response_url; `source` is the message that was clicked, if one was. */
  issue(channel: string, user: string, source?: Pick<SeenMessage, 'channel' | 'ts'>): string;
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
    const body = jsonIn(raw.toString());
    if (!isFields(body) || !String(request.headers['content-type']).startsWith('application/json')) {
      return sendText(response, 400, 'invalid_payload');
    }
    world.violations.push(...oddInAnswer(body).map((odd) => `response_url: ${odd}`));
    const posted = take(body, ticket);
    if (hiddenBy(mishap, response)) return;
    if (posted.ok) return sendText(response, 200, 'ok');
    if (world.options.refusal === 'body') return sendJson(response, { ok: false, error: posted.error });
    return sendText(response, 400, posted.error);
  }

  /** `replace_original` and `delete_original` are of use after a click only (Handling user interaction). */
  function take(body: Fields, { channel, user, source }: Ticket): Posted | Gone {
    const isPublic = body.response_type === 'in_channel';
    // Nobody writes there any more. How Slack words it here is not known.
    const conversation = world.conversations.get(channel);
    if (conversation === undefined) return { ok: false, error: 'channel_not_found' };
    if (conversation.archived === true) return { ok: false, error: 'is_archived' };
    const thread = body.thread_ts === undefined ? {} : { threadTs: String(body.thread_ts) };
    const place = { via: 'response_url' as const, channel, ...thread };
    if (thread.threadTs !== undefined && !isThreadRoot(thread.threadTs, channel, world)) {
      return { ok: false, error: 'message_not_found' };
    }
    const [replaces, deletes] = [isTrue(body.replace_original), isTrue(body.delete_original)];
    if (!replaces && !deletes) return post(body, isPublic ? place : { ...place, onlyTo: user }, world);
    if (source === null) world.violations.push('a command has no original that could be replaced or deleted');
    const original = world.messages.find(({ ts, channel }) => ts === source?.ts && channel === source.channel);
    if (original === undefined) return { ok: false, error: 'message_not_found' };
    // What somebody wrote has shortcuts too; no app changes it. How Slack words that here is not known.
    if (original.author !== undefined) return { ok: false, error: 'cant_update_message' };
    if (replaces) {
      // Who sees a message is settled when it is posted; whoever asks for something else here believes otherwise.
      const contradicts = body.response_type !== undefined && isPublic !== (original.onlyTo === undefined);
      if (contradicts) world.violations.push(`${body.response_type} in the place of a message that is not`);
      return replace(original, body, world);
    }
    world.messages.splice(world.messages.indexOf(original), 1);
    world.changed();
    return { ok: true };
  }

  return {
    issue(channel, user, source) {
      const path = `/response/${world.nextId('R')}`;
      tickets.set(path, { channel, user, source: source ?? null, since: world.now(), uses: 0 });
      return path;
    },
    uses: (path) => tickets.get(path)?.uses ?? 0,
    answer,
  };
}

function refuse(response: ServerResponse, status: number, error: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: false, error }));
}
