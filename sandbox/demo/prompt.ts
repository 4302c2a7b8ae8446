import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { answer } from './answer.ts';
import { complete, wordsToOffer } from './complete.ts';
import { historySize, openHistory } from './history.ts';
import { leaving } from './leaving.ts';
import type { Screen } from './screen.ts';
import { howToConnect, welcome } from './welcome.ts';
import type { DemoWorld } from './world.ts';

export interface Keyboard {
  readonly input: Readable;
  readonly output: Writable;
  readonly historyFile: string;
}

/** Questions and answers until `exit`, Ctrl-D, or Ctrl-C twice. Ctrl-C stops a running question, else empties the line. */
export async function runPrompt(
  { bot, account, digestNames }: DemoWorld,
  screen: Screen,
  keyboard: Keyboard,
): Promise<number> {
  screen.out(welcome(screen));
  const history = openHistory(keyboard.historyFile, (sentence) => screen.out(`${sentence}\n`));
  let offered = wordsToOffer(account, []);
  const terminal = createInterface({
    input: keyboard.input,
    output: keyboard.output,
    terminal: true,
    prompt: screen.ink.bold('mailstats› '),
    completer: (line: string) => complete(line, offered),
    history: history.earlier,
    historySize,
    removeHistoryDuplicates: true,
  });
  let running: AbortController | null = null;
  let warned = false;

  terminal.on('history', (newestFirst) => history.keep(newestFirst.filter((words) => !leaving.test(words.trim()))));
  terminal.on('SIGINT', () => {
    if (running !== null) return running.abort();
    if (terminal.line !== '') return emptyLine();
    if (warned) return terminal.close();
    warned = true;
    screen.out('\nOnce more, or exit, to leave.\n');
    terminal.prompt();
  });

  function emptyLine(): void {
    for (const name of ['e', 'u']) terminal.write(null, { ctrl: true, name });
  }

  terminal.prompt();
  for await (const line of terminal) {
    warned = false;
    const words = line.trim();
    if (leaving.test(words)) break;
    if (words !== '') {
      screen.out('\n');
      running = new AbortController();
      await answer(words, bot, screen, running.signal);
      running = null;
      offered = wordsToOffer(account, await digestNames());
      screen.out('\n');
    }
    terminal.prompt();
  }
  terminal.close();
  screen.out(`\n${howToConnect(screen)}`);
  return 0;
}
