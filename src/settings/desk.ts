import { parseSetting } from '../commands/settings/parse.ts';
import { type DigestMessage, messageOf } from '../digests/wording/message.ts';
import type { ChannelStore, Clock, Log, MailSource } from '../ports.ts';
import type { AskContext, Reply } from '../reply.ts';
import { resolveName } from '../reports/resolve.ts';

export interface SettingsWorld {
  readonly channels: ChannelStore;
  readonly source: MailSource;
  readonly clock: Clock;
  readonly log: Log;
}

/** Carries out `words` for which `isAboutSettings` is true. Rejects only for what nobody foresaw, e.g. a store that fails. */
export async function obeySetting(words: string, asker: AskContext, world: SettingsWorld): Promise<Reply> {
  const parsed = parseSetting(words);
  if (parsed.kind === 'problems') return parsed;
  const { command, text } = parsed;
  const { channel, user } = asker;
  const before = await world.channels.get(channel);
  if (command.kind === 'show') return { kind: 'settings', message: shown(before?.sender ?? null), to: 'asker' };
  let sender: string | null = null;
  if (command.said !== null) {
    const found = await resolveName('sender', command.said, { text, source: world.source, options: asker });
    if (found.kind === 'failed') return found;
    if (found.kind === 'problems') return { ...found, text, corrected: found.choices ?? one(found.corrected) };
    sender = found.value.key;
  }
  if (sender === (before?.sender ?? null)) return { kind: 'settings', message: same(sender), to: 'asker' };
  await world.channels.put({ channel, sender, changedBy: user, changedAt: world.clock() });
  world.log.info('channel setting', { channel, user, sender });
  return { kind: 'settings', message: sender === null ? taken() : given(sender), to: 'channel' };
}

const one = (corrected: string | undefined) => (corrected === undefined ? [] : [corrected]);

const none = { label: 'Take it away', words: 'set sender none' };

function given(sender: string): DigestMessage {
  return messageOf(
    [
      ['When a tag is asked for without a sender in this channel, ', { bold: sender }, ' is meant from now on.'],
      ['So ', { code: 'check welcome' }, ' is enough. Another sender can be said any time: ', { code: 'from:…' }, '.'],
    ],
    [none],
  );
}

function taken(): DigestMessage {
  return messageOf([
    ['No sender is meant in this channel any more: a tag needs one, such as ', { code: 'from:news' }, '.'],
  ]);
}

function shown(sender: string | null): DigestMessage {
  if (sender === null) {
    return messageOf([
      ['This channel has set nothing. To have a sender meant when a tag comes without one: '],
      [{ code: 'set sender news@example.com' }],
    ]);
  }
  return messageOf([['In this channel ', { bold: sender }, ' is meant when a tag comes without a sender.']], [none]);
}

function same(sender: string | null): DigestMessage {
  if (sender === null) return messageOf([['This channel has no sender set.']]);
  return messageOf([[{ bold: sender }, ' is set in this channel already.']]);
}
