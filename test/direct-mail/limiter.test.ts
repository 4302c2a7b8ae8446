import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLimiter, type LimiterSettings, type Slot, type Ticket } from '../../src/adapters/direct-mail/limiter.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const limiter = (settings: Partial<LimiterSettings> = {}) =>
  createLimiter({
    callsPerMinute: 2,
    atOnce: 64,
    windowMs: 60_000,
    patienceMs: 120_000,
    backoffScale: 1,
    now: () => performance.now(),
    random: () => 0,
    ...settings,
  });

const never = new AbortController().signal;
const nothing = () => {};
const ticket = (order: number, priority: Ticket['priority'] = 'person'): Ticket => ({ order, priority });

/** Takes a slot and gives it back at once. */
async function call(slots: Promise<Slot>): Promise<void> {
  const slot = await slots;
  slot.accepted();
  slot.release();
}

it('lets through what the budget allows and holds the rest until slots come back', async () => {
  const all = limiter();
  const waited: number[] = [];
  const ended: number[] = [];
  const began = performance.now();
  const calls = [1, 2, 3, 4, 5].map(async (order) => {
    await call(all.acquire(ticket(order), never, () => waited.push(order)));
    ended.push(order);
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(ended).toEqual([1, 2]);
  expect(waited).toEqual([3, 4, 5]);
  await vi.advanceTimersByTimeAsync(59_999);
  expect(ended).toEqual([1, 2]);
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toEqual([1, 2, 3, 4]);
  await vi.runAllTimersAsync();
  await Promise.all(calls);
  expect(performance.now() - began).toBe(120_000);
});

it.each([0.3, 0.5, 0.7, 0.9])('a clock that moves by %f between two looks holds nobody up', async (step) => {
  let moved = 0;
  const now = () => {
    moved += step;
    return performance.now() + moved;
  };
  const all = limiter({ callsPerMinute: 1, windowMs: 3, now });
  const calls = Array.from({ length: 50 }, (_, order) => call(all.acquire(ticket(order), never, nothing)));
  await vi.runAllTimersAsync();
  await Promise.all(calls);
});

it('people go before background work, then the older question', async () => {
  const all = limiter({ callsPerMinute: 1 });
  const order: string[] = [];
  const joined = ticket(9, 'background');
  const asked: readonly (readonly [string, Ticket])[] = [
    ['first', ticket(1, 'background')],
    ['background', ticket(2, 'background')],
    ['person 4', ticket(4)],
    ['person 3', ticket(3)],
    ['joined by a person', joined],
  ];
  const calls = asked.map(async ([name, each]) => {
    await call(all.acquire(each, never, nothing));
    order.push(name);
  });
  joined.priority = 'person';
  await vi.runAllTimersAsync();
  await Promise.all(calls);
  expect(order).toEqual(['first', 'person 3', 'person 4', 'joined by a person', 'background']);
});

it('never more at once than it may', async () => {
  const all = limiter({ callsPerMinute: 100, atOnce: 3 });
  const slots: Slot[] = [];
  for (let order = 0; order < 5; order += 1) {
    all.acquire(ticket(order), never, nothing).then((slot) => slots.push(slot));
  }
  await vi.advanceTimersByTimeAsync(1_000);
  expect(slots.length).toBe(3);
  slots[0]?.release();
  slots[0]?.release();
  await vi.advanceTimersByTimeAsync(0);
  expect(slots.length).toBe(4);
});

it('an aborted wait ends at once and holds nobody up', async () => {
  const all = limiter({ callsPerMinute: 1 });
  await call(all.acquire(ticket(1), never, nothing));
  const controller = new AbortController();
  const aborted = all.acquire(ticket(2), controller.signal, nothing);
  const next = call(all.acquire(ticket(3), never, nothing));
  controller.abort(new Error('enough'));
  await expect(aborted).rejects.toThrow('enough');
  await expect(all.acquire(ticket(4), controller.signal, nothing)).rejects.toThrow('enough');
  await vi.advanceTimersByTimeAsync(60_000);
  await next;
});

it('a throttled call pauses all, then one tries before the others follow', async () => {
  const all = limiter({ callsPerMinute: 100 });
  const slot = await all.acquire(ticket(1), never, nothing);
  expect(slot.throttled(3_000)).toBe(3_000);
  slot.release();
  const slots: Slot[] = [];
  for (let order = 2; order < 6; order += 1) {
    all.acquire(ticket(order), never, nothing).then((each) => slots.push(each));
  }
  await vi.advanceTimersByTimeAsync(2_999);
  expect(slots.length).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(slots.length).toBe(1);
  slots[0]?.accepted();
  slots[0]?.release();
  await vi.advanceTimersByTimeAsync(0);
  expect(slots.length).toBe(4);
});

it('when everything is refused for two minutes, those who wait are told', async () => {
  const all = limiter({ callsPerMinute: 100 });
  const waiting = async () => {
    for (;;) {
      const slot = await all.acquire(ticket(1), never, nothing);
      slot.throttled(undefined);
      slot.release();
    }
  };
  const told = expect(Promise.race([waiting(), waiting()])).rejects.toMatchObject({ code: 'ThrottledOut' });
  await vi.advanceTimersByTimeAsync(180_000);
  await told;
});

it('tells how long calls will have to wait', async () => {
  const all = limiter();
  expect(all.waitFor(2)).toBe(0);
  expect(all.waitFor(3)).toBe(60_000);
  await call(all.acquire(ticket(1), never, nothing));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(all.waitFor(1)).toBe(0);
  expect(all.waitFor(2)).toBe(50_000);
  const slot = await all.acquire(ticket(2), never, nothing);
  slot.throttled(55_000);
  expect(all.waitFor(1)).toBe(55_000);
});

it('in any window, never more calls than allowed can have been seen', async () => {
  const wish = fc.record({
    at: fc.nat(3_000),
    latency: fc.nat(800),
    fate: fc.constantFrom('ok', 'ok', 'ok', 'throttled'),
  });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.array(wish, { maxLength: 40 }), async (allowed, wishes) => {
      const windowMs = 1_000;
      const all = limiter({ callsPerMinute: allowed, windowMs, backoffScale: 0.05, patienceMs: 1e9 });
      const seen: { readonly start: number; readonly end: number }[] = [];
      const calls = wishes.map(async ({ at, latency, fate }, order) => {
        await new Promise((resolve) => setTimeout(resolve, at));
        const slot = await all.acquire(ticket(order), never, nothing);
        const start = performance.now();
        await new Promise((resolve) => setTimeout(resolve, latency));
        if (fate === 'throttled') slot.throttled(undefined);
        else slot.accepted();
        slot.release();
        seen.push({ start, end: performance.now() });
      });
      await vi.runAllTimersAsync();
      await Promise.all(calls);
      expect(seen.length).toBe(wishes.length);
      for (const { end } of seen) {
        const possible = seen.filter((each) => each.start < end + windowMs && each.end >= end);
        expect(possible.length).toBeLessThanOrEqual(allowed);
      }
    }),
    { numRuns: 60 },
  );
});
