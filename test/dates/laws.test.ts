import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/dates/day.ts';
import type { DateContext } from '../../src/dates/range.ts';
import { readDates } from '../../src/dates/read.ts';
import { sayRange } from '../../src/dates/say.ts';
import { outcome, wednesday } from './ask.ts';
import { table } from './table.ts';

const vocabulary = [
  ...new Set(
    [...table('dates.tsv'), ...table('more-dates.tsv')].flatMap(({ phrase = '' }) => [phrase, ...phrase.split(' ')]),
  ),
];

const context: fc.Arbitrary<DateContext> = fc.record({
  today: fc.integer({ min: -20_000, max: 20_000 }).map((days) => addDays('2026-11-18', days)),
  weekStartsOn: fc.constantFrom(0, 1, 6),
  order: fc.constantFrom('mdy', 'dmy'),
});

const hostile = fc.constantFrom(
  '\ud83d',
  '\udc00',
  '\u0301',
  '\u202e',
  '\u200d',
  '\u0000',
  '\u001f',
  'ﷺ',
  'İ',
  'ß',
  '👩‍👩‍👧',
  '\ufeff',
  '٣',
  '十',
  '万',
  '-',
  '/',
  '.',
  "'",
);

/** What must hold of any answer at all. */
function check(text: string, where: DateContext): void {
  const read = readDates(text, where);
  if (!read.ok) {
    expect(read.problems.length).toBeGreaterThan(0);
    for (const { span, message } of read.problems) {
      expect(message.length).toBeLessThan(300);
      expect(span?.start).toBeGreaterThanOrEqual(0);
      expect(span?.end).toBeGreaterThanOrEqual(span?.start ?? 0);
      expect(span?.end).toBeLessThanOrEqual(text.length);
    }
    return;
  }
  const { range, compare, alternatives } = read.reading;
  for (const one of [range, compare, ...alternatives.map((other) => other.range)]) {
    if (one === null || one === undefined || one === 'previous') continue;
    expect(one.from).toMatch(/^(19|20)\d\d-\d\d-\d\d$/);
    expect(one.from <= one.to, `${text}: ${one.from}..${one.to}`).toBe(true);
    expect(one.to <= where.today, `${text}: ${one.to} on ${where.today}`).toBe(true);
  }
}

describe('readDates', () => {
  it('answers its own words in any order, on any day, with days that have been', () => {
    const phrase = fc.array(fc.constantFrom(...vocabulary), { maxLength: 8 }).map((words) => words.join(' '));
    fc.assert(fc.property(phrase, context, check), { numRuns: 3000 });
  });

  it('answers its own words run together', () => {
    const phrase = fc.array(fc.constantFrom(...vocabulary), { maxLength: 6 }).map((words) => words.join(''));
    fc.assert(fc.property(phrase, context, check), { numRuns: 1500 });
  });

  it('answers every known phrase on any day', () => {
    fc.assert(fc.property(fc.constantFrom(...vocabulary), context, check), { numRuns: 5000 });
  });

  it('answers any number', () => {
    const digits = fc.oneof(
      fc.nat(99).map(String),
      fc.nat().map(String),
      fc.stringMatching(/^\d{1,30}$/),
      fc.stringMatching(/^[一二三十百千万]{1,12}$/),
    );
    const shape = fc.constantFrom(...vocabulary.filter((words) => /\d/.test(words)));
    const phrase = fc.tuple(shape, digits).map(([words, number]) => words.replace(/\d+/, number));
    fc.assert(fc.property(phrase, context, check), { numRuns: 4000 });
    const ordinal = fc.tuple(
      digits,
      fc.constantFrom(
        'th day of november',
        'th',
        'rd week of 2026',
        ' week of last month',
        ' mondays ago',
        '个工作日',
        'w',
        'h ago',
      ),
    );
    fc.assert(
      fc.property(
        ordinal.map((parts) => parts.join('')),
        context,
        check,
      ),
      { numRuns: 1000 },
    );
  });

  it('answers any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), context, check), { numRuns: 1000 });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(hostile, fc.constantFrom(...vocabulary))).map((all) => all.join('')),
        context,
        check,
      ),
      {
        numRuns: 1000,
      },
    );
  });

  it.each([
    ' ',
    '7',
    'last ',
    '十',
    'a',
    '-',
    '/',
    '1/',
    'mon,',
    'lastweek',
    '上',
    'to ',
    "'",
    '\u001f',
    '\ud83d',
    'q',
    '(',
  ])('is not slowed down by 10 000 characters of %j', (piece) =>
    check(piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000), wednesday),
  );

  it.each(['mon tue ', '3 to ', 'week of ', 'in ', '7 days ', '和', '上周', 'a b ', '1-', 'nov 3, '])(
    'is not slowed down by as many %j as it reads',
    (piece) => check(piece.repeat(Math.floor(390 / piece.length)), wednesday),
  );

  it('reads what sayRange says', () => {
    const length = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(context, fc.integer({ min: 0, max: 800 }), length, (where, ago, days) => {
        const to = addDays(where.today, -ago);
        const range = { from: addDays(to, -days), to };
        expect(readDates(sayRange(range), where)).toMatchObject({ ok: true, reading: { range, notes: [] } });
      }),
      { numRuns: 1000 },
    );
  });

  it('says the same every time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...vocabulary), context, (text, where) => {
        expect(readDates(text, where)).toEqual(readDates(text, where));
      }),
    );
  });

  it('does not care for case, width or space', () => {
    fc.assert(
      fc.property(fc.constantFrom(...vocabulary), (text) => {
        const expected = outcome(text);
        if (!/\dm/i.test(text)) expect(outcome(text.toUpperCase())).toBe(expected);
        expect(outcome(`  ${text.replaceAll(' ', '\u3000 ')} `)).toBe(expected);
        expect(outcome(text.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))))).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });
});
