import { renderDigestMessage } from '../../src/adapters/terminal/digest-message.ts';
import { renderHelp } from '../../src/adapters/terminal/help.ts';
import { renderProblems } from '../../src/adapters/terminal/problems.ts';
import { renderProgress } from '../../src/adapters/terminal/progress.ts';
import { renderTerminal } from '../../src/adapters/terminal/render.ts';
import type { Bot, Reply } from '../../src/bot.ts';
import type { ReportReply } from '../../src/reply.ts';
import { reportCsv } from '../../src/reports/csv.ts';
import { present } from '../../src/reports/present.ts';
import type { Screen } from './screen.ts';

/**
 * Asks, shows progress meanwhile, and prints the answer. The number is the exit code, as on the command line: 0 an answer,
 * 2 words that are wrong, 3 the source failed.
 */
export async function answer(words: string, bot: Bot, screen: Screen, signal?: AbortSignal): Promise<number> {
  const reply = await bot.ask(words, {
    user: 'demo',
    channel: 'demo',
    priority: 'person',
    ...(signal === undefined ? {} : { signal }),
    onProgress: (progress) => screen.progress(renderProgress(progress)),
  });
  screen.progress(null);
  if (signal?.aborted) {
    screen.out('Stopped.\n');
    return 3;
  }
  return print(reply, screen);
}

function print(reply: Reply, screen: Screen): number {
  switch (reply.kind) {
    case 'report':
      printReport(reply, screen);
      return 0;
    case 'help':
      screen.out(renderHelp(reply.help, screen.surface()));
      return 0;
    case 'problems':
      screen.out(renderProblems(reply.text, reply.problems, reply.corrected, screen.surface()));
      return 2;
    case 'failed':
      screen.out(`${reply.fault.sentence}\n`);
      return 3;
    case 'refused':
      screen.out(`${reply.sentence}\n`);
      return 3;
    case 'unforeseen':
      screen.out(`Something unforeseen happened; the log line above has the reference ${reply.reference}.\n`);
      return 3;
    case 'digest':
    case 'settings':
      screen.out(renderDigestMessage(reply.message, screen.surface()));
      return 0;
    case 'digest-preview':
      screen.out(`${renderDigestMessage(reply.message, screen.surface())}\n`);
      printReport(reply.preview, screen);
      return 0;
  }
}

function printReport({ report, request }: ReportReply, screen: Screen): void {
  screen.out(renderTerminal(present(report), screen.surface()));
  if (request.csv) screen.out(`\n${reportCsv(report).replaceAll('\r\n', '\n')}`);
}
