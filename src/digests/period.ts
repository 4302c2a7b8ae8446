import { type CommandContext, type Parsed, parseCommand } from '../commands/parse.ts';
import type { Digest, Slot } from './digest.ts';

/**
 * What a digest reports on at a slot. Its words are understood on the slot's own local day, not on that of posting, so
 * that a late run covers the period it was due for. `directMailToday` is of the moment of asking: what Direct Mail still has.
 */
export function periodOf(
  digest: Pick<Digest, 'words' | 'zone'>,
  slot: Pick<Slot, 'local'>,
  context: Omit<CommandContext, 'today' | 'zone'>,
): Parsed {
  return parseCommand(digest.words, { ...context, zone: digest.zone, today: slot.local.slice(0, 10) });
}
