import { waysOut } from '../commands/ways-out.ts';
import type { AskContext, Reply } from '../reply.ts';
import { resolveName } from '../reports/resolve.ts';
import type { SettingsWorld } from './desk.ts';
import { tellSameSender, tellSender } from './wording.ts';

/** `said`: an address or a part of one, among those that may be seen in the channel; `null` takes it away. */
export async function setSender(
  said: string | null,
  text: string,
  asker: AskContext,
  world: SettingsWorld,
): Promise<Reply> {
  const { channel, user } = asker;
  const { source } = await world.placeOf(channel);
  let sender: string | null = null;
  if (said !== null) {
    const found = await resolveName('sender', said, { text, source, options: asker });
    if (found.kind === 'failed') return found;
    if (found.kind === 'problems') return { ...found, text, corrected: waysOut(found) };
    sender = found.value.key;
  }
  // What is stored may be one that is not seen here now: it is taken away all the same.
  const before = (await world.channels.get(channel))?.sender ?? null;
  if (sender === before) return { kind: 'settings', message: tellSameSender(sender), to: 'asker' };
  await world.channels.put({ channel, sender, changedBy: user, changedAt: world.clock() });
  world.log.info('channel setting', { channel, user, sender });
  return { kind: 'settings', message: tellSender(sender), to: 'channel' };
}
