import type { Readable } from 'node:stream';
import { surfaceOf } from '../adapters/terminal/surface.ts';
import { createLog } from '../log.ts';
import type { Log } from '../ports.ts';

/** The world of a command: what it reads, where it prints, and how wide the paper is. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly now: () => Date;
  readonly width: number;
  readonly color: boolean;
  /** Standard error is a terminal, so that a line of progress may be drawn and wiped. */
  readonly live: boolean;
  readonly log: Log;
}

/** The real process. A reader that goes away early (`| head`) ends it quietly. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(0);
    });
  }
  const err = (text: string) => void process.stderr.write(text);
  return {
    out: (text) => void process.stdout.write(text),
    err,
    stdin: process.stdin,
    now: () => new Date(),
    ...surfaceOf(process.stdout, process.env),
    live: process.stderr.isTTY === true,
    // Retries and the like are told in the report's own sentences; only what nobody foresaw needs its log line here.
    log: createLog(err, () => new Date(), ['error']),
  };
}
