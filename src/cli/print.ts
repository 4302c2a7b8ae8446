import { reportMessage } from '../adapters/slack/message.ts';
import { renderDigestMessage } from '../adapters/terminal/digest-message.ts';
import { renderHelp } from '../adapters/terminal/help.ts';
import { renderProblems } from '../adapters/terminal/problems.ts';
import { renderTerminal } from '../adapters/terminal/render.ts';
import type { Reply } from '../bot.ts';
import type { Fault } from '../ports.ts';
import type { ReportReply } from '../reply.ts';
import { reportCsv } from '../reports/csv.ts';
import { reportJson } from '../reports/json.ts';
import { present } from '../reports/present.ts';
import type { Report } from '../reports/report.ts';
import type { Io } from './io.ts';

type Printer = (report: Report, io: Io) => string;

/** How a report can be had. */
export const formats: Readonly<Record<string, Printer>> = {
  text: (report, io) => renderTerminal(present(report), { width: io.width, color: io.color }),
  json: (report) => `${JSON.stringify(reportJson(report), null, 2)}\n`,
  csv: (report) => reportCsv(report),
  blocks: (report) => `${JSON.stringify(reportMessage(report), null, 2)}\n`,
};

export interface Asked {
  readonly words: string;
  /** One of `formats`; absent: what the words ask for. */
  readonly format?: string | undefined;
}

/** The answer on standard output, all else on error. Exit codes: 0 an answer, 2 the words or a setting are wrong, 3 the source failed or refused. */
export function printReply(reply: Reply, { words, format }: Asked, io: Io): number {
  switch (reply.kind) {
    case 'report':
      return printReport(reply, format, io);
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
    case 'refused':
      io.err(`${reply.sentence}\n`);
      return 3;
    case 'unforeseen':
      io.err(`Something unforeseen happened; the log line above has the reference ${reply.reference}.\n`);
      return 3;
    case 'digest':
    case 'settings':
      io.out(renderDigestMessage(reply.message, io));
      return 0;
    case 'digest-preview':
      io.err(`${renderDigestMessage(reply.message, io)}\n`);
      return printReport(reply.preview, format, io);
  }
}

function printReport({ report, request }: ReportReply, format: string | undefined, io: Io): number {
  const chosen = format ?? (request.csv ? 'csv' : 'text');
  io.out((formats[chosen] as Printer)(report, io));
  // A CSV file has no place for them, and days out of reach must not go unsaid.
  if (chosen === 'csv') io.err(report.notes.map((note) => `${note}\n`).join(''));
  return 0;
}

/** Then a setting is missing, and nobody was asked. */
function isKeyMissing({ code }: Fault): boolean {
  return code === 'CredentialsNotFound' || code === 'InvalidCredentials';
}
