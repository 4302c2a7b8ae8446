import { describe, expect, it } from 'vitest';
import { createTimeEvidence } from '../../src/doctor/create-time.ts';

const asked = { from: '2026-11-15', to: '2026-11-17' };
const now = new Date('2026-11-18T10:00:00+08:00');

describe('what the Z of record times must mean', () => {
  it.each([
    ['a day before the ones asked can only be UTC', ['2026-11-14T18:30Z', '2026-11-15T01:00Z'], 'utc'],
    ['an evening of the last day asked can only be China time', ['2026-11-15T01:00Z', '2026-11-17T21:00Z'], 'china'],
    ['midnights fit either', ['2026-11-15T00:00Z', '2026-11-16T00:00Z'], null],
    ['days without times fit either', ['2026-11-15', '2026-11-16'], null],
    ['what fits neither decides nothing', ['2026-11-14T18:30Z', '2026-11-17T21:00Z'], null],
    ['nothing decides nothing', [], null],
  ])('%s', (_why, times, meaning) => {
    expect(createTimeEvidence(times, asked, now)).toBe(meaning);
  });

  it('today: a moment that has not come yet rules its reading out', () => {
    const today = { from: '2026-11-18', to: '2026-11-18' };
    // 09:00 in China is past; as true UTC it would be 17:00 in China.
    expect(createTimeEvidence(['2026-11-18T09:00Z'], today, now)).toBe('china');
    // 01:00 of today is past under both readings.
    expect(createTimeEvidence(['2026-11-18T01:00Z'], today, now)).toBeNull();
  });
});
