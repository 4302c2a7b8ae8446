import type { IncomingMessage, ServerResponse } from 'node:http';
import { brokenRules } from './block-rules.ts';
import { chatMethods } from './chat-methods.ts';
import { createFileMethods, type Uploads } from './file-methods.ts';
import { readBody, sendJson, sufferedFrom } from './http-io.ts';
import type { Sockets } from './socket.ts';
import type { World } from './world.ts';

type Args = Readonly<Record<string, unknown>>;
type Result =
  | { readonly ok: true; readonly [field: string]: unknown }
  | { readonly ok: false; readonly error: string; readonly [field: string]: unknown };

/** One Web API method: which token it takes, which scope that needs, and what it does. */
export interface Method {
  readonly token: 'bot' | 'app' | 'none';
  readonly scope?: string;
  run(args: Args, world: World): Result;
}

/** The Web API as far as the bot uses it; every other method is `unknown_method`. */
export function createWebApi(world: World, sockets: Sockets, uploads: Uploads) {
  const methods: Readonly<Record<string, Method>> = {
    'auth.test': {
      token: 'bot',
      run: () => ({ ok: true, url: 'https://pretend.slack.com/', team_id: 'T1', user_id: world.bot, bot_id: 'B0BOT' }),
    },
    'apps.connections.open': {
      token: 'app',
      run: () => ({ ok: true, url: sockets.issue() }),
    },
    'conversations.open': {
      token: 'bot',
      scope: 'im:write',
      run: ({ users }) => {
        const user = String(users);
        if (!world.options.users.includes(user)) return { ok: false, error: 'user_not_found' };
        const id = `D${user}`;
        world.conversations.set(id, { kind: 'direct', members: [user, world.bot] });
        return { ok: true, channel: { id } };
      },
    },
    'blocks.validate': {
      token: 'none',
      run: ({ blocks }) => {
        const broken = brokenRules(blocks, world.options.unknownBlocks);
        const errors = broken.map((message) => ({
          pointer: /json-pointer:([^\]]*)/.exec(message)?.[1] ?? '',
          message,
        }));
        return broken.length === 0 ? { ok: true } : { ok: false, error: 'invalid_blocks', errors };
      },
    },
    ...chatMethods,
    ...createFileMethods(uploads),
  };

  return async function answer(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const args = argsOf(await readBody(request), request.headers['content-type'] ?? '');
    world.calls.push({ method: name, args });
    const mishap = world.takeMishap(name);
    if (sufferedFrom(mishap, response)) return;
    const { scopes } = world.options;
    const result = decide(methods[name], request.headers.authorization, args, world);
    if (mishap?.kind === 'done-then-reset') return void response.destroy();
    if (mishap?.kind === 'done-then-hang') return;
    sendJson(response, result, { 'x-oauth-scopes': scopes.join(',') });
  };
}

function decide(method: Method | undefined, authorization: string | undefined, args: Args, world: World): Result {
  if (method === undefined) return { ok: false, error: 'unknown_method' };
  if (method.token === 'none') return method.run(args, world);
  const { botToken, appToken, scopes } = world.options;
  const token = authorization?.replace(/^Bearer /, '');
  if (token === undefined || token === '') return { ok: false, error: 'not_authed' };
  if (token !== botToken && token !== appToken) return { ok: false, error: 'invalid_auth' };
  if (token !== (method.token === 'bot' ? botToken : appToken)) return { ok: false, error: 'not_allowed_token_type' };
  if (method.scope !== undefined && !scopes.includes(method.scope)) {
    return { ok: false, error: 'missing_scope', needed: method.scope, provided: scopes.join(',') };
  }
  return method.run(args, world);
}

/** JSON, or form fields, of which what looks like JSON is read as such, as Slack does for `blocks` and `files`. */
function argsOf(raw: Buffer, type: string): Args {
  if (type.startsWith('application/json')) return { ...(parsed(raw.toString()) as Args) };
  const fields = Object.fromEntries(new URLSearchParams(raw.toString()));
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      /^[[{]|^(true|false)$/.test(value) && name !== 'text' ? parsed(value) : value,
    ]),
  );
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
