import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { harmless } from '../../src/adapters/terminal/harmless.ts';
import { answer } from './answer.ts';
import { leaving } from './leaving.ts';
import type { Screen } from './screen.ts';
import { examples, howToConnect, howToOpen, introduction } from './welcome.ts';
import type { DemoWorld } from './world.ts';

/** A pipe that nobody writes to and nobody closes, as some CI runners give, must not keep the demo waiting. */
const patienceMs = 3000;

/** Questions one a line on `input`; without any, the examples. The worst answer gives the exit code. */
export async function runPiped(world: DemoWorld, screen: Screen, input: Readable): Promise<number> {
  let worst: number | null = null;
  for await (const words of questionsIn(input)) {
    worst = Math.max(worst ?? 0, await askAloud(words, world, screen));
  }
  return worst ?? runExamples(world, screen);
}

/** The main job by itself, for whoever has no keyboard at hand. */
export async function runExamples(world: DemoWorld, screen: Screen): Promise<number> {
  screen.out(introduction(screen));
  let worst = 0;
  for (const { words } of examples) {
    worst = Math.max(worst, await askAloud(words, world, screen));
  }
  screen.out(howToOpen(screen));
  screen.out(howToConnect(screen));
  return worst;
}

async function askAloud(words: string, { bot }: DemoWorld, screen: Screen): Promise<number> {
  screen.out(`${screen.ink.bold(`mailstats› ${harmless(words)}`)}\n\n`);
  const code = await answer(words, bot, screen);
  screen.out('\n');
  return code;
}

async function* questionsIn(input: Readable): AsyncGenerator<string> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const giveUp = setTimeout(() => lines.close(), patienceMs);
  lines.once('line', () => clearTimeout(giveUp));
  for await (const line of lines) {
    const words = line.trim();
    if (leaving.test(words)) break;
    if (words !== '') yield words;
  }
  clearTimeout(giveUp);
  // An open pipe would keep the process alive.
  input.destroy();
}
