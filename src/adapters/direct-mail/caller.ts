import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Log } from '../../ports.ts';
import type { Asking } from './asking.ts';
import { attempt } from './attempt.ts';
import type { Action, CallParameters, Client } from './client.ts';
import { type Explained, explain } from './errors.ts';
import { cancelled, Failure } from './failure.ts';
import type { Limiter, Slot } from './limiter.ts';
import { backoffMs, isRetryable, mayRetry } from './retry.ts';
import type { Timing } from './timing.ts';

/** One call until it is answered or hopeless. Resolves to the body as it came; rejects with nothing but `Failure`. */
export type Caller = (action: Action, parameters: CallParameters, asking: Asking) => Promise<unknown>;

export interface CallerParts {
  readonly client: Client;
  readonly limiter: Limiter;
  readonly timing: Timing;
  readonly log: Log;
  readonly now: () => number;
  readonly random: () => number;
}

/** Calls through the limiter, with retries; every attempt is counted and costs the budget. */
export function createCaller({ client, limiter, timing, log, now, random }: CallerParts): Caller {
  async function slotFor(action: Action, { ticket, signal, tell }: Asking): Promise<Slot> {
    try {
      const slot = await limiter.acquire(ticket, signal, () => tell({ kind: 'waiting' }));
      if (!signal.aborted) return slot;
      slot.release();
      throw new Failure(cancelled);
    } catch (error) {
      if (signal.aborted) throw new Failure(cancelled);
      throw new Failure(explain(error, action).fault);
    }
  }

  return async (action, parameters, asking) => {
    const { signal, tell } = asking;
    let stuckMs = 0;
    for (let attempts = 1; ; attempts += 1) {
      const slot = await slotFor(action, asking);
      const began = now();
      asking.cost.calls += 1;
      tell({ kind: 'started' });
      const limits = { attemptMs: timing.attemptMs, signal };
      const outcome = await attempt(client, action, parameters, slot, limits).catch(() => {
        throw new Failure(cancelled);
      });
      if (outcome.ok) {
        tell({ kind: 'answered' });
        return outcome.body;
      }

      const { fault } = outcome.explained;
      // A throttled call pauses the limiter, and waits there with everyone else.
      const ownMs =
        isRetryable(fault.kind) && fault.kind !== 'throttled'
          ? backoffMs(fault.kind, attempts, random()) * timing.backoffScale
          : 0;
      const afterMs = Math.round(ownMs + outcome.pauseMs);
      stuckMs += now() - began + afterMs;
      const details = { action, kind: fault.kind, code: fault.code, requestId: fault.requestId, attempts };
      if (!mayRetry(fault.kind, attempts, stuckMs, timing.patienceMs)) {
        log.warn('Direct Mail call failed', details);
        throw new CallFailure(outcome.explained, attempts, stuckMs >= timing.patienceMs);
      }
      log.info('Direct Mail call is attempted again', { ...details, afterMs });
      tell({ kind: 'retrying', afterMs, fault });
      if (ownMs > 0) {
        await sleep(ownMs, undefined, { signal }).catch(() => {
          throw new Failure(cancelled);
        });
      }
    }
  };
}

/** A call that failed for good, and how often it was tried. */
export class CallFailure extends Failure {
  readonly pageSizeRefused: boolean;

  constructor({ fault, pageSizeRefused }: Explained, attempts: number, outOfPatience: boolean) {
    super(withAttempts(fault, attempts, outOfPatience));
    this.pageSizeRefused = pageSizeRefused;
  }
}

function withAttempts(fault: Fault, attempts: number, outOfPatience: boolean): Fault {
  if (!isRetryable(fault.kind)) return fault;
  if (outOfPatience)
    return { ...fault, kind: 'gave-up', sentence: `Given up after too long without an answer. ${fault.sentence}` };
  return attempts === 1 ? fault : { ...fault, sentence: `${fault.sentence} It was tried ${attempts} times.` };
}
