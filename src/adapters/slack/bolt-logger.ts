import { inspect } from 'node:util';
import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../ports.ts';

/** Bolt's log lines in ours. Its debug lines hold whole payloads and are dropped. */
export function boltLogger(log: Log): Logger {
  const line =
    (write: Log['info']) =>
    (...parts: unknown[]) =>
      write(`bolt: ${parts.map(readable).join(' ')}`);
  return {
    debug: () => {},
    info: line(log.info),
    warn: line(log.warn),
    error: line(log.error),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

function readable(part: unknown): string {
  if (part instanceof Error) return `${part.name}: ${part.message}`;
  return typeof part === 'string' ? part : inspect(part);
}
