import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLimiter, type LimiterSettings, type Slot, type Ticket } from '../../src/adapters/direct-mail/limiter.ts';
import { pretendBudget } from './pretend-budget.ts';
import { rememberingLog } from './quiet.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const never = new AbortController().signal;
const nothing = () => {};
const ticket = (order: number, priority: Ticket['priority'] = 'person'): Ticket => ({ order, priority });
const longestCallMs = 30_000;

/** Several limiters over one store: `replica()` makes another one. */
function replicas(settings: Partial<LimiterSettings> = {}, store = pretendBudget()) {
  const log = rememberingLog();
  const replica = () =>
    createLimiter({
      callsPerMinute: 4,
      atOnce: 64,
      windowMs: 60_000,
      patienceMs: 120_000,
      backoffScale: 1,
      now: () => performance.now(),
      random: () => 0,
      shared: { store, longestCallMs, log },
      ...settings,
    });
  return { replica, store, log };
}

type Limiter = ReturnType<typeof createLimiter>;

/** Takes slots and keeps them, telling which tickets had one. */
function callers(limiter: Limiter) {
  const had: (readonly [number, Slot])[] = [];
  const waited: number[] = [];
  const ask = (order: number, priority?: Ticket['priority'], signal = never) =>
    limiter
      .acquire(ticket(order, priority), signal, () => waited.push(order))
      .then((slot) => void had.push([order, slot]));
  return {
    ask,
    waited,
    had: () => had.map(([order]) => order),
    release: (count = had.length) => {
      for (const [, slot] of had.splice(0, count)) {
        slot.accepted();
        slot.release();
      }
    },
  };
}

