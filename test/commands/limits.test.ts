import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limit, previousOf } from '../../src/commands/limits.ts';
import { parseCommand } from '../../src/commands/parse.ts';
import { addDays, dayCount, weekdayOf } from '../../src/dates/day.ts';
import { wednesday } from './context.ts';

const today = '2026-11-18';
const range = (from: string, to = from) => ({ from, to });
const limited = (asked: { from: string; to: string }, compare: { from: string; to: string } | null = null) =>
  limit({ range: asked, compare }, today);

describe('the 30 days', () => {
  it('begin 29 days before Direct Mail’s today', () => {
    expect(limited(range('2026-10-20', '2026-11-18'))).toEqual({
      ok: true,
      reach: range('2026-10-20', '2026-11-18'),
      compare: null,
      notes: [],
    });
  });

  it('do not hold the day before that', () => {
    expect(limited(range('2026-10-19'))).toEqual({
      ok: false,
      message: 'Direct Mail keeps 30 days, from Tue 20 Oct 2026: Mon 19 Oct 2026 is no longer available.',
      nearest: range('2026-10-20'),
    });
  });

  it('cut a range that begins before them, and name what is missing', () => {
    expect(limited(range('2026-10-19', '2026-10-25'))).toMatchObject({
      reach: range('2026-10-20', '2026-10-25'),
      notes: ['Direct Mail keeps 30 days: Mon 19 Oct 2026 is no longer available and not counted.'],
    });
    expect(limited(range('2026-10-01', '2026-10-31'))).toMatchObject({
      reach: range('2026-10-20', '2026-10-31'),
      notes: ['Direct Mail keeps 30 days: Thu 1 – Mon 19 Oct 2026 are no longer available and not counted.'],
    });
  });

  it('offer as many days in reach as were asked, at most all of them', () => {
    expect(limited(range('2026-09-01', '2026-09-07'))).toMatchObject({ nearest: range('2026-10-20', '2026-10-26') });
    expect(limited(range('2026-01-01', '2026-09-07'))).toMatchObject({ nearest: range('2026-10-20', '2026-11-18') });
  });

  it('say when Direct Mail’s day has not begun', () => {
    expect(limited(range('2026-11-19'))).toEqual({
      ok: false,
      message: 'For Direct Mail it is still Wed 18 Nov 2026: Thu 19 Nov 2026 has no figures yet.',
      nearest: range('2026-11-18'),
    });
    expect(limited(range('2026-11-16', '2026-11-19'))).toMatchObject({
      reach: range('2026-11-16', '2026-11-18'),
      notes: ['For Direct Mail it is still Wed 18 Nov 2026: Thu 19 Nov 2026 has no figures yet.'],
    });
  });

  it('always leave a range within them, of which the asked one holds every day', () => {
    const days = fc.tuple(fc.integer({ min: -80, max: 5 }), fc.integer({ min: 0, max: 40 }));
    fc.assert(
      fc.property(days, ([start, length]) => {
        const asked = range(addDays(today, start), addDays(today, start + length));
        const answer = limited(asked);
        const inside = answer.ok ? answer.reach : answer.nearest;
        expect(inside.from >= '2026-10-20' && inside.to <= today && inside.from <= inside.to).toBe(true);
        if (answer.ok) expect(inside.from >= asked.from && inside.to <= asked.to).toBe(true);
        else expect(limited(answer.nearest).ok).toBe(true);
      }),
    );
  });
});

describe('comparisons', () => {
  const week = range('2026-11-09', '2026-11-15');

  it('are kept when all of their days are there', () => {
    expect(limited(week, range('2026-11-02', '2026-11-08'))).toMatchObject({
      compare: range('2026-11-02', '2026-11-08'),
      notes: [],
    });
    expect(limited(range('2026-10-27'), range('2026-10-20'))).toMatchObject({
      compare: range('2026-10-20'),
      notes: [],
    });
  });

  it.each([
    [
      range('2026-10-27', '2026-11-01'),
      range('2026-10-13', '2026-10-18'),
      'Nothing to compare with: Direct Mail no longer has Tue 13 – Sun 18 Oct 2026.',
    ],
    [
      range('2026-10-26', '2026-11-01'),
      range('2026-10-19', '2026-10-25'),
      'Nothing to compare with: Direct Mail has only a part of Mon 19 – Sun 25 Oct 2026.',
    ],
    [
      week,
      range('2026-11-17', '2026-11-19'),
      'Nothing to compare with: for Direct Mail it is still Wed 18 Nov 2026, not yet the end of Tue 17 – Thu 19 Nov 2026.',
    ],
    [week, week, 'Both periods are the same days, so there is nothing to compare.'],
  ])('%j against %j is left out', (asked, compare, note) => {
    expect(limited(asked, compare)).toMatchObject({ ok: true, compare: null, notes: [note] });
  });

  it.each([
    [
      week,
      range('2026-11-02', '2026-11-06'),
      'The periods are 7 days and 5 days long: compare their rates, not their counts.',
    ],
    [
      range('2026-11-17'),
      range('2026-11-02', '2026-11-06'),
      'The periods are 1 day and 5 days long: compare their rates, not their counts.',
    ],
    [week, range('2026-11-03', '2026-11-09'), 'The two periods overlap, so some days are counted in both.'],
  ])('%j against %j is kept with a remark', (asked, compare, note) => {
    expect(limited(asked, compare)).toMatchObject({ compare, notes: [note] });
  });

  it('with the previous period move back by whole weeks and keep the number of days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 60 }), (start, count) => {
        const asked = range(addDays('2026-01-01', start), addDays('2026-01-01', start + count - 1));
        const previous = previousOf(asked);
        expect(dayCount(previous)).toBe(count);
        expect(weekdayOf(previous.from)).toBe(weekdayOf(asked.from));
        expect(previous.to < asked.from).toBe(true);
        expect(addDays(previous.to, 7) >= asked.from).toBe(true);
      }),
    );
  });

  it.each([
    ['yesterday vs previous', '2026-11-10', '2026-11-10'],
    ['this week vs previous', '2026-11-09', '2026-11-11'],
    ['last 7 days vs previous', '2026-11-04', '2026-11-10'],
    ['2026-11-08..2026-11-17 vs previous', '2026-10-25', '2026-11-03'],
  ])('%s', (words, from, to) => {
    expect(parseCommand(words, wednesday)).toMatchObject({
      request: { compare: { kind: 'previous', range: { from, to } } },
    });
  });
});

describe('zones other than Direct Mail’s', () => {
  const ahead = { ...wednesday, zone: 'Pacific/Auckland', today: '2026-11-19' };
  const behind = { ...wednesday, zone: 'America/Sao_Paulo', today: '2026-11-17' };

  it('ahead: today is not there yet', () => {
    expect(parseCommand('today by esp', ahead)).toMatchObject({
      kind: 'problems',
      problems: [{ code: 'out-of-reach', span: { start: 0, end: 5 }, nearest: '2026-11-18' }],
      corrected: '2026-11-18 by esp',
    });
    expect(parseCommand('this week', ahead)).toMatchObject({
      request: { range: range('2026-11-16', '2026-11-19'), reach: range('2026-11-16', '2026-11-18') },
    });
  });

  it('behind: today is a day that Direct Mail has left already', () => {
    expect(parseCommand('today', behind)).toMatchObject({ request: { reach: range('2026-11-17') } });
    expect(parseCommand('last 30 days', behind)).toMatchObject({
      request: { range: range('2026-10-18', '2026-11-16'), reach: range('2026-10-20', '2026-11-16') },
    });
  });
});
