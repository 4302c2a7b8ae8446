import { isTrue, type Method, missingScope } from './method.ts';
import { cursorOf, limitOf, readCursor } from './paging.ts';
import { nameOf } from './seen-conversation.ts';
import type { Conversation } from './world.ts';

const scopeOf = { public_channel: 'channels:read', private_channel: 'groups:read' } as const;
const cursorName = 'after';

/** users.conversations: public channels of a person, and private ones that the bot is in too. */
export const membershipMethods: Readonly<Record<string, Method>> = {
  'users.conversations': {
    token: 'bot',
    args: { user: 'text', types: 'text', exclude_archived: 'flag', limit: 'number', cursor: 'text' },
    run(args, world) {
      const user = String(args.user ?? world.bot);
      if (user !== world.bot && !world.options.users.includes(user)) return { ok: false, error: 'user_not_found' };
      const types = String(args.types ?? 'public_channel').split(',');
      const unknown = types.filter((type) => !Object.hasOwn(scopeOf, type));
      if (unknown.length > 0) return { ok: false, error: 'invalid_types' };
      for (const type of types as (keyof typeof scopeOf)[]) {
        const lacking = missingScope(scopeOf[type], world);
        if (lacking !== null) return lacking;
      }
      const isWanted = ({ kind, members, archived }: Conversation) =>
        members.includes(user) &&
        (kind === 'public' || members.includes(world.bot)) &&
        types.includes(`${kind}_channel`) &&
        !(archived === true && isTrue(args.exclude_archived));
      const all = [...world.conversations].filter(([, conversation]) => isWanted(conversation));
      const limit = limitOf(args);
      if (limit === null) return { ok: false, error: 'invalid_limit' };
      const position = readCursor(args, cursorName);
      if (position === null || !/^\d*$/.test(position)) return { ok: false, error: 'invalid_cursor' };
      const start = Number(position);
      const end = start + limit;
      const channels = all.slice(start, end).map(([id, conversation]) => ({
        id,
        name: nameOf(id, conversation),
        is_archived: conversation.archived === true,
        is_private: conversation.kind === 'private',
      }));
      const next_cursor = end < all.length ? cursorOf(cursorName, String(end)) : '';
      return { ok: true, channels, response_metadata: { next_cursor } };
    },
  },
};
