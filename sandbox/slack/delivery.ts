import { jsonIn } from './json.ts';
import type { Fields } from './shape.ts';
import { type SignedRequest, send, sign, signJson } from './signed-delivery.ts';
import type { Sockets } from './socket.ts';
import { isFields } from './text-rules.ts';
import type { World } from './world.ts';

/** What is to be delivered to the app. */
interface Load {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Readonly<Record<string, unknown>>;
  /** Milliseconds by which the signed timestamp is off. HTTP only. */
  readonly clockOff?: number;
  /** What came with the acknowledgement, if anything did. */
  heard?(answer: Readonly<Record<string, unknown>>): void;
}

/** What became of one attempt to deliver. */
export interface Delivered {
  /** False: the user is shown `operation_timeout`, or `dispatch_failed` when nobody is connected. */
  readonly acknowledged: boolean;
  readonly ms: number;
  /** HTTP only. */
  readonly status?: number;
  /** The same once more: the envelope again, or the very bytes that were signed, to the request URL of now; an event as Slack retries it. */
  again(): Promise<Delivered>;
}

interface Retry {
  readonly attempt: number;
  readonly reason: 'timeout' | 'http_timeout' | 'http_error';
}

export type Deliver = (load: Load) => Promise<Delivered>;

/** Interactions whose acknowledgement may say something. */
function isAnswered(type: unknown): boolean {
  return type === 'view_submission' || type === 'block_suggestion';
}

/** Brings commands, clicks and events to the app: over a socket if one is open, else to the request URL. */
export function createDelivery(world: World, sockets: Sockets, requestUrl: () => string | null): Deliver {
  return (load) => bring(load);

  function bring(load: Load, retry?: Retry): Promise<Delivered> {
    const url = requestUrl();
    return sockets.open() > 0 || url === null ? overSocket(load, retry) : overHttp(url, load, retry);
  }

  async function overSocket(load: Load, retry?: Retry): Promise<Delivered> {
    const began = performance.now();
    const { type, payload } = load;
    const accepts_response_payload = type === 'slash_commands' || isAnswered(payload.type);
    const again = { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' };
    const answer = await sockets.deliver({
      type,
      envelope_id: world.nextId('envelope'),
      accepts_response_payload,
      ...(retry !== undefined || type === 'events_api' ? again : {}),
      payload,
    });
    const ms = performance.now() - began;
    const acknowledgement = isLost() ? null : answer;
    if (acknowledgement !== null) hear(acknowledgement.payload, load);
    const next: Retry = { attempt: (retry?.attempt ?? 0) + 1, reason: 'timeout' };
    return { acknowledged: acknowledgement !== null, ms, again: () => bring(load, next) };
  }

  async function overHttp(url: string, load: Load, retry?: Retry, signed = signedNow(load)): Promise<Delivered> {
    const began = performance.now();
    const headers = {
      ...signed.headers,
      ...(retry === undefined
        ? {}
        : { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason }),
    };
    const answer = await send(url, { ...signed, headers }, world.options.ackWithin);
    const ms = performance.now() - began;
    const acknowledged = !isLost() && answer?.status === 200;
    if (acknowledged && answer.body !== '') hear(readAcknowledgement(answer, load.type), load);
    const reason = answer === null || answer.status === 200 ? 'http_timeout' : 'http_error';
    const again = () =>
      load.type === 'events_api'
        ? bring(load, { attempt: (retry?.attempt ?? 0) + 1, reason })
        : overHttp(requestUrl() ?? url, load, undefined, signed);
    return { acknowledged, ms, ...(answer === null ? {} : { status: answer.status }), again };
  }

  /** JSON; a plain text, which is a message, after a command alone (Enabling interactivity with slash commands). */
  function readAcknowledgement({ type, body }: { type: string; body: string }, to: Load['type']): Fields {
    if (!type.startsWith('application/json') && to === 'slash_commands') return { text: body };
    const value = jsonIn(body);
    if (isFields(value)) return value;
    // Bolt acknowledges some with a word, and Slack does not read what is not JSON.
    if (type.startsWith('application/json')) world.violations.push(`an acknowledgement of ${to} that is no object`);
    return {};
  }

  /** `mishap('ack', …)`: the acknowledgement does not get here, whatever the misfortune. */
  function isLost(): boolean {
    return world.takeMishap('ack') !== undefined;
  }

  function signedNow({ type, payload, clockOff = 0 }: Load): SignedRequest {
    const { signingSecret } = world.options;
    const now = Date.now() + clockOff;
    if (type === 'events_api') return signJson(payload, signingSecret, now);
    const form = type === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>);
    return sign(form, signingSecret, now);
  }

  function hear(answer: Readonly<Record<string, unknown>>, load: Load): void {
    if (Object.keys(answer).length === 0) return;
    if (load.heard === undefined) world.violations.push(`an acknowledgement of ${load.type} that says something`);
    else load.heard(answer);
  }
}
