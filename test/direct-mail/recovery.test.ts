import { describe, expect, it } from 'vitest';
import { createRecovery } from '../../src/adapters/direct-mail/recovery.ts';

const recovery = () => createRecovery({ patienceMs: 120_000, backoffScale: 1, random: () => 0 });

it('without trouble everything may start', () => {
  const all = recovery();
  expect(all.mayStart(0)).toBe(true);
  all.started();
  expect(all.mayStart(0)).toBe(true);
});

describe('a throttled call', () => {
  it('pauses everyone for as long as the server says', () => {
    const all = recovery();
    expect(all.throttled(all.started(), 1_000, 5_000)).toBe(5_000);
    expect(all.mayStart(5_999)).toBe(false);
    expect(all.wait(5_999)).toBe(1);
    expect(all.mayStart(6_000)).toBe(true);
  });

  it('pauses for our own backoff when the server says nothing', () => {
    const all = recovery();
    expect(all.throttled(all.started(), 0, undefined)).toBe(1_000);
  });

  it('pauses for a minute at most', () => {
    const all = recovery();
    expect(all.throttled(all.started(), 0, 3_600_000)).toBe(60_000);
  });

  it('is followed by one that tries, and only its answer lets the others go', () => {
    const all = recovery();
    all.throttled(all.started(), 0, 10);
    expect(all.mayStart(10)).toBe(true);
    const trial = all.started();
    expect(all.mayStart(10)).toBe(false);
    all.accepted(trial);
    all.ended(trial);
    expect(all.mayStart(10)).toBe(true);
    all.started();
    expect(all.mayStart(10)).toBe(true);
  });

  it('is followed by another try when the first one ended without an answer', () => {
    const all = recovery();
    all.throttled(all.started(), 0, 10);
    all.ended(all.started());
    expect(all.mayStart(10)).toBe(true);
    all.started();
    expect(all.mayStart(10)).toBe(false);
  });

  it('refused again after the delay it was told, waits at least its own backoff', () => {
    const all = recovery();
    expect(all.throttled(all.started(), 0, 2)).toBe(2);
    expect(all.throttled(all.started(), 2, 2)).toBe(4_000);
    expect(all.throttled(all.started(), 4_002, 30_000)).toBe(30_000);
  });
});

it('calls that were under way together count as one refusal', () => {
  const all = recovery();
  const together = [all.started(), all.started(), all.started()];
  expect(together.map((each) => all.throttled(each, 0, undefined))).toEqual([1_000, 1_000, 1_000]);
  expect(all.throttled(all.started(), 1_000, undefined)).toBe(4_000);
});

it('an answer to a call from before the pause ends nothing', () => {
  const all = recovery();
  const early = all.started();
  all.throttled(all.started(), 0, 10);
  all.accepted(early);
  all.started();
  expect(all.mayStart(10)).toBe(false);
});

it('refused for longer than its patience, says so once', () => {
  const all = recovery();
  all.throttled(all.started(), 0, 10);
  expect(all.lost(119_999)).toBe(false);
  expect(all.lost(120_000)).toBe(true);
  expect(all.lost(120_001)).toBe(false);
});
