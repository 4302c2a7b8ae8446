import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startTicks } from '../../src/adapters/schedule/ticks.ts';

const everySecond = '* * * * * *';
const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const ticks of running.splice(0)) await ticks.stop();
  vi.useRealTimers();
});

/** A conductor whose ticks come to what is said, the last of it again and again. */
function start(outcomes: readonly (boolean | Error)[], pattern?: string) {
  const logged: (readonly [level: string, message: string, details?: Record<string, unknown>])[] = [];
  const log = (level: string) => (message: string, details?: Record<string, unknown>) =>
    void logged.push(details === undefined ? [level, message] : [level, message, details]);
  const seen = { ticks: 0, settled: 0, logged };
  const ticks = startTicks(
    {
      async tick() {
        const outcome = outcomes[Math.min(seen.ticks, outcomes.length - 1)];
        seen.ticks += 1;
        if (outcome instanceof Error) throw outcome;
        return outcome === true;
      },
      // Work that never ends holds no further tick up.
      settled() {
        seen.settled += 1;
        return new Promise(() => {});
      },
    },
    {
      log: { info: log('info'), warn: log('warn'), error: log('error') },
      ...(pattern === undefined ? {} : { pattern }),
    },
  );
  running.push(ticks);
  return { seen, ticks };
}

describe('ticks', () => {
  it('come at once and then as often as the pattern says, and each that gave work waits for it', async () => {
    const { seen } = start([false, true, false, true], everySecond);
    expect(seen.ticks).toBe(1);
    await vi.waitFor(() => expect(seen.ticks).toBeGreaterThanOrEqual(4), 5_000);
    expect(seen.settled).toBeGreaterThanOrEqual(1);
    expect(seen.settled).toBeLessThan(seen.ticks);
    expect(seen.logged).toEqual([]);
  });

  it('stop', async () => {
    const { seen, ticks } = start([true], everySecond);
    await ticks.stop();
    const { ticks: before } = seen;
    await setTimeout(1_200);
    expect(seen.ticks).toBe(before);
    await ticks.stop();
  });

  it('that fail are logged in words, each once, and the next comes', async () => {
    const broken = new Error('no store');
    const { seen } = start([broken, broken, false], everySecond);
    await vi.waitFor(() => expect(seen.ticks).toBeGreaterThanOrEqual(3), 5_000);
    expect(seen.logged).toEqual([
      ['error', 'digests were not looked at; the next tick does', { error: broken }],
      ['error', 'digests were not looked at; the next tick does', { error: broken }],
    ]);
    expect(seen.settled).toBe(0);
  });

  it('come each minute, also in the hour that a clock change repeats', async () => {
    // New York, where clocks go back from 02:00 to 01:00.
    vi.useFakeTimers({ now: new Date('2026-11-01T05:55:30Z') });
    const { seen } = start([false]);
    await vi.advanceTimersByTimeAsync(120 * 60_000);
    expect(seen.ticks).toBe(121);
    expect(seen.logged).toEqual([]);
  });

  it('go on soon after the clock was put back', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-23T00:59:30Z') });
    const { seen } = start([false]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(seen.ticks).toBe(2);
    vi.setSystemTime(new Date('2026-11-20T00:00:00Z'));
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(seen.ticks).toBeGreaterThanOrEqual(4);
    expect(seen.logged).toEqual([['warn', 'no tick for long, as when the clock is put back: ticks begin anew']]);
  });

  it('that were missed while the process slept are no news', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-23T00:59:30Z') });
    const { seen } = start([false]);
    await vi.advanceTimersByTimeAsync(60_000);
    vi.setSystemTime(new Date('2026-11-23T05:00:20Z'));
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    expect(seen.ticks).toBeGreaterThanOrEqual(4);
    expect(seen.logged).toEqual([]);
  });
});
