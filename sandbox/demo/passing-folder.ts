import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface PassingFolder {
  readonly path: string;
  remove(): void;
}

/** A folder that is gone with the demo, whichever way the process ends. */
export function openPassingFolder(): PassingFolder {
  const path = mkdtempSync(join(tmpdir(), 'mailstats-demo-'));
  const remove = () => rmSync(path, { recursive: true, force: true });
  process.once('exit', remove);
  for (const signal of signals) process.once(signal, () => process.exit(128 + constants.signals[signal]));
  return {
    path,
    remove() {
      process.removeListener('exit', remove);
      remove();
    },
  };
}
