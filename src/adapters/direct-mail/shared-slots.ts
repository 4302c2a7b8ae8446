import type { BudgetStore, Log } from '../../ports.ts';
import type { Answered } from './allowance.ts';

export interface SharedSlotsSettings {
  readonly store: BudgetStore;
  readonly callsPerMinute: number;
  readonly windowMs: number;
  /** One call is over by then, whatever happens to it. */
  readonly longestCallMs: number;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/** Slots of the store's budget: asked for, used, and told of when their calls were answered. */
export interface SharedSlots {
  atHand(): number;
  /** Uses one that is at hand; when there is none, the call is made up for once the store answers again. */
  use(): Answered;
  /** So many could be used. Asks for them, one question at a time; what is at hand goes back. */
  want(calls: number): void;
  isAsking(): boolean;
  /** The store fails, or takes too long to answer. */
  isLost(): boolean;
  /** Milliseconds until the store is asked again; 0 when nothing is known against it. */
  nextMs(now: number): number;
}

/** A store that takes longer to answer keeps people waiting more than it is worth. */
const patienceMs = 2_000;
/** After a failure the store is left alone for so long. */
const retryMs = 5_000;

interface Call {
  /** Its slot; `null` while the store knows nothing of the call. */
  id: string | null;
  answeredAt: number | null;
}

/** `onSlots` is called when slots are at hand, or something else was learned about them. */
export function createSharedSlots(settings: SharedSlotsSettings, onSlots: () => void): SharedSlots {
  const { store, callsPerMinute, windowMs, now, random, log } = settings;
  // Slots of a process that died come back when its calls have left every window.
  const heldMs = patienceMs + settings.longestCallMs + windowMs;
  let atHand: string[] = [];
  let wanted = 0;
  let untold: Call[] = [];
  let answered: string[] = [];
  let asking = false;
  let telling = false;
  let lost = false;
  let askAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  function ask(): void {
    clearTimeout(timer);
    untold = untold.filter(({ answeredAt }) => answeredAt === null || answeredAt + windowMs > now());
    if (asking || wanted + untold.length === 0) return;
    const ms = askAt - now();
    if (ms <= 0) {
      asking = true;
      // Calls start together, and one question will do for all of them.
      setImmediate(askNow);
    } else if (wanted > 0) timer = setTimeout(ask, Math.ceil(ms));
  }

  async function askNow(): Promise<void> {
    const askedAt = now();
    const patience = setTimeout(() => lose(new Error('The store did not answer in time.')), patienceMs);
    // Everybody may have left by now; then one is asked for in vain.
    const count = Math.max(1, Math.min(callsPerMinute, wanted + untold.length));
    try {
      const { ids, nextInMs } = await store.take(callsPerMinute, count, heldMs);
      if (now() - askedAt > patienceMs) giveBack(ids);
      else receive(ids, nextInMs);
    } catch (error) {
      lose(error);
    } finally {
      clearTimeout(patience);
      asking = false;
    }
    onSlots();
  }

  function receive(ids: readonly string[], nextInMs: number): void {
    if (lost) log.info('the store counts Direct Mail calls again');
    lost = false;
    // The store must fear that calls last long; one that is answered this moment comes back within a window. The jitter
    // lets several slots that come back one after the other be had together, and replicas take turns.
    const againMs = Math.min(nextInMs, windowMs) + random() * Math.min(100, windowMs / 20);
    askAt = nextInMs === 0 ? Number.NEGATIVE_INFINITY : now() + againMs;
    const madeUp = untold.splice(0, ids.length);
    for (const [index, call] of madeUp.entries()) {
      call.id = ids[index] ?? null;
      if (call.answeredAt !== null) tell(ids.slice(index, index + 1));
    }
    atHand = ids.slice(madeUp.length);
  }

  /** Those answered while the store is being told go together: their slots come back a little later, never sooner. */
  async function tell(ids: readonly string[]): Promise<void> {
    answered.push(...ids);
    if (telling) return;
    telling = true;
    while (answered.length > 0) {
      const together = answered;
      answered = [];
      // Those that cannot be told come back by themselves.
      await store.answered(together, windowMs).catch(lose);
    }
    telling = false;
  }

  function giveBack(ids: readonly string[]): void {
    if (ids.length > 0) store.answered(ids, 0).catch(lose);
  }

  function lose(error: unknown): void {
    askAt = now() + retryMs;
    if (lost) return;
    lost = true;
    const reason = error instanceof Error ? error.message : String(error);
    log.warn('the store does not count Direct Mail calls; half of the calls a minute are made without it', { reason });
    onSlots();
  }

  return {
    atHand: () => atHand.length,
    use() {
      const call: Call = { id: atHand.shift() ?? null, answeredAt: null };
      if (call.id === null) {
        untold.push(call);
        ask();
      }
      return () => {
        call.answeredAt = now();
        if (call.id !== null) tell([call.id]);
      };
    },
    want(calls) {
      giveBack(atHand);
      atHand = [];
      wanted = calls;
      ask();
    },
    isAsking: () => asking,
    isLost: () => lost,
    nextMs: (at) => Math.max(0, askAt - at),
  };
}
