import { renderHelp } from '../adapters/terminal/help.ts';
import { askedAt } from '../commands/asked-at.ts';
import type { DigestCommand } from '../commands/digest/command.ts';
import { digestContext } from '../commands/digest/context.ts';
import { digestHelp } from '../commands/digest/help.ts';
import { parseDigest } from '../commands/digest/parse.ts';
import { type DeskSettings, loadDeskSettings } from '../config.ts';
import type { Digest } from '../digests/digest.ts';
import { askAloud } from './ask-aloud.ts';
import { openDesk } from './desk.ts';
import { type DigestArgs, missingFor, readDigestArgs } from './digest-args.ts';
import type { Io } from './io.ts';
import { nowOf } from './now.ts';
import { printReply } from './print.ts';
import { tellingStoreProblems } from './store-problem.ts';

/** `digest <words> [--channel C…] [--owner U…] [--now ISO]`: the same words about digests as in Slack. */
export async function digest(args: readonly string[], io: Io): Promise<number> {
  const given = readDigestArgs(args);
  if ('problem' in given) return refuse([given.problem], io);
  const loaded = loadDeskSettings();
  if (!loaded.ok) return refuse(loaded.problems, io);
  const { settings } = loaded;
  const now = nowOf(given.now, settings.MAILSTATS_TIMEZONE, io);
  if ('problem' in now) return refuse([now.problem], io);
  // Help needs no store.
  if (commandOf(given, [], now, settings)?.kind === 'help') return help(given, io);
  return tellingStoreProblems(io, () => obey(given, now, settings, io));
}

async function obey(given: DigestArgs, now: Date, settings: DeskSettings, io: Io): Promise<number> {
  const { bot, store, hasFailed, close } = await openDesk(settings, () => now, io.log);
  try {
    const command = commandOf(given, await store.digests.list(), now, settings);
    const missing = command === null ? [] : missingFor(command, given);
    if (missing.length > 0) return refuse(missing, io);
    const isHere = command?.kind === 'list' && command.of === 'here';
    // Nowhere is here.
    const words = isHere && given.channel === undefined ? 'list all' : given.words;
    const where = {
      ...(given.owner === undefined ? {} : { user: given.owner }),
      ...(given.channel === undefined ? {} : { channel: given.channel }),
    };
    const code = printReply(await askAloud(bot, `digest ${words}`, where, io), { words }, io);
    return code === 0 && hasFailed() ? 3 : code;
  } finally {
    await close();
  }
}

/** What the words mean; `null` when they are no command, and the desk tells why. */
function commandOf(
  { words, channel }: DigestArgs,
  digests: readonly Digest[],
  now: Date,
  settings: DeskSettings,
): DigestCommand | null {
  const days = askedAt(now, {
    zone: settings.MAILSTATS_TIMEZONE,
    weekStartsOn: settings.MAILSTATS_WEEK_STARTS_ON,
    order: settings.MAILSTATS_DATE_ORDER,
  });
  const parsed = parseDigest(`digest ${words}`, digestContext(days, now, digests, channel));
  return parsed.kind === 'command' ? parsed.command : null;
}

/** Asked for, it is the answer; after no words at all, it says what was missing. */
function help({ words }: DigestArgs, io: Io): number {
  const { notes, ...rest } = digestHelp();
  const here =
    'On the command line a new digest needs --channel (an id) and --owner (the user id of who is told when something ' +
    'goes wrong); list is of all channels unless one is given.';
  const asked = words.trim() !== '';
  (asked ? io.out : io.err)(renderHelp({ ...rest, notes: [...notes, here] }, io));
  return asked ? 0 : 2;
}

function refuse(sentences: readonly string[], io: Io): number {
  io.err(sentences.map((sentence) => `${sentence}\n`).join(''));
  return 2;
}
