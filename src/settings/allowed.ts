import { everything } from '../access/allow-list.ts';
import { helpersFrom } from '../access/helpers.ts';
import { isNoChannel } from '../access/places.ts';
import type { AllowCommand } from '../commands/settings/parse-allowed.ts';
import { waysOut } from '../commands/ways-out.ts';
import type { AllowList } from '../ports.ts';
import type { Problem } from '../problem.ts';
import type { AskContext, Reply } from '../reply.ts';
import { resolveName } from '../reports/resolve.ts';
import type { SettingsWorld } from './desk.ts';
import { tellAllowed } from './wording.ts';

/** Says what may be seen in the channel. Administrators alone may; for them the names are those of the whole account. */
export async function setAllowed(
  command: AllowCommand,
  text: string,
  asker: AskContext,
  world: SettingsWorld,
): Promise<Reply> {
  const { access, channels, allowed: usual, clock, log } = world;
  const { channel, user } = asker;
  if (access !== undefined && !access.admins.includes(user)) {
    const sentence = `Only administrators of mailstats say what may be seen in a channel. Ask ${await helpersFrom(access)}.`;
    return { kind: 'refused', sentence };
  }
  if (isNoChannel(channel)) return refuse(text, 'conflict', noDirect);
  const named = await namesOf(command, text, asker, world);
  if (!Array.isArray(named)) return named as Reply;
  // Read last: looking names up takes time, in which another administrator may have changed it.
  const before = (await channels.get(channel))?.allowed ?? null;
  const allowed = changed(before ?? usual, command, named);
  if (allowed !== null && allowed.senders.length === 0 && allowed.tags.length > 0) {
    return refuse(text, 'missing-sender', tagNeedsSender);
  }
  await channels.put({ channel, allowed, changedBy: user, changedAt: clock() });
  log.info('channel setting', { channel, user, allowed });
  return { kind: 'settings', message: tellAllowed(allowed ?? usual), to: 'channel' };
}

const noDirect =
  'In direct messages there is the same to see for everybody: the settings MAILSTATS_ALLOWED_SENDERS and ' +
  'MAILSTATS_ALLOWED_TAGS say what. Set this in a channel.';
const tagNeedsSender =
  'A tag belongs to a sender: say first which senders may be seen, with "set allowed senders" and their addresses.';

/** The whole names that are meant, all of which the account has; else what is wrong. */
async function namesOf(
  command: AllowCommand,
  text: string,
  asker: AskContext,
  { source }: SettingsWorld,
): Promise<readonly string[] | Reply> {
  if (command.kind !== 'allow') return [];
  const names: string[] = [];
  for (const said of command.said) {
    const found = await resolveName(command.of, said, { text, source, options: asker });
    if (found.kind === 'failed') return found;
    if (found.kind === 'problems') return { ...found, text, corrected: waysOut(found) };
    names.push(found.value.key);
  }
  return [...new Set(names)];
}

/** What is not spoken of stays: other senders may be seen with the same tags as before. `null`: what is usual. */
function changed(before: AllowList, command: AllowCommand, names: readonly string[]): AllowList | null {
  if (command.kind === 'allow-usual') return null;
  if (command.kind !== 'allow') return everything;
  return command.of === 'sender' ? { ...before, senders: names } : { ...before, tags: names };
}

function refuse(text: string, code: Problem['code'], message: string): Reply {
  return { kind: 'problems', text, problems: [{ code, message }], corrected: [] };
}
