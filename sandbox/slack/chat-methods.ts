import { readMetadata } from './metadata-rules.ts';
import type { Args, Method } from './method.ts';
import { type Posted, post } from './posting.ts';
import { isVisible } from './seen-conversation.ts';
import { hasReplies, isThreadRoot } from './threads.ts';
import type { World } from './world.ts';

export const messageArgs = {
  channel: 'text',
  // What is no text at all is `no_text`, and no list of blocks `invalid_blocks`.
  text: 'any',
  blocks: 'json',
  attachments: 'list',
  link_names: 'flag',
  parse: 'text',
} as const;

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': {
    token: 'bot',
    scope: 'chat:write',
    args: {
      ...messageArgs,
      thread_ts: 'text',
      reply_broadcast: 'flag',
      metadata: 'json',
      unfurl_links: 'flag',
      unfurl_media: 'flag',
      mrkdwn: 'flag',
    },
    run(args, world) {
      const channel = String(args.channel);
      const closed = whyClosed(channel, world);
      if (closed !== null) return { ok: false, error: closed };
      const retryAfter = world.mayPost(channel);
      if (retryAfter > 0) {
        world.tooSoon.push({ channel, at: world.now() });
        return { ok: false, error: 'ratelimited', retryAfter };
      }
      const thread = threadOf(args, channel, world);
      const read = args.metadata === undefined ? null : readMetadata(args.metadata);
      if (read?.ok === false) return { ok: false, error: read.error };
      const metadata = read === null ? {} : { metadata: read.metadata };
      const posted = post(args, { via: 'chat.postMessage', channel, ...thread, ...metadata }, world);
      return posted.ok ? { ok: true, channel, ts: posted.message.ts } : refused(posted);
    },
  },
  'chat.postEphemeral': {
    token: 'bot',
    scope: 'chat:write',
    args: { ...messageArgs, user: 'text', thread_ts: 'text' },
    run(args, world) {
      const channel = String(args.channel);
      const user = String(args.user);
      const closed = whyClosed(channel, world);
      if (closed !== null) return { ok: false, error: closed };
      if (!world.conversations.get(channel)?.members.includes(user)) return { ok: false, error: 'user_not_in_channel' };
      const thread = threadOf(args, channel, world);
      // "Ephemeral messages in threads are only shown if there is already an active thread" (its reference).
      if (thread.threadTs !== undefined && !hasReplies(thread.threadTs, channel, world))
        world.violations.push(`a message for one user in a thread without replies, where it is not shown`);
      const posted = post(args, { via: 'chat.postEphemeral', channel, onlyTo: user, ...thread }, world);
      return posted.ok ? { ok: true, message_ts: posted.message.ts } : refused(posted);
    },
  },
};

/** chat.postMessage: a channel the bot is not in is `not_in_channel`, one it cannot see `channel_not_found`. */
export function whyClosed(channel: string, world: World): string | null {
  const conversation = world.conversations.get(channel);
  if (conversation === undefined || !isVisible(conversation, world)) return 'channel_not_found';
  // Archiving ejects the bot, and what it is told then is that.
  if (conversation.archived === true) return 'is_archived';
  if (conversation.kind === 'direct' && !world.options.messagesTab) return 'messages_tab_disabled';
  return conversation.members.includes(world.bot) ? null : 'not_in_channel';
}

/** Slack's word for a `thread_ts` nobody could reply to is not known: it is noted, and the message posted. */
function threadOf({ thread_ts }: Args, channel: string, world: World): { readonly threadTs?: string } {
  if (thread_ts === undefined) return {};
  if (!isThreadRoot(thread_ts, channel, world))
    world.violations.push(`a reply to ${thread_ts}, which is no message of ${channel} that has a thread`);
  return { threadTs: String(thread_ts) };
}

function refused({ error, broken }: Posted & { readonly ok: false }) {
  const messages = broken.map((rule) => `[ERROR] ${rule}`);
  return { ok: false as const, error, errors: broken, response_metadata: { messages } };
}
