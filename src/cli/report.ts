import { parseArgs } from 'node:util';
import { composeBot } from '../compose.ts';
import { loadAskingSettings } from '../config.ts';
import { askAloud } from './ask-aloud.ts';
import type { Io } from './io.ts';
import { nowOf } from './now.ts';
import { unlikeFlags } from './phrases.ts';
import { type Asked, formats, printReply } from './print.ts';

/** `report "<words>" [--format text|json|csv|blocks] [--now ISO]`: a report on standard output, all else on error. */
export async function report(args: readonly string[], io: Io): Promise<number> {
  const given = readArgs(args);
  if ('problem' in given) return refuse(given.problem, io);
  const loaded = loadAskingSettings();
  if (!loaded.ok) return refuse(loaded.problems.join('\n'), io);
  const { settings } = loaded;
  const now = nowOf(given.now, settings.MAILSTATS_TIMEZONE, io);
  if ('problem' in now) return refuse(now.problem, io);

  const bot = composeBot(settings, () => now, io.log);
  return printReply(await askAloud(bot, given.words, {}, io), given, io);
}

interface Given extends Asked {
  readonly now: string | undefined;
}

function readArgs(args: readonly string[]): Given | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: unlikeFlags(args),
      options: { format: { type: 'string' }, now: { type: 'string' } },
      allowPositionals: true,
    });
    const { format, now } = values;
    if (format !== undefined && !Object.hasOwn(formats, format)) {
      return { problem: `--format: "${format}" is not one of ${Object.keys(formats).join(', ')}.` };
    }
    return { words: positionals.join(' '), format, now };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

function refuse(sentence: string, io: Io): number {
  io.err(`${sentence}\n`);
  return 2;
}
