import { parseArgs } from 'node:util';
import type { DigestCommand } from '../commands/digest/command.ts';
import { unlikeFlags } from './phrases.ts';

export interface DigestArgs {
  readonly words: string;
  /** A channel id. */
  readonly channel: string | undefined;
  /** A user id. */
  readonly owner: string | undefined;
  readonly now: string | undefined;
}

const channelHint =
  'a channel id such as C0123456789. In Slack, open the details of the channel: the id is at the end of "About".';
const ownerHint = 'a user id such as U0123456789. In Slack, open the profile: its menu has "Copy member ID".';

/** `<words> [--channel C…] [--owner U…] [--now ISO]`. */
export function readDigestArgs(args: readonly string[]): DigestArgs | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: unlikeFlags(args),
      options: {
        channel: { type: 'string' },
        owner: { type: 'string' },
        now: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    });
    const { channel, owner, now, help } = values;
    if (channel !== undefined && !/^[CGD][A-Z0-9]{4,}$/.test(channel)) {
      return { problem: `--channel: "${channel}" is not ${channelHint}` };
    }
    if (owner !== undefined && !/^[UW][A-Z0-9]{4,}$/.test(owner)) {
      return { problem: `--owner: "${owner}" is not ${ownerHint}` };
    }
    return { words: help === true ? 'help' : positionals.join(' '), channel, owner, now };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

/** What Slack would know by itself and the command line must be told; each is a sentence. */
export function missingFor(command: DigestCommand, { channel, owner }: DigestArgs): readonly string[] {
  const needsChannel = {
    create: `--channel: Say where it shall be posted: ${channelHint}`,
    restore: `--channel: Say in which channel, or name the digest: "digest restore NAME". It is ${channelHint}`,
  };
  const needsOwner = {
    create: `--owner: Say who is told when something goes wrong: ${ownerHint}`,
    list: `--owner: Say whose digests: ${ownerHint}`,
  };
  const problems: string[] = [];
  if (channel === undefined && command.kind === 'create') problems.push(needsChannel.create);
  if (channel === undefined && command.kind === 'restore' && command.name === null) problems.push(needsChannel.restore);
  if (owner === undefined && command.kind === 'create') problems.push(needsOwner.create);
  if (owner === undefined && command.kind === 'list' && command.of === 'mine') problems.push(needsOwner.list);
  return problems;
}
