import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as day from '../../src/dates/day.ts';

const someDay = fc
  .integer({ min: 0, max: 100_000 })
  .map((n) => new Date(Date.UTC(1910, 0, 1 + n)).toISOString().slice(0, 10));

describe('calendar days', () => {
  it('adds as the Gregorian calendar does', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -3000, max: 3000 }), (from, n) => {
        const to = new Date(Date.parse(from) + n * 86_400_000).toISOString().slice(0, 10);
        expect(day.addDays(from, n)).toBe(to);
        expect(day.daysBetween(from, to)).toBe(n);
        expect(day.weekdayOf(from)).toBe(new Date(from).getUTCDay());
      }),
    );
  });

  it.each([
    [1e15, '9999-12-31'],
    [-1e15, '0000-01-01'],
    [401, '2027-12-24'],
    [-401, '2025-10-13'],
  ])('adds %d days at once', (days, to) => expect(day.addDays('2026-11-18', days)).toBe(to));

  it.each([
    ['2026-03-31', -1, '2026-02-28'],
    ['2028-03-31', -1, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-11-18', -12, '2025-11-18'],
    ['2028-02-29', -12, '2027-02-28'],
  ])('%s %i months is %s', (from, months, to) => expect(day.addMonths(from, months)).toBe(to));

  it.each([
    ['2026-11-18', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['0000-00-00', false],
    ['9999-01-01', false],
    ['', false],
  ])('%s is a day: %s', (text, expected) => expect(day.isDay(text)).toBe(expected));

  it('knows the weeks of ISO 8601', () => {
    expect(day.startOfIsoWeek(2026, 1)).toBe('2025-12-29');
    expect(day.startOfIsoWeek(2026, 53)).toBe('2026-12-28');
    expect(day.startOfIsoWeek(2025, 53)).toBeNull();
    expect(day.startOfIsoWeek(2027, 1)).toBe('2027-01-04');
  });

  it('counts both ends of a range', () => {
    expect(day.dayCount({ from: '2026-02-27', to: '2026-03-01' })).toBe(3);
    expect(day.eachDay({ from: '2028-02-28', to: '2028-03-01' })).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  });
});

describe('the day it is somewhere', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-17T16:00:00Z', '2026-11-18'],
    ['Asia/Shanghai', '2026-11-17T15:59:59Z', '2026-11-17'],
    ['Pacific/Auckland', '2026-11-18T10:59:59Z', '2026-11-18'],
    ['Pacific/Auckland', '2026-11-18T11:00:00Z', '2026-11-19'],
    ['America/Los_Angeles', '2026-11-18T07:59:59Z', '2026-11-17'],
    // Clocks went forward and back on these days.
    ['America/Los_Angeles', '2026-03-08T08:00:00Z', '2026-03-08'],
    ['America/Los_Angeles', '2026-03-09T06:59:59Z', '2026-03-08'],
    ['America/Los_Angeles', '2026-11-01T07:00:00Z', '2026-11-01'],
    ['America/Los_Angeles', '2026-11-02T07:59:59Z', '2026-11-01'],
    // Midnight did not exist in São Paulo on this day.
    ['America/Sao_Paulo', '2018-11-04T03:00:00Z', '2018-11-04'],
    ['America/Sao_Paulo', '2018-11-04T02:59:59Z', '2018-11-03'],
    ['UTC', '2028-02-29T23:59:59Z', '2028-02-29'],
  ])('%s at %s: %s', (zone, instant, expected) => expect(day.dayIn(zone, new Date(instant))).toBe(expected));
});
