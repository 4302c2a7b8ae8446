import type { IncomingMessage, ServerResponse } from 'node:http';
import { readArgs } from './arguments.ts';
import { chatMethods } from './chat-methods.ts';
import { conversationMethods } from './conversation-methods.ts';
import { createFileMethods, type Uploads } from './file-methods.ts';
import { hiddenBy, readBody, sendJson, sendLimited, sufferedFrom } from './http-io.ts';
import { membershipMethods } from './membership-methods.ts';
import { type Args, type Method, missingScope, type Result, unknownArgs, wrongKind } from './method.ts';
import { peopleMethods } from './people-methods.ts';
import type { Sockets } from './socket.ts';
import { updateMethod } from './update-method.ts';
import { validateMethod } from './validate-method.ts';
import { viewMethods } from './view-methods.ts';
import type { World } from './world.ts';

/** The Web API as far as the bot uses it; every other method is `unknown_method`. */
export function createWebApi(world: World, sockets: Sockets, uploads: Uploads) {
  const methods: Readonly<Record<string, Method>> = {
    'auth.test': {
      token: 'bot',
      args: {},
      run: () => ({ ok: true, url: 'https://pretend.slack.com/', team_id: 'T1', user_id: world.bot, bot_id: 'B0BOT' }),
    },
    'apps.connections.open': {
      token: 'app',
      args: {},
      // How Slack words this is not known; a connection that is closed for it is told `link_disabled`.
      run: () =>
        world.options.socketMode ? { ok: true, url: sockets.issue() } : { ok: false, error: 'link_disabled' },
    },
    'blocks.validate': validateMethod,
    ...chatMethods,
    'chat.update': updateMethod,
    ...conversationMethods,
    ...peopleMethods,
    ...viewMethods,
    ...membershipMethods,
    ...createFileMethods(uploads),
  };

  return async function answer(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    const body = await readBody(request);
    const read = readArgs(body.toString(), request.headers['content-type'] ?? '', method);
    const mishap = world.befalls(name);
    world.calls.push({ method: name, args: read.ok ? read.args : {}, ...(mishap === undefined ? {} : { mishap }) });
    if (sufferedFrom(mishap, response)) return;
    const { scopes } = world.options;
    const result: Result = read.ok ? decide(method, request.headers.authorization, read.args, world) : read;
    if (hiddenBy(mishap, response)) return;
    if (result.ok === false && typeof result.retryAfter === 'number') return sendLimited(response, result.retryAfter);
    sendJson(response, result, { 'x-oauth-scopes': scopes.join(',') });
  };
}

function decide(method: Method | undefined, authorization: string | undefined, args: Args, world: World): Result {
  if (method === undefined) return { ok: false, error: 'unknown_method' };
  if (method.token === 'none') return used(method, args, world);
  const { botToken, appToken } = world.options;
  const token = authorization?.replace(/^Bearer /, '');
  if (token === undefined || token === '') return { ok: false, error: 'not_authed' };
  if (token !== botToken && token !== appToken) return { ok: false, error: 'invalid_auth' };
  if (token !== (method.token === 'bot' ? botToken : appToken)) return { ok: false, error: 'not_allowed_token_type' };
  if (method.token === 'bot' && world.token.problem !== null) return { ok: false, error: world.token.problem };
  return used(method, args, world);
}

function used(method: Method, args: Args, world: World): Result {
  for (const name of unknownArgs(args, method)) world.violations.push(`an argument that Slack does not know: ${name}`);
  const lacking = method.scope === undefined ? null : missingScope(method.scope, world);
  return lacking ?? wrongKind(args, method) ?? method.run(args, world);
}
