import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedAt } from '../../src/commands/asked-at.ts';
import { parseDigest } from '../../src/commands/digest/parse.ts';
import { formatRequest } from '../../src/commands/format.ts';
import { parseCommand } from '../../src/commands/parse.ts';
import type { ReportRequest } from '../../src/commands/request.ts';
import { addDays } from '../../src/dates/day.ts';
import { onwardFrom } from '../../src/reports/next-questions.ts';

const now = new Date('2026-11-18T02:00:00Z');
const days = askedAt(now, { zone: 'Asia/Shanghai', weekStartsOn: 1, order: 'mdy' });

function asked(words: string): ReportRequest {
  const parsed = parseCommand(words, days);
  if (parsed.kind !== 'report') throw new Error(`not a report: ${words}`);
  return parsed.request;
}

const said = (words: string) =>
  onwardFrom(asked(words), days).questions.map((question) => `${question.label} → ${question.words}`);

describe('what can be asked next', () => {
  it.each([
    [
      'last 7 days by esp',
      [
        'vs previous → 2026-11-11..2026-11-17 by esp vs previous',
        'By IP → 2026-11-11..2026-11-17 by ip',
        'By day → 2026-11-11..2026-11-17 by day',
        'Widen to 14 days → 2026-11-04..2026-11-17 by esp',
        'Last week instead → 2026-11-09..2026-11-15 by esp',
      ],
    ],
    [
      'last week by ip vs previous private csv',
      [
        'By ESP → 2026-11-09..2026-11-15 by esp vs previous private',
        'By day → 2026-11-09..2026-11-15 by day vs previous private',
        // The fourteen days before those are out of reach.
        'Widen to 14 days → 2026-11-02..2026-11-15 by ip private',
      ],
    ],
    [
      'past week from:news@example.com',
      [
        'Last week → 2026-11-09..2026-11-15 from:news@example.com',
        'vs previous → 2026-11-11..2026-11-17 from:news@example.com vs previous',
        'By ESP → 2026-11-11..2026-11-17 by esp from:news@example.com',
        'By tag → 2026-11-11..2026-11-17 by tag from:news@example.com',
        'By IP → 2026-11-11..2026-11-17 by ip from:news@example.com',
        'By day → 2026-11-11..2026-11-17 by day from:news@example.com',
      ],
    ],
    [
      'yesterday esp:gmail',
      [
        'vs previous → 2026-11-17 esp:gmail.com vs previous',
        'By IP → 2026-11-17 by ip esp:gmail.com',
        'Widen to 14 days → 2026-11-04..2026-11-17 esp:gmail.com',
        'Last week instead → 2026-11-09..2026-11-15 esp:gmail.com',
        'All mail → 2026-11-17',
      ],
    ],
    [
      'last month',
      [
        'By ESP → 2026-10-01..2026-10-31 by esp',
        'By IP → 2026-10-01..2026-10-31 by ip',
        'By day → 2026-10-01..2026-10-31 by day',
        'Last week instead → 2026-11-09..2026-11-15',
      ],
    ],
    [
      'check welcome from:news@example.com',
      [
        'By tag → 2026-11-11..2026-11-17 by tag from:news@example.com vs previous',
        'By IP → 2026-11-11..2026-11-17 by ip tag:welcome from:news@example.com vs previous',
        'By day → 2026-11-11..2026-11-17 by day tag:welcome from:news@example.com vs previous',
        'Widen to 14 days → check 2026-11-04..2026-11-17 tag:welcome from:news@example.com',
        'Last week instead → check 2026-11-09..2026-11-15 tag:welcome from:news@example.com',
        'All mail → 2026-11-11..2026-11-17 by esp vs previous',
      ],
    ],
    [
      'today vs yesterday',
      [
        'By ESP → 2026-11-18 by esp vs 2026-11-17',
        'By IP → 2026-11-18 by ip vs 2026-11-17',
        'Widen to 14 days → 2026-11-05..2026-11-18',
        'Last week instead → 2026-11-09..2026-11-15',
      ],
    ],
  ])('after %s', (words, expected) => {
    expect(said(words)).toEqual(expected);
  });

  const ranges = [
    'today',
    'yesterday',
    'last 7 days',
    'past week',
    'last week',
    'last 14 days',
    'last 30 days',
    'last month',
  ];
  const anyWords = fc
    .tuple(
      fc.oneof(
        fc.constantFrom(...ranges, 'this week', '2 days ago to today'),
        fc
          .tuple(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 0, max: 29 }))
          .map(([a, b]) => [addDays('2026-11-18', -Math.max(a, b)), addDays('2026-11-18', -Math.min(a, b))].join('..')),
      ),
      fc.constantFrom('', 'by esp', 'by ip', 'by day', 'by tag', 'by sender'),
      fc.subarray([
        'from:news@example.com',
        'tag:"spring sale"',
        'esp:gmail',
        'ip:203.0.113.7',
        'vs previous',
        'private',
        'csv',
      ]),
    )
    .map(([range, by, rest]) => [
      ...(rest.some((word) => word.startsWith('tag:')) ? ['check'] : []),
      range,
      by,
      ...rest,
    ])
    .map((words) => words.filter((word) => word !== '').join(' '));

  it('is another question each time, within reach, about days that do not move', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        const request = asked(words);
        const { questions } = onwardFrom(request, days);
        const again = questions.map((question) => formatRequest(asked(question.words)));
        expect(again).toEqual(questions.map((question) => question.words));
        expect(new Set([formatRequest({ ...request, csv: false }), ...again]).size).toBe(again.length + 1);
        const later = { ...days, today: addDays(days.today, 1), directMailToday: days.directMailToday };
        for (const question of questions) {
          const parsed = parseCommand(question.words, later);
          expect(parsed.kind === 'report' && formatRequest(parsed.request)).toBe(question.words);
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['not these days', ['Widen to 14 days', 'Last week instead', 'All mail']],
    ['nothing', ['All mail']],
  ] as const)('of an answer without mail does not look closer at it: %s', (found, labels) => {
    const { questions } = onwardFrom(asked('last 7 days ip:1.2.3.4 by esp'), days, found);
    expect(questions.map(({ label }) => label)).toEqual(labels);
  });

  it("of a tag without mail are its sender's tags", () => {
    const { questions } = onwardFrom(asked('last week tag:welcom from:news@example.com'), days, 'nothing');
    expect(questions.map(({ label }) => label)).toEqual(['By tag', 'All mail']);
  });

  it('about all mail is not by tag, which takes a sender', () => {
    const { questions } = onwardFrom(asked('last 7 days by tag from:news@example.com'), days, 'nothing');
    expect(questions).toContainEqual({ label: 'All mail', words: formatRequest(asked('last 7 days')) });
  });

  it('is a digest with the same number of days, which the desk takes', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        const request = asked(words);
        const { digest } = onwardFrom(request, days);
        const parsed = parseDigest(`digest weekly on monday at 9:00: ${digest}`, {
          ...days,
          now,
          names: [],
          taken: [],
          here: [],
        });
        expect(parsed.kind, digest).toBe('command');
        const then = asked(digest);
        expect({ ...then.filters, by: then.by, private: then.private, csv: then.csv }).toEqual({
          ...request.filters,
          by: request.by,
          private: false,
          csv: false,
        });
      }),
      { numRuns: 150 },
    );
  });
});

it.each([
  ['last 7 days by esp', 'last 7 days by esp'],
  ['last week by ip vs previous private', 'last week by ip vs previous'],
  ['yesterday csv', 'yesterday'],
  ['last month', 'last month'],
  ['Nov 3 to 9 vs Oct 20..26', 'last 7 days'],
  ['Nov 10', 'last tuesday'],
  ['last 5 days', 'last 5 days'],
  ['last 2 days', 'last 2 days'],
  ['weekdays last week', 'weekdays last week'],
  ['Nov 2 to 6', 'weekdays last week'],
  ['Nov 7 to 8', 'last weekend'],
  [
    'last 3 days including today tag:"spring sale" from:news@example.com',
    'last 3 days including today from:news@example.com tag:"spring sale"',
  ],
])('%s every week is "%s"', (words, expected) => {
  expect(asked(expected).filters).toEqual(asked(words).filters);
  expect(asked(onwardFrom(asked(words), days).digest)).toMatchObject({
    range: asked(expected).range,
    by: asked(expected).by,
  });
});
