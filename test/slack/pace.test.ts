import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPace, type PostRates, slackRates } from '../../src/adapters/slack/pace.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Turn {
  readonly channel: string;
  readonly asked: number;
  readonly at: number;
}

/** A pace whose turns are written down in the order they come. */
function pacing(rates: Partial<PostRates> = {}) {
  const pace = createPace({ ...slackRates, ...rates });
  const turns: Turn[] = [];
  const ask = (channel: string) => {
    const asked = performance.now();
    void pace.turn(channel).then(() => turns.push({ channel, asked, at: performance.now() }));
  };
  const times = () => turns.map(({ at }) => at - start);
  const start = performance.now();
  return { pace, ask, turns, times };
}

it('lets a channel have a message a second, and others theirs meanwhile', async () => {
  const { ask, turns, times } = pacing();
  for (const channel of ['C1', 'C1', 'C2', 'C1', 'C2']) ask(channel);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(turns.map(({ channel }) => channel)).toEqual(['C1', 'C2', 'C1', 'C2', 'C1']);
  expect(times()).toEqual([0, 0, 1_000, 1_000, 2_000]);
});

it('counts the second from when a message is on its way', async () => {
  const { pace, ask, times } = pacing();
  ask('C1');
  ask('C1');
  await vi.advanceTimersByTimeAsync(400);
  pace.begun('C1');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(times()).toEqual([0, 1_400]);
});

it('lets 1 000 channels through in five minutes, evenly after a burst', async () => {
  const { ask, times } = pacing();
  for (let each = 0; each < 1_000; each += 1) ask(`C${each}`);
  await vi.advanceTimersByTimeAsync(0);
  expect(times()).toHaveLength(10);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(times().length).toBeGreaterThanOrEqual(199);
  await vi.advanceTimersByTimeAsync(255_000);
  expect(times()).toHaveLength(1_000);
});

it('forgets channels that nothing is to be known of any more', async () => {
  const { pace, ask } = pacing({ perMinute: 60_000_000 });
  for (let each = 0; each < 3_000; each += 1) ask(`C${each}`);
  await vi.advanceTimersByTimeAsync(500);
  pace.refused('C1', 60_000);
  expect(pace.size()).toBe(3_000);
  await vi.advanceTimersByTimeAsync(1_000);
  ask('C9');
  expect(pace.size()).toBe(2);
});

it('is at rest when nobody waits', async () => {
  const { ask } = pacing();
  for (let each = 0; each < 30; each += 1) ask(`C${each % 7}`);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(vi.getTimerCount()).toBe(0);
});

describe('after a refusal', () => {
  it('only this channel waits, for as long as Slack asks and the refused message first', async () => {
    const { pace, ask, turns, times } = pacing();
    pace.refused('C1', 30_000);
    ask('C1');
    ask('C2');
    await vi.advanceTimersByTimeAsync(40_000);
    expect(turns.map(({ channel }) => channel)).toEqual(['C2', 'C1']);
    expect(times()).toEqual([0, 31_000]);
  });

  it('of two channels at once all wait', async () => {
    const { pace, ask, times } = pacing();
    pace.refused('C1', 30_000);
    await vi.advanceTimersByTimeAsync(1_000);
    pace.refused('C2', 10_000);
    ask('C3');
    await vi.advanceTimersByTimeAsync(40_000);
    expect(times()).toEqual([11_000]);
  });

  it('of one channel twice, or of two one after the other, others do not wait', async () => {
    const { pace, ask, times } = pacing();
    pace.refused('C1', 5_000);
    pace.refused('C1', 5_000);
    ask('C3');
    await vi.advanceTimersByTimeAsync(6_000);
    pace.refused('C2', 5_000);
    ask('C4');
    await vi.advanceTimersByTimeAsync(0);
    expect(times()).toEqual([0, 6_000]);
  });

  it('those who wait already wait longer', async () => {
    const { pace, ask, times } = pacing();
    ask('C1');
    ask('C1');
    await vi.advanceTimersByTimeAsync(500);
    pace.refused('C1', 10_000);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(times()).toEqual([0, 11_500]);
  });

  it('nobody waits for more than an hour', async () => {
    const { pace, ask, times } = pacing();
    pace.refused('C1', Number.MAX_SAFE_INTEGER);
    ask('C1');
    await vi.advanceTimersByTimeAsync(3_602_000);
    expect(times()).toEqual([3_601_000]);
  });
});

it('keeps its rates, its order and nobody waiting for nothing, whatever is asked', async () => {
  const channel = fc.constantFrom('C1', 'C2', 'C3', 'C4', 'C5', 'C6');
  const asks = fc.array(fc.tuple(channel, fc.nat(900)), { minLength: 1, maxLength: 60 });
  const rates = fc.record({
    inChannel: fc.integer({ min: 1, max: 3_000 }),
    perMinute: fc.integer({ min: 12, max: 120 }),
    burst: fc.integer({ min: 1, max: 10 }),
  });
  await fc.assert(
    fc.asyncProperty(rates, asks, async (each, wanted) => {
      const { ask, turns } = pacing(each);
      for (const [name, later] of wanted) {
        ask(name);
        await vi.advanceTimersByTimeAsync(later);
      }
      await vi.advanceTimersByTimeAsync(3_600_000);
      expect(turns).toHaveLength(wanted.length);
      for (const [index, { at }] of turns.entries()) {
        const minute = turns.slice(index).filter((other) => other.at < at + 60_000);
        expect(minute.length).toBeLessThanOrEqual(each.perMinute);
      }
      for (const own of Map.groupBy(turns, ({ channel: name }) => name).values()) {
        for (const [index, { asked, at }] of own.slice(1).entries()) {
          expect(at - (own[index]?.at ?? 0)).toBeGreaterThanOrEqual(each.inChannel - 1e-6);
          expect(asked).toBeGreaterThanOrEqual(own[index]?.asked ?? 0);
        }
      }
      // Even with all of them in one line, one after the other.
      const apart = Math.max(each.inChannel, 60_000 / (each.perMinute - each.burst));
      const longest = Math.max(...turns.map(({ asked, at }) => at - asked));
      expect(longest).toBeLessThanOrEqual(turns.length * (apart + 1));
    }),
    { numRuns: 60 },
  );
});
