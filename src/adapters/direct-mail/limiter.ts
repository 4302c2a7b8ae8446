import { type Budget, createBudget } from './budget.ts';
import { createRecovery, type Recovery, type RecoverySettings } from './recovery.ts';

/** A place in the queue. `order` is the question's, kept for its pages and retries, so that what began first ends first. */
export interface Ticket {
  readonly order: number;
  /** May rise while waiting, when a person asks what a background question is already waiting for. */
  priority: 'person' | 'background';
}

/** Leave to make one call. */
export interface Slot {
  /** The call was answered or has failed for good; to be said once, when nothing of it can reach the server any more. */
  release(): void;
  /** Direct Mail refused this call as too frequent. Pauses everyone; returns for how long, in milliseconds. */
  throttled(serverDelayMs: number | undefined): number;
  /** Direct Mail answered this call with something else than "too frequent". */
  accepted(): void;
}

export interface Limiter {
  /**
   * Waits for a slot: people first, then by order. `onWait` is called when there is none right away.
   * @throws `signal.reason` when aborted while waiting; ThrottledOut when Direct Mail has refused everything for too long.
   */
  acquire(ticket: Ticket, signal: AbortSignal, onWait: () => void): Promise<Slot>;
  waitFor(calls: number): number;
}

export interface LimiterSettings extends RecoverySettings {
  readonly callsPerMinute: number;
  /** Calls at once: enough for a report's wall time to be its critical path, within what one host's sockets bear. */
  readonly atOnce: number;
  readonly windowMs: number;
  /** A clock that never jumps. */
  readonly now: () => number;
}

/** Everything in the queue was told to go: see `patienceMs`. */
export class ThrottledOut extends Error {
  readonly code = 'ThrottledOut';
}

interface Waiting {
  readonly ticket: Ticket;
  readonly grant: (slot: Slot) => void;
  readonly refuse: (reason: unknown) => void;
}

/** One limiter for everything, because the limit is the account's. */
export function createLimiter(settings: LimiterSettings): Limiter {
  const budget: Budget = createBudget(settings.callsPerMinute, settings.windowMs);
  const recovery: Recovery = createRecovery(settings);
  let waiting: Waiting[] = [];
  let active = 0;
  let timer: NodeJS.Timeout | undefined;

  function mayStart(now: number): boolean {
    return active < settings.atOnce && recovery.mayStart(now) && budget.take(now);
  }

  function newSlot(): Slot {
    active += 1;
    const epoch = recovery.started();
    let held = true;
    return {
      release() {
        if (!held) return;
        held = false;
        active -= 1;
        recovery.ended(epoch);
        budget.answered(settings.now());
        pump();
      },
      throttled(serverDelayMs) {
        const pauseMs = recovery.throttled(epoch, settings.now(), serverDelayMs);
        if (recovery.lost(settings.now())) refuseAll();
        return pauseMs;
      },
      accepted: () => recovery.accepted(epoch),
    };
  }

  function refuseAll() {
    const refused = waiting;
    waiting = [];
    for (const { refuse } of refused) refuse(new ThrottledOut());
  }

  function pump() {
    // One look at the clock for all: a slot that comes back between two looks would be waited for by nobody.
    const now = settings.now();
    while (waiting.length > 0 && mayStart(now)) {
      const next = waiting.reduce(earlier);
      waiting = waiting.filter((other) => other !== next);
      next.grant(newSlot());
    }
    clearTimeout(timer);
    if (waiting.length === 0) return;
    const ms = Math.max(recovery.wait(now), budget.wait(1, now));
    // With nothing to wait for but calls in flight, their release pumps.
    if (ms > 0) timer = setTimeout(pump, Math.ceil(ms));
  }

  return {
    acquire(ticket, signal, onWait) {
      if (signal.aborted) return Promise.reject(signal.reason);
      if (waiting.length === 0 && mayStart(settings.now())) return Promise.resolve(newSlot());
      onWait();
      return new Promise((resolve, reject) => {
        const leave = () => {
          waiting = waiting.filter((other) => other !== entry);
          reject(signal.reason);
          pump();
        };
        const settled =
          <T>(then: (value: T) => void) =>
          (value: T) => {
            signal.removeEventListener('abort', leave);
            then(value);
          };
        const entry: Waiting = { ticket, grant: settled(resolve), refuse: settled(reject) };
        signal.addEventListener('abort', leave, { once: true });
        waiting.push(entry);
        pump();
      });
    },
    waitFor(calls) {
      const now = settings.now();
      // Rounded, since a sum of fractions of milliseconds is not exact.
      return Math.round(Math.max(recovery.wait(now), budget.wait(waiting.length + calls, now)));
    },
  };
}

function earlier(a: Waiting, b: Waiting): Waiting {
  if (a.ticket.priority !== b.ticket.priority) return a.ticket.priority === 'person' ? a : b;
  return b.ticket.order < a.ticket.order ? b : a;
}
