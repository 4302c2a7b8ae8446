import type { Access } from '../access/gate.ts';
import type { PlaceOf } from '../access/places.ts';
import { parseSetting } from '../commands/settings/parse.ts';
import type { AllowList, ChannelStore, Clock, Log, MailSource } from '../ports.ts';
import type { AskContext, Reply } from '../reply.ts';
import { setAllowed } from './allowed.ts';
import { setSender } from './sender.ts';
import { tellSettings } from './wording.ts';

export interface SettingsWorld {
  readonly channels: ChannelStore;
  /** The whole account, for those who may say what of it is seen. */
  readonly source: MailSource;
  readonly placeOf: PlaceOf;
  /** Absent: whoever asks may set everything, as on the command line. */
  readonly access?: Access;
  /** What may be seen where nothing is set. */
  readonly allowed: AllowList;
  readonly clock: Clock;
  readonly log: Log;
}

/** Carries out `words` for which `isAboutSettings` is true. Rejects only for what nobody foresaw, e.g. a store that fails. */
export async function obeySetting(words: string, asker: AskContext, world: SettingsWorld): Promise<Reply> {
  const parsed = parseSetting(words);
  if (parsed.kind === 'problems') return parsed;
  const { command, text } = parsed;
  switch (command.kind) {
    case 'show': {
      const { source, usualSender } = await world.placeOf(asker.channel);
      return { kind: 'settings', message: tellSettings((await usualSender?.()) ?? null, source.only), to: 'asker' };
    }
    case 'sender':
      return setSender(command.said, text, asker, world);
    default:
      return setAllowed(command, text, asker, world);
  }
}
