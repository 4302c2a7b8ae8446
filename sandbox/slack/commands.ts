import { post } from './posting.ts';
import type { ResponseUrls } from './response-url.ts';
import { shownName } from './seen-conversation.ts';
import { type SignedRequest, send, sign } from './signed-delivery.ts';
import type { Sockets } from './socket.ts';
import type { World } from './world.ts';

interface CommandOptions {
  /** Default: U1MARIA, maria. */
  readonly user?: string;
  readonly userName?: string;
  /** Default: C1MAIL, where the bot is a member. */
  readonly channel?: string;
  /** Default: /mailstats. */
  readonly command?: string;
  /** Milliseconds by which the signed timestamp is off. HTTP only. */
  readonly clockOff?: number;
}

/** What the user's client learns of a command. */
interface Delivered {
  /** False: the user is shown `operation_timeout`, or `dispatch_failed` when nobody is connected. */
  readonly acknowledged: boolean;
  readonly ms: number;
  /** HTTP only. */
  readonly status?: number;
  /** Uses of its response_url so far. */
  readonly uses: () => number;
  /** The same command once more: the envelope again, or the very bytes that were signed. */
  again(): Promise<Delivered>;
}

export type CommandLine = (text: string, options?: CommandOptions) => Promise<Delivered>;

/** Gives slash commands to the app: over a socket if one is open, else to `requestUrl`. */
export function createCommandLine(
  world: World,
  sockets: Sockets,
  urls: ResponseUrls,
  { base, requestUrl }: { readonly base: () => string; readonly requestUrl: () => string | null },
): CommandLine {
  return (text, options = {}) => {
    const { user = 'U1MARIA', userName = 'maria', channel = 'C1MAIL', command = '/mailstats', clockOff = 0 } = options;
    const path = urls.issue(channel, user);
    const fields: Readonly<Record<string, string>> = {
      token: 'legacy',
      team_id: 'T1',
      team_domain: 'pretend',
      channel_id: channel,
      channel_name: shownName(channel, world),
      user_id: user,
      user_name: userName,
      command,
      text,
      api_app_id: 'A1',
      is_enterprise_install: 'false',
      response_url: `${base()}${path}`,
      trigger_id: world.nextId('trigger'),
    };
    const url = requestUrl();
    const uses = () => urls.uses(path);
    const place = { channel, user };
    return sockets.open() > 0 || url === null
      ? overSocket(fields, place, uses, 0)
      : overHttp(url, sign(fields, world.options.signingSecret, Date.now() + clockOff), place, uses);
  };

  async function overSocket(
    fields: Readonly<Record<string, string>>,
    place: { channel: string; user: string },
    uses: () => number,
    attempt: number,
  ): Promise<Delivered> {
    const began = performance.now();
    const envelope = { type: 'slash_commands', envelope_id: world.nextId('envelope'), accepts_response_payload: true };
    const retry = attempt === 0 ? {} : { retry_attempt: attempt, retry_reason: 'timeout' };
    const acknowledgement = await sockets.deliver({ ...envelope, ...retry, payload: fields });
    const ms = performance.now() - began;
    if (acknowledgement !== null) show(acknowledgement.payload, place);
    const again = () => overSocket(fields, place, uses, attempt + 1);
    return { acknowledged: acknowledgement !== null, ms, uses, again };
  }

  async function overHttp(
    url: string,
    request: SignedRequest,
    place: { channel: string; user: string },
    uses: () => number,
  ): Promise<Delivered> {
    const began = performance.now();
    const answer = await send(url, request, world.options.ackWithin);
    const ms = performance.now() - began;
    const acknowledged = answer?.status === 200;
    if (acknowledged && answer.body !== '') show(JSON.parse(answer.body) as Record<string, unknown>, place);
    const again = () => overHttp(url, request, place, uses);
    return { acknowledged, ms, ...(answer === null ? {} : { status: answer.status }), uses, again };
  }

  /** What comes with an acknowledgement is a message; private unless it says otherwise. */
  function show(
    payload: Readonly<Record<string, unknown>>,
    { channel, user }: { channel: string; user: string },
  ): void {
    if (Object.keys(payload).length === 0) return;
    const isPublic = payload.response_type === 'in_channel';
    const posted = post(payload, { via: 'ack', channel, ...(isPublic ? {} : { onlyTo: user }) }, world);
    if (!posted.ok) world.violations.push(`an acknowledgement was refused: ${posted.error}`);
  }
}
