import { askedAt } from '../../commands/asked-at.ts';
import type { DigestContext } from '../../commands/digest/command.ts';
import { digestContext } from '../../commands/digest/context.ts';
import type { Problem } from '../../problem.ts';
import type { AskContext, Reply } from '../../reply.ts';
import type { Digest } from '../digest.ts';
import type { DigestMessage } from '../wording/message.ts';
import type { DeskWorld } from './desk.ts';

/** All that a command is carried out with: who asks, when, and the digests there are. */
export interface Hearing {
  readonly world: DeskWorld;
  readonly asker: AskContext;
  /** The command as it was understood, beginning with `digest`. */
  readonly text: string;
  readonly now: Date;
  readonly days: DigestContext;
  /** Those not deleted that the asker may see, as they were when `now` was read. */
  readonly digests: readonly Digest[];
  /** Somebody else was quicker the first time. */
  readonly isAgain: boolean;
}

/** `again`: somebody else was quicker, and nothing was done; all is to be read anew. */
export type Obeyed = Reply | 'again';

export async function hear(world: DeskWorld, asker: AskContext, isAgain: boolean): Promise<Omit<Hearing, 'text'>> {
  const all = await world.store.digests.list();
  const digests = all.filter(await world.sight(asker));
  const now = world.clock();
  const days = digestContext(askedAt(now, world), now, digests, asker.channel, all);
  return { world, asker, now, days, digests, isAgain };
}

/** A sentence about the whole command, and commands that work. */
export function refuse(
  { text }: Hearing,
  code: Problem['code'],
  message: string,
  corrected: readonly string[] = [],
): Reply {
  return { kind: 'problems', text, problems: [{ code, message }], corrected };
}

export const toChannel = (message: DigestMessage): Reply => ({ kind: 'digest', message, to: 'channel' });
export const toAsker = (message: DigestMessage): Reply => ({ kind: 'digest', message, to: 'asker' });
