import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPresses } from '../../src/adapters/slack/presses.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

it('hears a button again when it was answered, and not within a moment', () => {
  const { begin, end } = createPresses();
  expect([begin('a'), begin('a'), begin('b')]).toEqual([true, false, true]);
  end('a');
  expect(begin('a')).toBe(false);
  vi.advanceTimersByTime(1_001);
  expect([begin('a'), begin('b')]).toEqual([true, false]);
  end('b');
  vi.advanceTimersByTime(1_001);
  expect([begin('a'), begin('b')]).toEqual([false, true]);
});
