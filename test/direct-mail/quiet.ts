import type { Asking } from '../../src/adapters/direct-mail/asking.ts';
import type { Log, SourceEvent } from '../../src/ports.ts';

/** A log that remembers its lines. */
export function rememberingLog(): Log & { readonly lines: readonly string[] } {
  const lines: string[] = [];
  const line = (level: string) => (message: string, details?: Record<string, unknown>) => {
    lines.push(`${level} ${message} ${JSON.stringify(details ?? {})}`);
  };
  return { info: line('info'), warn: line('warn'), error: line('error'), lines };
}

/** A question nobody aborts, with what was told about it. */
export function newAsking(): Asking & { readonly events: readonly SourceEvent[] } {
  const events: SourceEvent[] = [];
  return {
    ticket: { order: 1, priority: 'person' },
    signal: new AbortController().signal,
    tell: (event) => events.push(event),
    cost: { calls: 0 },
    events,
  };
}
