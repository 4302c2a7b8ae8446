import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoffMs, isRetryable, maxAttempts, mayRetry } from '../../src/adapters/direct-mail/retry.ts';

it.each([
  ['unreachable', true],
  ['throttled', true],
  ['permission', false],
  ['bad-request', false],
  ['unknown-sender', false],
  ['unexpected', false],
  ['gave-up', false],
] as const)('%s is attempted again: %s', (kind, retried) => {
  expect(isRetryable(kind)).toBe(retried);
  expect(mayRetry(kind, 1, 0, 120_000)).toBe(retried);
});

it.each([
  ['unreachable', [250, 750, 2_250, 6_750, 8_000]],
  ['throttled', [1_000, 4_000, 16_000, 40_000, 40_000]],
] as const)('%s waits longer each time', (kind, pauses) => {
  expect(pauses.map((_, index) => backoffMs(kind, index + 1, 0))).toEqual(pauses);
});

it('throttling is outlasted: the last attempt lies more than a minute after the first', () => {
  const pauses = Array.from({ length: maxAttempts - 1 }, (_, index) => backoffMs('throttled', index + 1, 0));
  expect(pauses.reduce((sum, ms) => sum + ms)).toBeGreaterThan(60_000);
});

it('jitter makes a pause up to half longer, never shorter', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('unreachable', 'throttled'),
      fc.integer({ min: 1, max: 50 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (kind, nth, random) => {
        const plain = backoffMs(kind, nth, 0);
        const jittered = backoffMs(kind, nth, random);
        expect(jittered).toBeGreaterThanOrEqual(plain);
        expect(jittered).toBeLessThanOrEqual(plain * 1.5);
      },
    ),
  );
});

it('stops after five attempts, or after two minutes of not getting on', () => {
  expect(mayRetry('unreachable', 4, 119_999, 120_000)).toBe(true);
  expect(mayRetry('unreachable', 5, 0, 120_000)).toBe(false);
  expect(mayRetry('unreachable', 1, 120_000, 120_000)).toBe(false);
});
