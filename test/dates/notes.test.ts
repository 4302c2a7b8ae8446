import { describe, expect, it } from 'vitest';
import { reading, wednesday } from './ask.ts';

describe('what is said about a reading', () => {
  it.each([
    ['last 7 days', []],
    ['last week', []],
    ['Nov 3', []],
    ['november', []],
    ['last few days', ['Read "few" as 3.']],
    ['last 24 hours', ['Hours are answered in whole days.']],
    ['last night', ['Parts of a day are answered as the whole day.']],
    ['2026-11-03T10:00:00Z', ['Times of day are answered in whole days.']],
    ['Dec 28', ['No year was said, so it was read as 2025.']],
    ['Dec 28 to Jan 3', ['No year was said, so it was read as 2025.']],
    ['Nov 9 to Nov 3', ['The end came before the start, so they were swapped.']],
    ['Nov 3 to Nov 30', ['Mon 30 Nov 2026 has not come yet, so the range ends today.']],
    ['3/11/2026', ['Read 3/11/2026 as day/month.']],
    ['11/3', ['Read 11/3 as month/day.']],
    ['13/11', []],
    ['Monday 3 Nov 2026', ['3 Nov 2026 is a Tuesday.']],
    ['early this week', ['A vague time: read as the days shown.']],
    ['recently', ['Read as the last 7 days.']],
    ['3m', ['Read "m" as months.']],
    ['last 10 business days', ['The weekend days in between are included.']],
  ])('%s: %s', (phrase, notes) => {
    expect(reading(phrase).notes).toEqual(notes);
  });

  it.each([
    ['past week', ['last week']],
    ['最近一周', ['last week']],
    ['past month', ['last month']],
    ['last 2 weeks', ['2026-11-02..2026-11-15']],
    ['two weeks ago', ['2026-11-02..2026-11-08']],
    ['last monday', ['2026-11-09']],
    ['first week of november', ['2026-11-01..2026-11-07']],
    ['last week', []],
    ['11-17', ['2026-11-11..2026-11-17']],
  ])('%s could also be %s', (phrase, words) => {
    const { alternatives } = reading(phrase);
    expect(alternatives.map((one) => one.words)).toEqual(words);
    for (const one of alternatives) expect(reading(one.words).range).toEqual(one.range);
  });

  it('takes the configured order of day and month when both fall within the last 30 days', () => {
    const context = { ...wednesday, today: '2026-11-12' };
    // 11/10 is yesterday's yesterday, or October 11 … 32 days ago; 10/11 the other way round.
    expect(reading('11/10', { ...context, order: 'dmy' }).range?.from).toBe('2026-11-10');
    const both = { ...wednesday, today: '2026-02-02' };
    expect(reading('1/2', { ...both, order: 'mdy' })).toMatchObject({
      range: { from: '2026-02-01' },
      notes: ['Read 1/2 as day/month.'],
    });
    const near = { ...wednesday, today: '2026-02-03' };
    const far = { ...wednesday, today: '2026-06-20' };
    expect(reading('2/1', { ...near, order: 'mdy' }).range?.from).toBe('2026-02-01');
    expect(reading('3/4', { ...far, order: 'mdy' }).range?.from).toBe('2026-03-04');
    expect(reading('3/4', { ...far, order: 'dmy' }).range?.from).toBe('2026-04-03');
    expect(reading('3/4', { ...far, order: 'dmy' }).alternatives.map((one) => one.words)).toEqual(['2026-03-04']);
  });
});
