import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../ports.ts';

/**
 * Bolt's log lines in ours. Its debug lines hold whole payloads and are dropped; tokens, and the addresses of sockets,
 * which are as good as tokens, are blotted out of the rest.
 */
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
  const text =
    part instanceof Error ? `${part.name}: ${part.message}` : typeof part === 'string' ? part : JSON.stringify(part);
  return String(text).replace(secrets, '[hidden]');
}

const secrets = /x(?:ox[a-z]|app)-[\w-]+|(?:wss?|https?):\/\/\S+/g;
