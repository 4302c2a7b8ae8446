import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { acknowledge } from './acknowledge.ts';
import { cpu } from './cpu.ts';
import { crash } from './crash.ts';
import { dates } from './dates.ts';
import { digestTime } from './digest-time.ts';
import { digestsStored } from './digests-stored.ts';
import { digestsTogether } from './digests-together.ts';
import { forms } from './forms.ts';
import { judge, type Line } from './line.ts';
import type { Part } from './part.ts';
import { reportTime } from './report-time.ts';
import { start } from './start.ts';
import { drawLine, drawTable } from './table.ts';
import { seed } from './world.ts';

const parts: readonly Part[] = [
  dates,
  reportTime,
  cpu,
  acknowledge,
  forms,
  start,
  digestTime,
  digestsTogether,
  digestsStored,
  crash,
];

/**
 * `node bench/run.ts [PART…] [--json]`: every figure beside a peer or a limit. A missed aim is told, and is no failure; the
 * exit code is 1 when a part could not be measured, 2 when there is no such part.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
  const names = parts.map(({ name }) => name);
  const unknown = positionals.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    console.error(`There is no part "${unknown}". The parts are ${names.join(', ')}.`);
    return 2;
  }
  // Words for people stay out of the way of what `--json` prints.
  const tell = values.json ? console.error : console.log;
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length, load: loadavg()[0] ?? 0 };
  tell(`Node ${machine.node}, ${machine.cores} × ${machine.cpu}, load ${machine.load.toFixed(2)}, seed ${seed}`);

  const chosen = parts.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const measured: Measured[] = [];
  for (const part of chosen) measured.push(await measure(part, tell));

  if (values.json) {
    const results = measured.map(({ part, lines, failure }) => ({
      name: part.name,
      lines: lines.map((line) => ({ ...line, ...judge(line) })),
      ...(failure === null ? {} : { failure }),
    }));
    console.log(JSON.stringify({ ...machine, seed, parts: results }, null, 2));
  } else {
    console.log(`\n${drawTable(measured.map(({ part, lines }) => ({ title: part.title, lines })))}`);
  }
  return measured.some(({ failure }) => failure !== null) ? 1 : 0;
}

interface Measured {
  readonly part: Part;
  readonly lines: readonly Line[];
  readonly failure: string | null;
}

/** Tells every line as soon as it is known. A part that fails does not take the others with it. */
async function measure(part: Part, tell: (text: string) => void): Promise<Measured> {
  tell(`\n${part.title}\n${part.how.map((sentence) => `  ${sentence}`).join('\n')}\n`);
  const lines: Line[] = [];
  try {
    for await (const line of part.run()) {
      lines.push(line);
      tell(drawLine(line));
    }
    return { part, lines, failure: null };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    tell(`  could not be measured: ${failure}`);
    return { part, lines, failure };
  }
}

process.exitCode = await main();
