import type { Fault } from '../../ports.ts';
import { attempt } from './attempt.ts';
import type { Action, CallParameters, Client } from './client.ts';
import { explain } from './errors.ts';
import type { Limiter } from './limiter.ts';

export type ProbeAnswer = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly fault: Fault };

/** One call, once, with the body as it came: for finding out what nobody has documented. Never rejects. */
export type Probe = (action: Action, parameters: CallParameters) => Promise<ProbeAnswer>;

interface ProbeParts {
  readonly client: Client;
  /** The one that all calls share: looking costs the budget too. */
  readonly limiter: Limiter;
  readonly attemptMs: number;
}

export function createProbe({ client, limiter, attemptMs }: ProbeParts): Probe {
  const { signal } = new AbortController(); // Nobody calls a look off.
  return async (action, parameters) => {
    try {
      const slot = await limiter.acquire({ order: 0, priority: 'person' }, signal, () => {});
      const outcome = await attempt(client, action, parameters, slot, { attemptMs, signal });
      return outcome.ok ? outcome : { ok: false, fault: outcome.explained.fault };
    } catch (error) {
      return { ok: false, fault: explain(error, action).fault };
    }
  };
}