/** Lets this much time pass, and all that happens in it. */
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('replicas over one store', () => {
  it('have one budget together, and slots back one window after the answer', async () => {
    const { replica, store } = replicas();
    const [a, b] = [callers(replica()), callers(replica())];
    for (const order of [1, 2, 3]) a.ask(order);
    await pass(10);
    for (const order of [1, 2, 3]) b.ask(order);
    await pass(10);
    expect([a.had(), b.had()]).toEqual([[1, 2, 3], [1]]);
    await pass(9_980);
    a.release();
    await pass(59_900);
    expect(b.had()).toEqual([1]);
    await pass(200);
    expect(b.had()).toEqual([1, 2, 3]);
    expect(store.busy()).toBe(3);
  });

  it('ask once for all calls that start together', async () => {
    const { replica, store } = replicas({ callsPerMinute: 100 });
    const all = callers(replica());
    for (let order = 0; order < 64; order += 1) all.ask(order);
    await pass(6);
    expect(all.had()).toHaveLength(64);
    expect(store.takes.map((ids) => ids.length)).toEqual([64]);
    expect(all.waited).toEqual([]);
  });

  it('ask again when a slot may be free, not all the time', async () => {
    const { replica, store } = replicas();
    const [a, b] = [callers(replica()), callers(replica())];
    for (const order of [1, 2, 3, 4]) a.ask(order);
    await pass(10);
    for (const order of [1, 2, 3, 4]) b.ask(order);
    await pass(1_000);
    a.release();
    await pass(62_000);
    expect(b.had()).toHaveLength(4);
    expect(store.takes.map((ids) => ids.length)).toEqual([4, 0, 0, 4]);
  });

  it('get back the slots of one that died, after the longest that its calls may have taken', async () => {
    const { replica } = replicas();
    const [dying, other] = [callers(replica()), callers(replica())];
    for (const order of [1, 2, 3, 4]) dying.ask(order);
    await pass(10);
    other.ask(1);
    await pass(longestCallMs + 60_000);
    expect(other.had()).toEqual([]);
    await pass(3_000);
    expect(other.had()).toEqual([1]);
  });

  it('never make more calls in any window than allowed, use the whole budget, and starve nobody', async () => {
    const wish = fc.record({ at: fc.nat(1_500), latency: fc.nat(400), replica: fc.nat(2) });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.array(wish, { maxLength: 40 }),
        fc.nat(30),
        fc.infiniteStream(fc.double({ min: 0, max: 0.99, noNaN: true })),
        async (allowed, wishes, answerMs, jitter) => {
          const windowMs = 1_000;
          const random = () => jitter.next().value as number;
          const world = replicas({ callsPerMinute: allowed, windowMs, random }, pretendBudget(answerMs));
          const limiters = [world.replica(), world.replica(), world.replica()];
          const seen: { readonly start: number; readonly end: number }[] = [];
          const began = performance.now();
          const calls = wishes.map(async ({ at, latency, replica }, order) => {
            await new Promise((resolve) => setTimeout(resolve, at));
            const slot = await (limiters[replica] as Limiter).acquire(ticket(order), never, nothing);
            const start = performance.now();
            await new Promise((resolve) => setTimeout(resolve, latency));
            slot.accepted();
            slot.release();
            seen.push({ start, end: performance.now() });
          });
          await vi.runAllTimersAsync();
          await Promise.all(calls);
          expect(seen).toHaveLength(wishes.length);
          for (const { end } of seen) {
            const possible = seen.filter((each) => each.start < end + windowMs && each.end >= end);
            expect(possible.length).toBeLessThanOrEqual(allowed);
          }
          // Each round: the window, the longest call, asking and being told, and the jitter.
          const rounds = Math.ceil(wishes.length / allowed);
          const latest = Math.max(0, ...seen.map(({ end }) => end)) - began;
          expect(latest).toBeLessThanOrEqual(1_500 + 400 + rounds * (windowMs + 400 + 8 * (answerMs + 1) + 150));
          expect(world.log.lines).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('within one process', () => {
  it('people go before background work, also those who came while a slot was asked for', async () => {
    const { replica } = replicas({ callsPerMinute: 1 });
    const all = callers(replica());
    all.ask(1, 'background');
    all.ask(2, 'background');
    await pass(3);
    all.ask(4);
    all.ask(3);
    const order: number[] = [];
    for (let call = 0; call < 4; call += 1) {
      await pass(60_200);
      order.push(...all.had());
      all.release();
    }
    expect(order).toEqual([3, 4, 1, 2]);
  });

  it('a slot asked for by somebody who left goes to the next, or back', async () => {
    const { replica, store } = replicas({ callsPerMinute: 2 });
    const all = callers(replica());
    const controller = new AbortController();
    const left = [all.ask(1, 'person', controller.signal), all.ask(2, 'person', controller.signal)];
    const refused = Promise.all(left.map((each) => expect(each).rejects.toThrow('enough')));
    await pass(3);
    controller.abort(new Error('enough'));
    await refused;
    all.ask(3);
    await pass(7);
    expect(all.had()).toEqual([3]);
    expect(store.takes.map((ids) => ids.length)).toEqual([2]);
    expect(store.busy()).toBe(1);
  });

  it('those who wait are told, and how long it will be', async () => {
    const { replica } = replicas();
    const [a, limiter] = [callers(replica()), replica()];
    const b = callers(limiter);
    for (const order of [1, 2]) a.ask(order);
    expect(limiter.waitFor(4)).toBe(0);
    await pass(10);
    a.release();
    for (const order of [1, 2, 3, 4]) b.ask(order);
    // Who has just asked may have a slot in a moment, and is not counted as waiting.
    expect([b.waited, limiter.waitFor(4)]).toEqual([[], 0]);
    await pass(10);
    expect([b.had(), b.waited]).toEqual([
      [1, 2],
      [3, 4],
    ]);
    // Two wait already: this would be the third and the fourth.
    expect(limiter.waitFor(1)).toBeGreaterThan(60_000 + 25_000);
    expect(limiter.waitFor(1)).toBeLessThan(60_000 + 31_000);
    await pass(60_000);
    expect(b.had()).toEqual([1, 2, 3, 4]);
    expect(limiter.waitFor(1)).toBe(60_000);
  });

  it('calls that are refused as too frequent pause it, and cost no slots meanwhile', async () => {
    const { replica, store } = replicas({ callsPerMinute: 100 });
    const limiter = replica();
    const first = limiter.acquire(ticket(1), never, nothing);
    await pass(10);
    const slot = await first;
    slot.throttled(3_000);
    slot.release();
    const all = callers(limiter);
    for (const order of [2, 3, 4]) all.ask(order);
    await pass(2_900);
    expect([all.had(), store.busy()]).toEqual([[], 1]);
    await pass(200);
    expect([all.had(), store.busy()]).toEqual([[2], 2]);
    all.release();
    await pass(10);
    expect(all.had()).toEqual([3, 4]);
  });

  it('makes no more calls than its own budget, whatever the clock of the store does', async () => {
    const generous = pretendBudget();
    const { replica } = replicas({}, { ...generous, take: (_, wanted, heldMs) => generous.take(99, wanted, heldMs) });
    const all = callers(replica());
    for (let order = 1; order <= 9; order += 1) all.ask(order);
    await pass(1_000);
    expect(all.had()).toEqual([1, 2, 3, 4]);
    all.release();
    await pass(59_900);
    expect(all.had()).toEqual([]);
    await pass(200);
    expect(all.had()).toEqual([5, 6, 7, 8]);
    expect(generous.busy()).toBe(4);
  });
});

describe('a store that fails', () => {
  const lost =
    'warn the store does not count Direct Mail calls; half of the calls a minute are made without it ' +
    '{"reason":"PostgreSQL cannot be reached."}';
  const trouble = new Error('PostgreSQL cannot be reached.');

  it('is told once, and half of the budget goes on without it', async () => {
    const { replica, store, log } = replicas({ callsPerMinute: 6 });
    const all = callers(replica());
    store.behave(trouble);
    for (let order = 1; order <= 8; order += 1) all.ask(order);
    await pass(10);
    expect(all.had()).toEqual([1, 2, 3]);
    expect(all.waited).toEqual([4, 5, 6, 7, 8]);
    all.release();
    await pass(59_000);
    expect(all.had()).toEqual([]);
    await pass(1_100);
    expect(all.had()).toEqual([4, 5, 6]);
    expect(log.lines).toEqual([lost]);
  });

  it('leaves what was called before counted', async () => {
    const { replica, store } = replicas({ callsPerMinute: 6 });
    const all = callers(replica());
    for (const order of [1, 2]) all.ask(order);
    await pass(10);
    all.release();
    await pass(10);
    store.behave(trouble);
    for (const order of [3, 4]) all.ask(order);
    await pass(10);
    expect(all.had()).toEqual([3]);
  });

  it('is told of the calls made without it before it gives more', async () => {
    const { replica, store, log } = replicas();
    const all = callers(replica());
    store.behave(trouble);
    for (const order of [1, 2, 3]) all.ask(order);
    await pass(10);
    expect(all.had()).toEqual([1, 2]);
    all.release(1);
    store.behave(5);
    await pass(5_100);
    expect(all.had()).toEqual([2, 3]);
    expect(store.busy()).toBe(3);
    expect(log.lines).toEqual([expect.stringMatching(/^warn/), 'info the store counts Direct Mail calls again {}']);
    store.behave(trouble);
    all.release();
    await pass(10);
    expect(log.lines.slice(2)).toEqual([lost]);
  });

  it('and gives no answer keeps people waiting for two seconds, and its late slots go back', async () => {
    const { replica, store, log } = replicas();
    const all = callers(replica());
    store.behave(10_000);
    all.ask(1);
    await pass(1_990);
    expect(all.had()).toEqual([]);
    await pass(20);
    expect(all.had()).toEqual([1]);
    store.behave(5);
    await pass(9_000);
    // The second is for the call made meanwhile.
    expect(store.takes.map((ids) => ids.length)).toEqual([1, 1]);
    expect(store.busy()).toBe(1);
    expect(log.lines).toEqual([
      expect.stringContaining('"reason":"The store did not answer in time."'),
      'info the store counts Direct Mail calls again {}',
    ]);
  });

  it('estimates go by half of the budget', async () => {
    const { replica, store } = replicas();
    const limiter = replica();
    const all = callers(limiter);
    store.behave(trouble);
    all.ask(1);
    await pass(10);
    expect([1, 2, 3, 4].map(limiter.waitFor)).toEqual([0, 60_000, 60_000, 120_000]);
  });
});
