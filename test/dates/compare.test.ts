import { describe, expect, it } from 'vitest';
import type { DateRange } from '../../src/dates/range.ts';
import { outcome, problems, reading } from './ask.ts';

const short = (range: DateRange | null): string => (range ? `${range.from}..${range.to}` : 'none');
const lastWeek = '2026-11-09..2026-11-15';
const weekBefore = '2026-11-02..2026-11-08';
const thisWeek = '2026-11-16..2026-11-18';
const sameDays = '2026-11-09..2026-11-11';

/** U+001F, where another clause was cut out. */
const cut = '\u001f';

describe('what to compare with', () => {
  it.each([
    ['last week vs previous', lastWeek, 'previous'],
    ['last week vs prev period', lastWeek, 'previous'],
    ['last week vs. previous period', lastWeek, 'previous'],
    ['last week versus previous week', lastWeek, 'previous'],
    ['last week compared to the week before', lastWeek, 'previous'],
    ['last week against the week before', lastWeek, 'previous'],
    ['last week compared with the one before', lastWeek, 'previous'],
    ['last week vs week before last', lastWeek, weekBefore],
    ['compare last week with the week before', lastWeek, 'previous'],
    ['last 7 days vs previous 7 days', '2026-11-11..2026-11-17', 'previous'],
    ['last 7 days vs the 7 days before', '2026-11-11..2026-11-17', 'previous'],
    ['last 3 days vs previous 3 days', '2026-11-15..2026-11-17', '2026-11-12..2026-11-14'],
    ['yesterday vs the day before', '2026-11-17..2026-11-17', '2026-11-16..2026-11-16'],
    ['last month vs the month before', '2026-10-01..2026-10-31', '2026-09-01..2026-09-30'],
    ['last month vs previous month', '2026-10-01..2026-10-31', '2026-09-01..2026-09-30'],
    ['october vs september', '2026-10-01..2026-10-31', '2026-09-01..2026-09-30'],
    ['nov 9-15 vs nov 2-8', lastWeek, weekBefore],
    ['last week wow', lastWeek, 'previous'],
    ['last month yoy', '2026-10-01..2026-10-31', '2025-10-01..2025-10-31'],
    ['vs previous last week', lastWeek, 'previous'],
    [`vs previous ${cut} last week`, lastWeek, 'previous'],
    [`vs previous ${cut} 7 days`, '2026-11-11..2026-11-17', 'previous'],
    ['vs previous 14 days', '2026-11-04..2026-11-17', 'previous'],
    [`last week ${cut} vs previous`, lastWeek, 'previous'],
    [`from nov 3 ${cut} to nov 9`, '2026-11-03..2026-11-09', 'none'],
    ['vs previous', 'none', 'previous'],
    ['vs last week', 'none', lastWeek],
    ['上周对比上期', lastWeek, 'previous'],
    ['上周环比', lastWeek, 'previous'],
    ['环比', 'none', 'previous'],
    ['上周 vs 上上周', lastWeek, weekBefore],
    ['上周和上上周对比', lastWeek, weekBefore],
    ['和上周比', 'none', lastWeek],
    ['最近7天对比前7天', '2026-11-11..2026-11-17', 'previous'],
    ['上月同比', '2026-10-01..2026-10-31', '2025-10-01..2025-10-31'],
  ])('%s → %s, %s', (phrase, range, compare) => {
    const found = reading(phrase);
    expect(short(found.range)).toBe(range);
    expect(typeof found.compare === 'object' ? short(found.compare) : (found.compare ?? 'none')).toBe(compare);
  });

  it.each([
    'this week vs last week',
    'vs last week this week',
    `vs last week ${cut} this week`,
    'wtd vs last week',
    'this week vs previous week',
    'compare this week to last week',
    'how does this week compare to last week?',
    '本周对比上周',
    '本周与上周相比',
    '本周和上周对比',
    '本周 和上周比',
    `对比上周${cut}本周`,
  ])('sets like against like: %s', (phrase) => {
    const found = reading(phrase);
    expect(short(found.range)).toBe(thisWeek);
    expect(found.compare).toEqual({ from: '2026-11-09', to: '2026-11-11' });
    expect(short(found.compare as DateRange)).toBe(sameDays);
    expect(found.notes).toContain('Compared with the same days of the week before.');
  });

  it('refuses to compare with the future, and with nothing', () => {
    expect(problems('last week vs tomorrow')[0]?.message).toBe(
      'What to compare with has not happened yet: it is Thu 19 Nov 2026.',
    );
    expect(problems('last week vs')[0]?.message).toBe('Compare with what? Say previous, or a range such as last week.');
    expect(outcome('last week vs foo')).toBe('REFUSE');
  });
});
