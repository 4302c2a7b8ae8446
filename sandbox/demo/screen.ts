import { fitStart } from '../../src/adapters/terminal/columns.ts';
import { type Ink, inkFor } from '../../src/adapters/terminal/ink.ts';
import { type Surface, surfaceOf } from '../../src/adapters/terminal/surface.ts';

/** Where the demo writes. Sizes are asked for anew each time: people resize their windows. */
export interface Screen {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly surface: () => Surface;
  readonly ink: Ink;
  /** The same for what goes to standard error. */
  readonly errInk: Ink;
  /** Draws one line of progress over the one before, when somebody watches; `null` wipes it. */
  readonly progress: (line: string | null) => void;
}

/** The real terminal or pipes. A reader that goes away early (`| head`) ends the demo quietly. */
export function processScreen(): Screen {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(0);
    });
  }
  const err = (text: string) => void process.stderr.write(text);
  const errInk = inkFor(surfaceOf(process.stderr, process.env).color);
  return {
    out: (text) => void process.stdout.write(text),
    err,
    surface: () => surfaceOf(process.stdout, process.env),
    ink: inkFor(surfaceOf(process.stdout, process.env).color),
    errInk,
    progress(line) {
      if (!process.stderr.isTTY) return;
      const room = (process.stderr.columns || 80) - 1;
      err(`\r\u001b[K${line === null ? '' : errInk.dim(fitStart(line, room))}`);
    },
  };
}
