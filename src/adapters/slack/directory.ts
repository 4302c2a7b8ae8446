import type { webApi } from '@slack/bolt';
import type { Clock, Directory, Log, Person } from '../../ports.ts';
import { attempt } from './attempt.ts';
import { rememberFresh } from './remember-fresh.ts';

type Client = Pick<webApi.WebClient, 'auth' | 'users' | 'usergroups'>;

/** What users.info tells of somebody, as far as it matters here (Slack: User object). */
type User = NonNullable<Awaited<ReturnType<webApi.WebClient['users']['info']>>['user']>;

/** Slack's words for people it shows to nobody of this workspace. */
const nobodyOfOurs = ['user_not_found', 'user_not_visible', 'users_not_found'];

/** The people of the workspace, whom Slack is asked about once in a few minutes at most. Asks nothing by itself. */
export function createDirectory(
  client: Client,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Directory {
  const people = rememberFresh(ask, { clock, fresh: 5 * 60_000 });
  const groups = rememberFresh(membersOf, { clock, fresh: 5 * 60_000 });
  const teams = rememberFresh(ourTeam, { clock, fresh: 24 * 3_600_000 });

  async function ourTeam(): Promise<string | null> {
    const done = await attempt(() => client.auth.test());
    if (done.ok) return done.value.team_id ?? null;
    log.warn('the workspace could not be found out', { error: done.error });
    return null;
  }

  async function ask(id: string): Promise<Person | null> {
    const [team, done] = await Promise.all([teams.get(''), attempt(() => client.users.info({ user: id }))]);
    if (!done.ok && nobodyOfOurs.includes(done.error)) return { id, name: id, kind: 'stranger' };
    if (!done.ok) log.warn('who somebody is could not be found out', { user: id, error: done.error });
    const user = done.ok ? done.value.user : undefined;
    if (team === null || user === undefined) return null;
    return { id, name: nameOf(user) ?? id, kind: kindOf(user, team) };
  }

  async function membersOf(group: string): Promise<readonly string[] | null> {
    const done = await attempt(() => client.usergroups.users.list({ usergroup: group }));
    if (done.ok) return done.value.users ?? [];
    log.warn('who is in a user group could not be found out', { group, error: done.error });
    return done.error === 'no_such_subteam' ? [] : null;
  }

  return {
    person: (user) => people.get(user),
    async isInGroup(user, asked) {
      const all = await Promise.all(asked.map((group) => groups.get(group)));
      if (all.some((members) => members?.includes(user))) return true;
      return all.includes(null) ? null : false;
    },
  };
}

/** What they chose to be called, on one line. */
function nameOf({ profile, real_name, name }: User): string | null {
  const chosen = [profile?.display_name, profile?.real_name, real_name, name].map((one) => oneLine(one ?? ''));
  return chosen.find((one) => one !== '') ?? null;
}

const longestName = 80;

function oneLine(text: string): string {
  const tidy = text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return [...tidy].slice(0, longestName).join('');
}

/**
 * `team_id` tells people of other workspaces even where `is_stranger` is false, as it is in a channel that is shared with
 * them; in an organisation of several workspaces, `teams` names all somebody is in.
 */
function kindOf(user: User, team: string): Person['kind'] {
  const isOurs = user.team_id === team || (user.enterprise_user?.teams ?? []).includes(team);
  if (!isOurs || user.is_stranger === true) return 'stranger';
  if (user.is_bot === true) return 'bot';
  return user.is_restricted === true || user.is_ultra_restricted === true ? 'guest' : 'member';
}
