import { fileURLToPath } from 'node:url';
import { createLog } from '../src/log.ts';
import { answer } from './demo/answer.ts';
import { readArguments } from './demo/arguments.ts';
import { screenPoster } from './demo/digests.ts';
import { runExamples, runPiped } from './demo/piped.ts';
import { runPrompt } from './demo/prompt.ts';
import { processScreen } from './demo/screen.ts';
import { atThePage, howToConnect } from './demo/welcome.ts';
import { openWorld } from './demo/world.ts';
import type { PageServer } from './page/server.ts';
import { createWorldClock } from './page/world-clock.ts';

const historyFile = fileURLToPath(new URL('../data/demo-history', import.meta.url));
const screen = processScreen();
const clock = createWorldClock();
const log = createLog(screen.err, clock.now, ['error']);

/** Words after the command are one question; a terminal without gets the page and a prompt; else what is piped in, or the examples. */
async function run(): Promise<number> {
  const demo = readArguments(process.argv.slice(2));
  switch (demo.kind) {
    case 'mistake':
      screen.err(`${demo.sentence}\n`);
      return 2;
    case 'words':
      return runInTerminal(demo.words);
    case 'page':
      return runPage(demo.port);
    case 'nothing said':
      // Nobody would see a prompt that goes into a file.
      return process.stdin.isTTY && process.stdout.isTTY ? runPage() : runInTerminal('');
  }
}

async function runInTerminal(words: string): Promise<number> {
  const world = await openWorld(clock.now, log, screenPoster(screen));
  try {
    if (words === '')
      return await (process.stdin.isTTY ? runExamples(world, screen) : runPiped(world, screen, process.stdin));
    const code = await answer(words, world.bot, screen);
    screen.err(`\n${screen.errInk.dim(howToConnect(screen).trimEnd())}\n`);
    return code;
  } finally {
    await world.close();
  }
}

/** Until the prompt is left, or a signal ends the process. */
async function runPage(port?: number): Promise<number> {
  const page = await opened(port);
  if (page === null) return 2;
  screen.out(atThePage(page.url, screen));
  // Without a keyboard the page stays until it is stopped from outside.
  if (!process.stdin.isTTY) return new Promise<never>(() => {});
  const world = await openWorld(clock.now, log, screenPoster(screen));
  try {
    return await runPrompt(world, screen, { input: process.stdin, output: process.stdout, historyFile });
  } finally {
    await Promise.all([world.close(), page.close()]);
  }
}

async function opened(port?: number): Promise<PageServer | null> {
  try {
    // Loaded when it is wanted: a question in words does not wait for it.
    const { openPage } = await import('./page/page.ts');
    return await openPage(clock, log, port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (port === undefined || (code !== 'EADDRINUSE' && code !== 'EACCES')) throw error;
    screen.err(`Port ${port} of 127.0.0.1 cannot be used (${code}). Give another one with --port.\n`);
    return null;
  }
}

process.exitCode = await run();
