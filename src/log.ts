import { inspect } from 'node:util';
import type { Log } from './ports.ts';

const levels = ['info', 'warn', 'error'] as const;
type Level = (typeof levels)[number];

/** One JSON object a line, to be collected by whatever runs the bot. Standard output stays free for answers. */
export function createLog(write: (line: string) => void, now: () => Date, wanted: readonly Level[] = levels): Log {
  const line = (level: Level) => (message: string, details?: Record<string, unknown>) => {
    if (!wanted.includes(level)) return;
    write(`${asJson({ time: now().toISOString(), level, message }, details)}\n`);
  };
  return { info: line('info'), warn: line('warn'), error: line('error') };
}

/** Never throws: what cannot be JSON (a circle, a big integer) is written as Node would show it. */
function asJson(head: Record<string, string>, details: Record<string, unknown> | undefined): string {
  try {
    return JSON.stringify({ ...head, ...details }, plain);
  } catch {
    return JSON.stringify({ ...head, details: inspect(details) }, plain);
  }
}

/** Errors have no enumerable parts: JSON would show them as `{}`. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return value.replace(secrets, '[hidden]');
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause } = value;
  return { name, message, stack, cause };
}

/** Slack's tokens, and addresses: those of sockets and of response_urls are as good as tokens. */
const secrets = /x(?:ox[a-z]|app)-[\w-]+|(?:wss?|https?):\/\/\S+/g;
