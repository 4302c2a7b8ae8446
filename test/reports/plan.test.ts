import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayCount, eachDay } from '../../src/dates/day.ts';
import { planReport, queryKey, valuesToCompare } from '../../src/reports/plan.ts';
import { windowsOf } from '../../src/reports/windows.ts';
import { lastWeek, request, someRange } from './requests.ts';

const listed = (...keys: string[]) => keys.map((key) => ({ key, label: key }));

describe('windowsOf', () => {
  it('tiles any range exactly, none longer than 7 days', () => {
    fc.assert(
      fc.property(someRange, (range) => {
        const windows = windowsOf(range);
        expect(windows.flatMap(eachDay)).toEqual(eachDay(range));
        expect(windows.every((window) => dayCount(window) <= 7)).toBe(true);
        expect(windows).toHaveLength(Math.ceil(dayCount(range) / 7));
      }),
    );
  });
});

describe('planReport', () => {
  it('asks for a total alone with one query a window', () => {
    const { queries } = planReport(request({ range: { from: '2026-11-08', to: '2026-11-17' } }), null);
    expect(queries).toEqual([
      { from: '2026-11-08', to: '2026-11-14' },
      { from: '2026-11-15', to: '2026-11-17' },
    ]);
  });

  it('asks for the five ESPs and the total, the total first', () => {
    const { queries } = planReport(request({ by: 'esp', filters: { sender: 'a@b.com' } }), null);
    expect(queries.map(({ esp }) => esp ?? 'total')).toEqual([
      'total',
      'gmail.com',
      'yahoo.com',
      'outlook.com',
      'icloud.com',
      'others',
    ]);
    expect(queries.every(({ sender }) => sender === 'a@b.com')).toBe(true);
  });

  it('asks only what is known while the values are not listed yet', () => {
    expect(valuesToCompare(request({ by: 'ip' }))).toBe('ip');
    expect(planReport(request({ by: 'ip' }), null).queries).toEqual([{ ...lastWeek }]);
    expect(planReport(request({ by: 'ip' }), listed('1.1.1.1', '2.2.2.2')).queries).toHaveLength(3);
  });

  it('by day needs no query of its own', () => {
    expect(planReport(request({ by: 'day' }), null).queries).toHaveLength(1);
  });

  it('compares only the value that a filter of the same dimension leaves, and asks once for it and the total', () => {
    const plan = planReport(request({ by: 'esp', filters: { esp: 'gmail.com' } }), null);
    expect(plan.groups).toEqual(listed('gmail.com'));
    expect(plan.queries).toEqual([{ ...lastWeek, esp: 'gmail.com' }]);
  });

  it('asks a window once that is in both periods', () => {
    const compare = { kind: 'range', range: lastWeek } as const;
    expect(planReport(request({ compare }), null).queries).toHaveLength(1);
  });

  it('never asks for a tag without a sender: the total of a tag by sender is their sum', () => {
    const plan = planReport(request({ by: 'sender', filters: { tag: 'welcome' } }), listed('a@b.com', 'c@b.com'));
    expect(plan.total).toBe('sum');
    expect(plan.queries.map(({ sender, tag }) => [sender, tag])).toEqual([
      ['a@b.com', 'welcome'],
      ['c@b.com', 'welcome'],
    ]);
  });

  it('asks windows × (values + 1), for both periods, and nothing twice', () => {
    const keys = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 12 });
    fc.assert(
      fc.property(someRange, keys, (range, tags) => {
        const compare = { kind: 'range', range: { from: '2024-01-01', to: '2024-01-09' } } as const;
        const plan = planReport(
          request({ range, by: 'tag', compare, filters: { sender: 'a@b.com' } }),
          listed(...tags),
        );
        expect(plan.queries).toHaveLength((windowsOf(range).length + 2) * (tags.length + 1));
        expect(new Set(plan.queries.map(queryKey)).size).toBe(plan.queries.length);
      }),
    );
  });
});
