import { post } from './posting.ts';
import type { Method } from './web-api.ts';
import type { World } from './world.ts';

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': {
    token: 'bot',
    scope: 'chat:write',
    run(args, world) {
      const channel = String(args.channel);
      const closed = whyClosed(channel, world);
      if (closed !== null) return { ok: false, error: closed };
      const thread = args.thread_ts === undefined ? {} : { threadTs: String(args.thread_ts) };
      return told(post(args, { via: 'chat.postMessage', channel, ...thread }, world), channel);
    },
  },
  'chat.postEphemeral': {
    token: 'bot',
    scope: 'chat:write',
    run(args, world) {
      const channel = String(args.channel);
      const user = String(args.user);
      const closed = whyClosed(channel, world);
      if (closed !== null) return { ok: false, error: closed };
      if (!world.conversations.get(channel)?.members.includes(user)) return { ok: false, error: 'user_not_in_channel' };
      return told(post(args, { via: 'chat.postEphemeral', channel, onlyTo: user }, world), channel);
    },
  },
};

/** chat.postMessage: a channel the bot is not in is `not_in_channel`, one it cannot see `channel_not_found`. */
export function whyClosed(channel: string, world: World): string | null {
  const conversation = world.conversations.get(channel);
  if (conversation === undefined) return 'channel_not_found';
  const isMember = conversation.members.includes(world.bot);
  if (!isMember) return conversation.kind === 'public' ? 'not_in_channel' : 'channel_not_found';
  return conversation.archived === true ? 'is_archived' : null;
}

function told(posted: ReturnType<typeof post>, channel: string) {
  if (posted.ok) return { ok: true as const, channel, ts: posted.message.ts };
  const messages = posted.broken.map((rule) => `[ERROR] ${rule}`);
  return { ok: false as const, error: posted.error, errors: posted.broken, response_metadata: { messages } };
}
