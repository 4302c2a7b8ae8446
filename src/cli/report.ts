import { parseArgs } from 'node:util';
import { reportMessage } from '../adapters/slack/message.ts';
import { renderHelp } from '../adapters/terminal/help.ts';
import { renderProblems } from '../adapters/terminal/problems.ts';
import { renderProgress } from '../adapters/terminal/progress.ts';
import { renderTerminal } from '../adapters/terminal/render.ts';
import type { Reply } from '../bot.ts';
import { composeBot } from '../compose.ts';
import { loadAskingSettings } from '../config.ts';
import type { Fault } from '../ports.ts';
import { reportCsv } from '../reports/csv.ts';
import { reportJson } from '../reports/json.ts';
import { present } from '../reports/present.ts';
import type { Report } from '../reports/report.ts';
import type { Io } from './io.ts';
import { parseNow } from './now.ts';
import { unlikeFlags } from './phrases.ts';

type Printer = (report: Report, io: Io) => string;

const formats: Record<string, Printer> = {
  text: (report, io) => renderTerminal(present(report), { width: io.width, color: io.color }),
  json: (report) => `${JSON.stringify(reportJson(report), null, 2)}\n`,
  csv: (report) => reportCsv(report),
  blocks: (report) => `${JSON.stringify(reportMessage(report), null, 2)}\n`,
};

/** `report "<words>" [--format text|json|csv|blocks] [--now ISO]`: a report on standard output, all else on error. */
export async function report(args: readonly string[], io: Io): Promise<number> {
  const given = readArgs(args);
  if ('problem' in given) return refuse(given.problem, io);
  const loaded = loadAskingSettings();
  if (!loaded.ok) return refuse(loaded.problems.join('\n'), io);
  const { settings } = loaded;
  const now = given.now === undefined ? io.now() : parseNow(given.now, settings.MAILSTATS_TIMEZONE);
  if (now === null) return refuse(`--now: "${given.now}" is not a time such as 2026-11-18T10:00:00+08:00.`, io);

  const bot = composeBot(settings, () => now, io.log);
  const wipe = io.live ? '\r\u001b[K' : '';
  const reply = await bot.ask(given.words, {
    user: 'terminal',
    channel: 'terminal',
    priority: 'person',
    onProgress: (progress) => io.live && io.err(`${wipe}${renderProgress(progress)}`),
  });
  io.err(wipe);
  return print(reply, given, io);
}

interface Given {
  readonly words: string;
  readonly format: string | undefined;
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

/** Exit codes: 0 an answer, 2 the words or a setting are wrong, 3 the source failed or refused. */
function print(reply: Reply, { words, format }: Given, io: Io): number {
  switch (reply.kind) {
    case 'report': {
      const chosen = format ?? (reply.request.csv ? 'csv' : 'text');
      io.out((formats[chosen] as Printer)(reply.report, io));
      // A CSV file has no place for them, and days out of reach must not go unsaid.
      if (chosen === 'csv') io.err(reply.report.notes.map((note) => `${note}\n`).join(''));
      return 0;
    }
    case 'help': {
      // Asked for, it is the answer; after no words at all, it says what was missing.
      const asked = words.trim() !== '' && (format ?? 'text') === 'text';
      (asked ? io.out : io.err)(renderHelp(reply.help, io));
      return asked ? 0 : 2;
    }
    case 'problems':
      io.err(renderProblems(reply.text, reply.problems, reply.corrected, io));
      return 2;
    case 'failed':
      io.err(`${reply.fault.sentence}\n`);
      return isKeyMissing(reply.fault) ? 2 : 3;
    case 'unforeseen':
      io.err(`Something unforeseen happened; the log line above has the reference ${reply.reference}.\n`);
      return 3;
  }
}

/** Then a setting is missing, and nobody was asked. */
function isKeyMissing({ code }: Fault): boolean {
  return code === 'CredentialsNotFound' || code === 'InvalidCredentials';
}

function refuse(sentence: string, io: Io): number {
  io.err(`${sentence}\n`);
  return 2;
}
