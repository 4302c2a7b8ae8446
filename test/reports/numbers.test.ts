import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatCountChange,
  formatPointChange,
  formatPoints,
  formatRate,
} from '../../src/reports/numbers.ts';

describe('numbers as people read them', () => {
  it.each([
    [0, '0'],
    [1234567, '1,234,567'],
    [-340, '−340'],
  ])('count %d is %s', (count, text) => expect(formatCount(count)).toBe(text));

  it.each([
    [null, 'n/a'],
    [0, '0 %'],
    [0.00424, '0.42 %'],
    [0.01, '1.0 %'],
    [0.32149, '32.1 %'],
    [1, '100.0 %'],
    [1.453, '145.3 %'],
    [-0.2, 'n/a'],
  ])('rate %s is %s', (rate, text) => expect(formatRate(rate)).toBe(text));

  it.each([
    [0, 'no change'],
    [0.00004, 'no change'],
    [-0.00004, 'no change'],
    [0.0032, '+0.32 pts'],
    [-0.0123, '−1.2 pts'],
  ])('change of a rate by %d is %s', (change, text) => expect(formatPointChange(change)).toBe(text));

  it.each([
    [0, 'no change'],
    [1340, '+1,340'],
    [-5, '−5'],
  ])('change of a count by %d is %s', (change, text) => expect(formatCountChange(change)).toBe(text));

  it('an interval has two decimals where one would hide it', () => {
    expect(formatPoints(0.0151, 0.0194)).toBe('1.5 to 1.9 points');
    expect(formatPoints(0.0021, 0.0104)).toBe('0.21 to 1.04 points');
    expect(formatPoints(0.002, 0.11)).toBe('0.2 to 11.0 points');
    expect(formatPoints(0.0002, 0.11)).toBe('0.02 to 11.00 points');
  });
});
