import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formOf } from '../../../src/commands/form/form-of.ts';
import { mistakesIn } from '../../../src/commands/form/mistakes.ts';
import { quickDays } from '../../../src/commands/form/quick-days.ts';
import { emptyForm, type ReportForm, wordsOf } from '../../../src/commands/form/report-form.ts';
import { formatRequest } from '../../../src/commands/format.ts';
import { grammar } from '../../../src/commands/grammar.ts';
import { parseCommand } from '../../../src/commands/parse.ts';
import { dimensions } from '../../../src/commands/request.ts';
import { addDays } from '../../../src/dates/day.ts';
import { wednesday as context } from '../context.ts';

const form = (changes: Partial<ReportForm>): ReportForm => ({ ...emptyForm, ...changes });
const meaning = (words: string) => {
  const parsed = parseCommand(words, context);
  return parsed.kind === 'report' ? formatRequest(parsed.request) : parsed.kind;
};

describe('a form as a command', () => {
  it.each([
    ['last 7 days by esp', {}],
    [
      'last week by ip from:news@example.com vs previous',
      { days: 'last week', by: 'ip', filters: { sender: 'news@example.com' }, compare: 'vs previous' },
    ],
    ['check last 7 days tag:"spring sale" private', { by: 'check', filters: { tag: 'spring sale' }, private: true }],
    ['2026-11-03..2026-11-09 csv', { days: null, from: '2026-11-03', to: '2026-11-09', by: null, csv: true }],
    ['2026-11-03', { days: null, from: '2026-11-03', to: '2026-11-03', by: null }],
    ['2026-11-03 by esp', { days: null, from: '2026-11-03' }],
    ['by esp', { days: null }],
  ] as const)('%s', (words, changes) => {
    expect(wordsOf(form(changes))).toBe(words);
  });
});

describe('a command in a form', () => {
  it.each([
    ['', {}],
    ['last week by esp vs previous', { days: 'last week', compare: 'vs previous' }],
    ['by ip', { by: 'ip' }],
    ['2026-11-09..2026-11-15 by day', { days: 'last week', by: 'day' }],
    ['2026-11-04..2026-11-10 by esp', { days: null, from: '2026-11-04', to: '2026-11-10' }],
    ['last 10 days by esp csv', { days: 'last 10 days', csv: true }],
    ['yesterday vs 8 days ago', { days: 'yesterday', by: null, compare: 'vs 2026-11-10' }],
    ['check welcome from:news@example.com', { by: 'check', filters: { tag: 'welcome', sender: 'news@example.com' } }],
    ['上周按IP 仅自己可见', { days: '上周', by: 'ip', private: true }],
  ] as const)('%s', (words, changes) => {
    expect(formOf(words, context)).toEqual(form(changes));
  });

  it('keeps words that move on where a digest needs them', () => {
    const sunday = { ...context, today: '2026-11-15', directMailToday: '2026-11-15' };
    const monday = { ...context, today: '2026-11-16', directMailToday: '2026-11-16' };
    // On a Monday, "last 7 days" and "last week" are the same days.
    expect(formOf('previous week by esp', monday, true)?.days).not.toBe('last 7 days');
    expect(formOf('last 10 days by esp vs previous', sunday, true)).toEqual(
      form({ days: 'last 10 days', compare: 'vs previous' }),
    );
  });

  it('has no form for what was not understood', () => {
    expect(formOf('last weak bye esp xyzzy', context)).toBeNull();
  });

  const examples = [...grammar.questions.map(({ words }) => words), ...grammar.rows.flatMap((row) => row.examples)];
  it.each(examples.filter((words) => parseCommand(words, context).kind === 'report'))('means the same: %s', (words) => {
    const filled = formOf(words, context);
    expect(filled).not.toBeNull();
    expect(meaning(wordsOf(filled as ReportForm))).toBe(meaning(words));
  });
});

describe('what is filled in', () => {
  it.each([
    [{ days: null }, { from: 'Choose the first day.' }],
    [{ days: null, from: '2026-11-03' }, { to: 'Choose the last day.' }],
    [{ days: null, from: '2026-11-09', to: '2026-11-03' }, { to: 'The last day is before the first.' }],
    [{ by: 'check' }, { tag: 'Choose the tag to check.' }],
    [
      { days: null, from: '2026-09-01', to: '2026-09-07' },
      { from: 'Direct Mail keeps 30 days, from Tue 20 Oct 2026: Tue 1 – Mon 7 Sep 2026 are no longer available.' },
    ],
    [
      { days: null, from: '2026-10-01', to: '2026-11-17' },
      { from: 'Direct Mail keeps 30 days, from Tue 20 Oct 2026.' },
    ],
    [{ days: null, from: '2026-11-16', to: '2026-11-20' }, { to: 'That day is still to come.' }],
    [{ days: null, from: '2026-12-01', to: '2026-12-07' }, { to: 'That day is still to come.' }],
    [{}, {}],
  ] as const)('%j', (changes, mistakes) => {
    expect(mistakesIn(form(changes as Partial<ReportForm>), context)).toEqual(mistakes);
  });

  const day = fc.integer({ min: -60, max: 10 }).map((days) => addDays(context.today, days));
  const anything: fc.Arbitrary<ReportForm> = fc.record({
    days: fc.option(fc.constantFrom(...quickDays(context).map(({ words }) => words))),
    from: fc.option(day),
    to: fc.option(day),
    by: fc.constantFrom(null, 'check', 'day', ...dimensions),
    filters: fc.record(
      { tag: fc.string({ minLength: 1 }), sender: fc.constantFrom('news', 'a@b.com') },
      { requiredKeys: [] },
    ),
    compare: fc.constantFrom(null, 'vs previous'),
    private: fc.boolean(),
    csv: fc.boolean(),
  });

  it('either can be asked or is told what is wrong, at a field', () => {
    fc.assert(
      fc.property(anything, (filled) => {
        const isAskable = parseCommand(wordsOf(filled), context).kind === 'report';
        const mistakes = Object.values(mistakesIn(filled, context));
        if (mistakes.length === 0) expect(isAskable).toBe(true);
        else expect(mistakes.every((sentence) => /\S.*\.$/su.test(sentence))).toBe(true);
      }),
    );
  });
});

it('offers only days of which Direct Mail has every one', () => {
  for (const { words, range } of quickDays(context)) {
    const parsed = parseCommand(words, context);
    expect(parsed.kind === 'report' && parsed.request.notes).toEqual([]);
    expect(range.from >= '2026-10-20').toBe(true);
  }
  expect(quickDays(context).map(({ label }) => label)).toContain('Last 7 days');
});
