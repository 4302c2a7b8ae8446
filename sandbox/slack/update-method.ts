import { messageArgs, whyClosed } from './chat-methods.ts';
import { readMetadata } from './metadata-rules.ts';
import type { Method } from './method.ts';
import { replace } from './posting.ts';

/** chat.update: of the bot's own messages that all see. */
export const updateMethod: Method = {
  token: 'bot',
  scope: 'chat:write',
  args: { ...messageArgs, ts: 'ts', metadata: 'json', reply_broadcast: 'flag', as_user: 'flag' },
  run(args, world) {
    const channel = String(args.channel);
    const closed = whyClosed(channel, world);
    if (closed !== null) return { ok: false, error: closed === 'is_archived' ? 'is_inactive' : closed };
    const message = world.messages.find((each) => each.channel === channel && each.ts === String(args.ts));
    // What one user alone was shown is nowhere to be found.
    if (message === undefined || message.onlyTo !== undefined) return { ok: false, error: 'message_not_found' };
    if (message.author !== undefined) return { ok: false, error: 'cant_update_message' };
    if ((args.blocks ?? null) === null && message.blocks.length > 0)
      world.violations.push('chat.update without blocks: what becomes of those before is not said');
    const read = args.metadata === undefined ? null : readMetadata(args.metadata);
    if (read?.ok === false) return { ok: false, error: read.error };
    // Metadata that is not told stays.
    const replaced = replace(message, args, world, read === null ? {} : { metadata: read.metadata });
    if (replaced.ok) return { ok: true, channel, ts: message.ts, text: replaced.message.text };
    const messages = replaced.broken.map((rule) => `[ERROR] ${rule}`);
    return { ok: false, error: replaced.error, errors: replaced.broken, response_metadata: { messages } };
  },
};
