import type { Directory, Person } from '../ports.ts';
import { helpersFrom } from './helpers.ts';
import type { IsOwnDirect } from './own-direct.ts';

/** By ids of Slack; an empty list sets nothing. */
export interface AccessRules {
  /** Who may ask; administrators may in any case. With `groups` too, either suffices. */
  readonly users: readonly string[];
  /** User groups whose members may ask. */
  readonly groups: readonly string[];
  /** Where mailstats answers, besides everybody's own direct messages with it. */
  readonly channels: readonly string[];
  /** May see and change every digest, and what a channel may see. */
  readonly admins: readonly string[];
}

/** The rules, and who people are. */
export interface Access extends AccessRules {
  readonly directory: Directory;
}

export interface Asker {
  readonly user: string;
  readonly channel: string;
}

/** Why nothing is answered: a sentence for the one who asked. `null`: they may ask. */
export async function refusalOf(
  { user, channel }: Asker,
  access: Access,
  isOwnDirect: IsOwnDirect,
): Promise<string | null> {
  const ofPerson = await refusalOfPerson(user, access);
  if (ofPerson !== null) return ofPerson;
  // Somewhere without a channel there is nobody else to see it.
  if (channel === '' || isAllowed(channel, access)) return null;
  const isDirect = await isOwnDirect(channel);
  if (isDirect !== false) return isDirect ? null : unknownPlace;
  const helpers = await helpersFrom(access);
  return `mailstats does not answer in this channel. Ask in one where it does, or in a direct message to mailstats; ${helpers} can add this one.`;
}

/** Those who are named may ask, whoever they are; of the others, members of the workspace. What is not known is a no. */
async function refusalOfPerson(user: string, access: Access): Promise<string | null> {
  const { users, groups, admins, directory } = access;
  if (users.includes(user) || admins.includes(user)) return null;
  const isChosen =
    users.length + groups.length === 0 || (groups.length > 0 && (await directory.isInGroup(user, groups)));
  if (isChosen === null) return unknown;
  const person = await directory.person(user);
  if (person === null) return isChosen ? unknown : sentence(some, unnamed(access));
  if (person.kind !== 'member') return refusalOfKind(person.kind, access);
  return isChosen ? null : sentence(some, access);
}

const some = 'some people, and you are not among them yet';
/** Names of colleagues are not for people of other workspaces, nor for whoever may be of one. */
const unnamed = (access: Access): Access => ({ ...access, admins: [] });

const unknown =
  'Slack does not say who you are at the moment, so mailstats cannot tell whether you may ask. Try again in a minute. If it stays so, its log says why.';

const unknownPlace =
  'Slack does not say at the moment whether these are your direct messages with mailstats. Try again in a minute.';

async function refusalOfKind(kind: Exclude<Person['kind'], 'member'>, access: Access): Promise<string> {
  if (kind === 'stranger') return sentence('members of its own workspace, and you are of another one', unnamed(access));
  return sentence(kind === 'guest' ? 'members of this workspace, and you are a guest' : 'people, not apps', access);
}

async function sentence(whom: string, access: Access): Promise<string> {
  const helpers = await helpersFrom(access);
  return `mailstats answers only ${whom}. ${capital(helpers)} can change that.`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Whether digests may be posted there: direct messages that mailstats can post in are somebody's with it. */
export function mayPostIn(channel: string, rules: AccessRules): boolean {
  return isAllowed(channel, rules) || channel.startsWith('D');
}

function isAllowed(channel: string, { channels }: AccessRules): boolean {
  return channels.length === 0 || channels.includes(channel);
}

/** Whether somebody may see and change a digest: in its own channel, its owner, and administrators. */
export function maySee(
  digest: { readonly channel: string; readonly owner: string },
  { user, channel }: Asker,
  { admins }: AccessRules,
): boolean {
  return digest.channel === channel || digest.owner === user || admins.includes(user);
}
