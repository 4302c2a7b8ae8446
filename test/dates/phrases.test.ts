import { describe, expect, it } from 'vitest';
import type { Weekday } from '../../src/dates/range.ts';
import { readDates } from '../../src/dates/read.ts';
import { outcome, problems, wednesday } from './ask.ts';
import { table } from './table.ts';

const promised = table('dates.tsv');
const further = table('more-dates.tsv');

describe('the promised phrases', () => {
  it('are all there', () => expect(promised).toHaveLength(168));

  it.each(promised)('$phrase → $expect', ({ phrase = '', expect: expected }) => {
    expect(outcome(phrase)).toBe(expected);
  });
});

describe('further phrases', () => {
  it('are all there', () => expect(further.length).toBeGreaterThan(850));

  it.each(further)('$phrase → $expect, on $today', ({ phrase = '', expect: expected, today = '' }) => {
    expect(outcome(phrase, { ...wednesday, today })).toBe(expected);
  });
});

describe('refusals', () => {
  const all = [...promised, ...further].map(({ phrase = '', expect: expected, today = wednesday.today }) => ({
    phrase,
    expected,
    today,
  }));
  const refused = all.filter(({ expected }) => expected === 'REFUSE');

  it.each(refused)('$phrase says why, where, and offers only what works', ({ phrase, today }) => {
    const context = { ...wednesday, today };
    for (const { message, span, nearest } of problems(phrase, context)) {
      expect(message).toMatch(/^["A-Z0-9].*[.?]$/s);
      expect(span).toBeDefined();
      expect(span?.start).toBeGreaterThanOrEqual(0);
      expect(span?.end).toBeLessThanOrEqual(phrase.length);
      if (nearest !== undefined && phrase.slice(span?.start, span?.end) === phrase) {
        expect(readDates(nearest, context).ok, nearest).toBe(true);
      }
    }
  });
});

describe('the first day of the week', () => {
  const weeks: readonly (readonly [Weekday, string, string, string])[] = [
    [1, '2026-11-09..2026-11-15', '2026-11-16..2026-11-18', '2026-11-09..2026-11-15'],
    [0, '2026-11-08..2026-11-14', '2026-11-15..2026-11-18', '2026-11-08..2026-11-14'],
    [6, '2026-11-07..2026-11-13', '2026-11-14..2026-11-18', '2026-11-07..2026-11-13'],
  ];

  it.each(weeks)('%i: last week is %s', (weekStartsOn, last, current, ofNov9) => {
    const context = { ...wednesday, weekStartsOn };
    expect(outcome('last week', context)).toBe(last);
    expect(outcome('上周', context)).toBe(last);
    expect(outcome('this week', context)).toBe(current);
    expect(outcome('week of Nov 9', context)).toBe(ofNov9);
    // ISO weeks begin on Monday, whatever the office does.
    expect(outcome('W46', context)).toBe('2026-11-09..2026-11-15');
    expect(outcome('mon-fri', context)).toBe('2026-11-09..2026-11-13');
    expect(outcome('last weekend', context)).toBe('2026-11-14..2026-11-15');
  });
});
