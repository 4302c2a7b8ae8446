import type { Action, CallParameters, Client } from './client.ts';
import { AttemptTimeout, type Explained, explain, RefusedInBody } from './errors.ts';
import type { Slot } from './limiter.ts';

export type Outcome =
  | { readonly ok: true; readonly body: unknown }
  /** `pauseMs` is how long the limiter makes everyone wait because of it. */
  | { readonly ok: false; readonly explained: Explained; readonly pauseMs: number };

export interface AttemptLimits {
  readonly attemptMs: number;
  readonly signal: AbortSignal;
}

/**
 * One request in its slot. The SDK knows no AbortSignal: we only stop waiting, after `attemptMs` or when aborted, and the slot
 * stays taken until the request has really ended, because the server may count it until then.
 * @throws `signal.reason` when aborted; everything else is an outcome.
 */
export async function attempt(
  client: Client,
  action: Action,
  parameters: CallParameters,
  slot: Slot,
  limits: AttemptLimits,
): Promise<Outcome> {
  const answer = client(action, parameters)
    .then(toOutcome, (error) => failed(error))
    .then(report);
  answer.finally(slot.release);

  function toOutcome(body: unknown): Outcome {
    const code = codeInBody(body);
    return code === undefined ? { ok: true, body } : failed(new RefusedInBody(code));
  }

  function failed(error: unknown): Outcome {
    return { ok: false, explained: explain(error, action), pauseMs: 0 };
  }

  function report(outcome: Outcome): Outcome {
    if (!outcome.ok && outcome.explained.fault.kind === 'throttled') {
      return { ...outcome, pauseMs: slot.throttled(outcome.explained.serverDelayMs) };
    }
    // What never arrived tells nothing about the limit.
    if (outcome.ok || outcome.explained.fault.kind !== 'unreachable') slot.accepted();
    return outcome;
  }

  return (await within(answer, limits)) ?? failed(new AttemptTimeout());
}

/** Some gateways tell an error with HTTP 200. An answer that has data is one, whatever else it carries. */
function codeInBody(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || 'data' in body) return undefined;
  const code = 'Code' in body ? body.Code : undefined;
  return typeof code === 'string' && !/^(|ok|success|200)$/i.test(code) ? code : undefined;
}

/** The value, or `undefined` after `attemptMs`. */
function within<T>(promise: Promise<T>, { attemptMs, signal }: AttemptLimits): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => resolve(undefined)), attemptMs);
    const aborted = () => settle(() => reject(signal.reason));
    const settle = (how: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
      how();
    };
    signal.addEventListener('abort', aborted);
    promise.then(
      (value) => settle(() => resolve(value)),
      (error) => settle(() => reject(error)),
    );
  });
}
