import type { Answer, AskOptions, Fault, SourceEvent } from '../../ports.ts';
import type { Asking } from './asking.ts';
import { cancelled } from './failure.ts';

interface Flight<T> {
  readonly asking: Asking;
  readonly answer: Promise<Outcome<T>>;
  /** What happened so far, so that those who join can count along. */
  readonly history: SourceEvent[];
  readonly listeners: Set<(event: SourceEvent) => void>;
  readonly abort: () => void;
  askers: number;
  /** Calls that an asker was told of already. */
  charged: number;
}

/** What a question came to, its cost apart. Never rejects. */
export type Work<T> = (asking: Asking) => Promise<Outcome<T>>;

export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly notes?: readonly string[] }
  | { readonly ok: false; readonly fault: Fault };

/** Asks identical questions that are under way at the same time only once. */
export interface SingleFlight<T> {
  /**
   * Calls are told once: to whoever ends first, which is the first asker unless it gives up. Work ends early when nobody waits
   * for it any more.
   */
  ask(key: string, options: AskOptions, work: Work<T>): Promise<Answer<T>>;
}

export function createSingleFlight<T>(nextOrder: () => number): SingleFlight<T> {
  const flights = new Map<string, Flight<T>>();

  function takeOff(key: string, { priority }: AskOptions, work: Work<T>): Flight<T> {
    const controller = new AbortController();
    const history: SourceEvent[] = [];
    const listeners = new Set<(event: SourceEvent) => void>();
    const asking: Asking = {
      ticket: { order: nextOrder(), priority },
      signal: controller.signal,
      cost: { calls: 0 },
      tell(event) {
        history.push(event);
        for (const listener of listeners) listener(event);
      },
    };
    const answer = Promise.resolve()
      .then(() => work(asking))
      .finally(() => land(key, flight));
    const flight: Flight<T> = {
      asking,
      answer,
      history,
      listeners,
      abort: () => controller.abort(),
      askers: 0,
      charged: 0,
    };
    flights.set(key, flight);
    return flight;
  }

  function land(key: string, flight: Flight<T>) {
    if (flights.get(key) === flight) flights.delete(key);
  }

  return {
    async ask(key, options, work) {
      if (options.signal?.aborted) return { ok: false, fault: cancelled, calls: 0 };
      const flight = flights.get(key) ?? takeOff(key, options, work);
      if (options.priority === 'person') flight.asking.ticket.priority = 'person';
      flight.askers += 1;
      if (options.onEvent !== undefined) {
        for (const event of flight.history) options.onEvent(event);
        flight.listeners.add(options.onEvent);
      }
      try {
        const answer = await untilAborted(flight.answer, options.signal);
        const calls = flight.asking.cost.calls - flight.charged;
        flight.charged += calls;
        return answer === undefined ? { ok: false, fault: cancelled, calls } : { ...answer, calls };
      } finally {
        if (options.onEvent !== undefined) flight.listeners.delete(options.onEvent);
        flight.askers -= 1;
        if (flight.askers === 0) {
          land(key, flight);
          flight.abort();
        }
      }
    },
  };
}

/** `undefined` when aborted first. */
async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
  if (signal === undefined) return await promise;
  return await new Promise((resolve, reject) => {
    const aborted = () => resolve(undefined);
    signal.addEventListener('abort', aborted, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', aborted));
  });
}
