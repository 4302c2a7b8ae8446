import type { Method } from './method.ts';

/** Somebody of the pretend workspace, or in a channel that is shared with another one. */
export interface PretendPerson {
  /** The display name; empty: they chose none. */
  readonly name?: string;
  /** Default: `member`. `neighbour` is of another workspace in a shared channel, `stranger` in none that the bot is in. */
  readonly kind?: 'member' | 'guest' | 'single-channel guest' | 'neighbour' | 'stranger' | 'bot' | 'colleague';
}

/** users.info and usergroups.users.list, as far as they tell who somebody is. */
export const peopleMethods: Readonly<Record<string, Method>> = {
  'users.info': {
    token: 'bot',
    scope: 'users:read',
    args: { user: 'text', include_locale: 'flag' },
    run({ user }, { options }) {
      const id = String(user);
      const known = Object.hasOwn(options.people, id) ? options.people[id] : undefined;
      const person = known ?? (options.users.includes(id) ? {} : null);
      return person === null ? { ok: false, error: 'user_not_found' } : { ok: true, user: told(id, person) };
    },
  },
  'usergroups.users.list': {
    token: 'bot',
    scope: 'usergroups:read',
    args: { usergroup: 'text', include_disabled: 'flag' },
    run({ usergroup }, { options }) {
      const id = String(usergroup);
      const users = Object.hasOwn(options.groups, id) ? options.groups[id] : undefined;
      return users === undefined ? { ok: false, error: 'no_such_subteam' } : { ok: true, users };
    },
  },
};

/** User object; those of other workspaces come without some of what is told of members. */
function told(id: string, { name = '', kind = 'member' }: PretendPerson): Readonly<Record<string, unknown>> {
  const isForeign = kind === 'neighbour' || kind === 'stranger';
  const common = {
    id,
    team_id: isForeign || kind === 'colleague' ? 'T2' : 'T1',
    name: id.toLowerCase(),
    real_name: id.toLowerCase(),
    profile: { display_name: name, real_name: id.toLowerCase() },
    is_bot: kind === 'bot',
    deleted: false,
  };
  if (isForeign) return { ...common, is_stranger: kind === 'stranger' };
  const isGuest = kind === 'guest' || kind === 'single-channel guest';
  const member = { ...common, is_restricted: isGuest, is_ultra_restricted: kind === 'single-channel guest' };
  // Of another workspace of the same organisation, and in ours too.
  return kind === 'colleague' ? { ...member, enterprise_user: { id: 'W1', teams: ['T2', 'T1'] } } : member;
}
