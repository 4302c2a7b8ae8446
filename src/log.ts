import type { Log } from './ports.ts';

const levels = ['info', 'warn', 'error'] as const;
type Level = (typeof levels)[number];

/** One JSON object a line, to be collected by whatever runs the bot. Standard output stays free for answers. */
export function createLog(write: (line: string) => void, now: () => Date, wanted: readonly Level[] = levels): Log {
  const line = (level: Level) => (message: string, details?: Record<string, unknown>) => {
    if (!wanted.includes(level)) return;
    write(`${JSON.stringify({ time: now().toISOString(), level, message, ...details }, plain)}\n`);
  };
  return { info: line('info'), warn: line('warn'), error: line('error') };
}

/** Errors have no enumerable parts: JSON would show them as `{}`. */
function plain(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  return { name: value.name, message: value.message, stack: value.stack };
}
