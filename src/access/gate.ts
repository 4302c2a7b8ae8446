/** By ids of Slack; an empty list sets nothing. */
export interface AccessRules {
  /** Who may ask; administrators may in any case. */
  readonly users: readonly string[];
  /** Where mailstats answers, besides everybody's own direct messages with it. */
  readonly channels: readonly string[];
  /** May see and change every digest. */
  readonly admins: readonly string[];
}

export interface Asker {
  readonly user: string;
  /** Empty: none yet, as in Home and in a form that asks for one. */
  readonly channel: string;
}

/** Why nothing is answered: a sentence for the one who asked. `null`: they may ask. */
export async function refusalOf(
  { user, channel }: Asker,
  rules: AccessRules,
  isOwnDirect: (channel: string) => Promise<boolean>,
): Promise<string | null> {
  const { users, admins } = rules;
  if (users.length > 0 && !users.includes(user) && !admins.includes(user)) {
    return 'mailstats answers only some people, and you are not among them yet. Whoever runs it can change that.';
  }
  if (channel === '' || isAllowed(channel, rules) || (await isOwnDirect(channel))) return null;
  return 'mailstats does not answer in this channel. Ask in one where it does, or in a direct message to mailstats; whoever runs it can add this one.';
}

/** Whether digests may be posted there, too. */
export function isAllowed(channel: string, { channels }: AccessRules): boolean {
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
