import { fileURLToPath } from 'node:url';
import { createLog } from '../src/log.ts';
import { answer } from './demo/answer.ts';
import { screenPoster } from './demo/digests.ts';
import { runExamples, runPiped } from './demo/piped.ts';
import { runPrompt } from './demo/prompt.ts';
import { processScreen, type Screen } from './demo/screen.ts';
import { howToConnect } from './demo/welcome.ts';
import { type DemoWorld, openWorld } from './demo/world.ts';

const historyFile = fileURLToPath(new URL('../data/demo-history', import.meta.url));

/** Words after the command are one question; without, a prompt, or what is piped in, or the examples. */
async function run(words: string, world: DemoWorld, screen: Screen): Promise<number> {
  if (words !== '') {
    const code = await answer(words, world.bot, screen);
    screen.err(`\n${screen.errInk.dim(howToConnect(screen).trimEnd())}\n`);
    return code;
  }
  if (!process.stdin.isTTY) return runPiped(world, screen, process.stdin);
  // Nobody would see a prompt that goes into a file.
  if (!process.stdout.isTTY) return runExamples(world, screen);
  return runPrompt(world, screen, { input: process.stdin, output: process.stdout, historyFile });
}

const screen = processScreen();
const clock = () => new Date();
const world = await openWorld(clock, createLog(screen.err, clock, ['error']), screenPoster(screen));
process.exitCode = await run(process.argv.slice(2).join(' ').trim(), world, screen);
await world.close();
