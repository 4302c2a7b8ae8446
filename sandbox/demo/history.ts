import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** As many questions as are kept over sessions. */
export const historySize = 500;

export interface History {
  /** The questions of earlier sessions, the newest first, as readline wants them. */
  readonly earlier: string[];
  readonly keep: (newestFirst: readonly string[]) => void;
}

/** A file with one question a line, the oldest first. Where it cannot be kept, `tell` hears so, once. */
export function openHistory(path: string, tell: (sentence: string) => void): History {
  let works = true;
  const attempt = <T>(run: () => T, otherwise: T): T => {
    if (!works) return otherwise;
    try {
      return run();
    } catch (error) {
      works = false;
      tell(`Questions are not kept for next time: ${(error as NodeJS.ErrnoException).code ?? 'unknown'} on ${path}.`);
      return otherwise;
    }
  };
  return {
    earlier: attempt(() => read(path), []),
    keep: (newestFirst) => attempt(() => write(path, newestFirst), undefined),
  };
}

function read(path: string): string[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').toReversed();
}

/** Only the owner may read it: questions hold names. */
function write(path: string, newestFirst: readonly string[]): void {
  mkdirSync(dirname(path), { recursive: true });
  const lines = newestFirst.slice(0, historySize).toReversed();
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
}
