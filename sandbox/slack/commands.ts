import { oddInAnswer } from './answer-rules.ts';
import type { Deliver, Delivered } from './delivery.ts';
import { isTrue } from './method.ts';
import { post } from './posting.ts';
import { mustWrite } from './presence.ts';
import type { ResponseUrls } from './response-url.ts';
import { shownName } from './seen-conversation.ts';
import type { World } from './world.ts';

interface CommandOptions {
  /** Default: U1MARIA. */
  readonly user?: string;
  /** Default: maria. */
  readonly userName?: string;
  /** Default: C1MAIL, where the bot is a member. */
  readonly channel?: string;
  /** Default: the first the app has. */
  readonly command?: string;
  /** Milliseconds by which the signed timestamp is off. HTTP only. */
  readonly clockOff?: number;
}

/** What the user's client learns of a command. */
export interface DeliveredCommand extends Omit<Delivered, 'again'> {
  /** Uses of its response_url so far. */
  readonly uses: () => number;
  again(): Promise<DeliveredCommand>;
}

export type CommandLine = (text: string, options?: CommandOptions) => Promise<DeliveredCommand>;

/** Gives slash commands to the app. */
export function createCommandLine(world: World, deliver: Deliver, urls: ResponseUrls, base: () => string): CommandLine {
  return async (text, options = {}) => {
    const { commands } = world.options;
    const { user = 'U1MARIA', channel = 'C1MAIL', command = commands[0] ?? '', clockOff = 0 } = options;
    if (!commands.includes(command)) throw new Error(`${command} is not a valid command`);
    needsCommands(world);
    mustWrite(user, channel, world);
    const path = urls.issue(channel, user);
    const payload: Readonly<Record<string, string>> = {
      token: 'legacy',
      team_id: 'T1',
      team_domain: 'pretend',
      channel_id: channel,
      channel_name: shownName(channel, world),
      user_id: user,
      user_name: options.userName ?? nameOfUser(user),
      command,
      text,
      api_app_id: 'A1',
      is_enterprise_install: 'false',
      response_url: `${base()}${path}`,
      trigger_id: world.issueTrigger({ user, channel }),
    };
    const heard = (answer: Readonly<Record<string, unknown>>) => show(answer, { channel, user });
    return withUses(await deliver({ type: 'slash_commands', payload, clockOff, heard }), () => urls.uses(path));
  };

  /** What comes with an acknowledgement is a message; private unless it says otherwise. */
  function show(answer: Readonly<Record<string, unknown>>, { channel, user }: { channel: string; user: string }): void {
    world.violations.push(...oddInAnswer(answer).map((odd) => `an acknowledgement: ${odd}`));
    const { thread_ts, replace_original, delete_original } = answer;
    // It is a new message, in the channel.
    if (thread_ts !== undefined || isTrue(replace_original) || isTrue(delete_original))
      world.violations.push('an acknowledgement: thread_ts, replace_original and delete_original do nothing there');
    const isPublic = answer.response_type === 'in_channel';
    const posted = post(answer, { via: 'ack', channel, ...(isPublic ? {} : { onlyTo: user }) }, world);
    if (!posted.ok) world.violations.push(`an acknowledgement was refused: ${posted.error}`);
  }
}

/** Slash commands and shortcuts come with this scope alone (OAuth scopes reference: `commands`). */
export function needsCommands({ options }: World): void {
  if (!options.scopes.includes('commands')) throw new Error('the app has no scope commands, which this needs');
}

export function withUses(delivered: Delivered, uses: () => number): DeliveredCommand {
  return { ...delivered, uses, again: async () => withUses(await delivered.again(), uses) };
}

/** U1MARIA is maria. */
export function nameOfUser(user: string): string {
  return user.replace(/^U\d*/, '').toLowerCase();
}
