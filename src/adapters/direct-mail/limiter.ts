import type { BudgetStore, Log } from '../../ports.ts';
import { type Allowance, type Answered, createOwnAllowance } from './allowance.ts';
import { createRecovery, type Recovery, type RecoverySettings } from './recovery.ts';
import { createSharedAllowance } from './shared-allowance.ts';

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
   * Waits for a slot: people first, then by order. `onWait` is called when there is none.
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
  /** Where the calls of all replicas are counted; else those of this process are, here. */
  readonly shared?: {
    readonly store: BudgetStore;
    /** One call is over by then, whatever happens to it. */
    readonly longestCallMs: number;
    readonly log: Pick<Log, 'info' | 'warn'>;
  };
}

/** Everything in the queue was told to go: see `patienceMs`. */
export class ThrottledOut extends Error {
  readonly code = 'ThrottledOut';
}

interface Waiting {
  readonly ticket: Ticket;
  readonly onWait: () => void;
  readonly grant: (slot: Slot) => void;
  readonly refuse: (reason: unknown) => void;
}

/** One limiter for everything, because the limit is the account's. */
export function createLimiter(settings: LimiterSettings): Limiter {
  const { callsPerMinute, windowMs, atOnce, shared } = settings;
  const allowance: Allowance =
    shared === undefined
      ? createOwnAllowance(callsPerMinute, windowMs)
      : createSharedAllowance({ ...settings, ...shared }, pump);
  const recovery: Recovery = createRecovery(settings);
  let waiting: Waiting[] = [];
  /** Those who wait, perhaps for a moment only. */
  let untold: Waiting[] = [];
  let active = 0;
  let timer: NodeJS.Timeout | undefined;

  /** How many could start, were it not for the budget. */
  function room(now: number): number {
    return recovery.mayStart(now) ? atOnce - active : 0;
  }

  function start(now: number): Slot | null {
    const answered = room(now) > 0 ? allowance.take(now) : null;
    return answered && newSlot(answered);
  }

  function newSlot(answered: Answered): Slot {
    active += 1;
    const epoch = recovery.started();
    let held = true;
    return {
      release() {
        if (!held) return;
        held = false;
        active -= 1;
        recovery.ended(epoch);
        answered(settings.now());
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
    untold = [];
    for (const { refuse } of refused) refuse(new ThrottledOut());
  }

  function pump() {
    // One look at the clock for all: a slot that comes back between two looks would be waited for by nobody.
    const now = settings.now();
    while (waiting.length > 0) {
      const slot = start(now);
      if (slot === null) break;
      const next = waiting.reduce(earlier);
      leave(next);
      next.grant(slot);
    }
    clearTimeout(timer);
    const budgetMs = allowance.want(Math.min(waiting.length, room(now)), now);
    if (waiting.length === 0) return;
    const ms = Math.max(recovery.wait(now), budgetMs);
    // With nothing to wait for but calls in flight, their release pumps.
    if (ms > 0) timer = setTimeout(pump, Math.ceil(ms));
    if (!allowance.isAsking()) tellWaiting();
  }

  function leave(entry: Waiting) {
    waiting = waiting.filter((other) => other !== entry);
    untold = untold.filter((other) => other !== entry);
  }

  function tellWaiting() {
    const told = untold;
    untold = [];
    for (const entry of told) {
      try {
        entry.onWait();
      } catch (error) {
        leave(entry);
        entry.refuse(error);
      }
    }
  }

  return {
    acquire(ticket, signal, onWait) {
      if (signal.aborted) return Promise.reject(signal.reason);
      const slot = waiting.length === 0 ? start(settings.now()) : null;
      if (slot !== null) return Promise.resolve(slot);
      return new Promise((resolve, reject) => {
        const abort = () => {
          leave(entry);
          reject(signal.reason);
          pump();
        };
        const settled =
          <T>(then: (value: T) => void) =>
          (value: T) => {
            signal.removeEventListener('abort', abort);
            then(value);
          };
        const entry: Waiting = { ticket, onWait, grant: settled(resolve), refuse: settled(reject) };
        signal.addEventListener('abort', abort, { once: true });
        waiting.push(entry);
        untold.push(entry);
        pump();
      });
    },
    waitFor(calls) {
      const now = settings.now();
      // Rounded, since a sum of fractions of milliseconds is not exact.
      return Math.round(Math.max(recovery.wait(now), allowance.wait(waiting.length - untold.length + calls, now)));
    },
  };
}

function earlier(a: Waiting, b: Waiting): Waiting {
  if (a.ticket.priority !== b.ticket.priority) return a.ticket.priority === 'person' ? a : b;
  return b.ticket.order < a.ticket.order ? b : a;
}
