import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRequest } from '../../src/commands/format.ts';
import { grammar } from '../../src/commands/grammar.ts';
import { type Parsed, parseCommand } from '../../src/commands/parse.ts';
import { plainWords } from '../../src/commands/plain-words.ts';
import type { ReportRequest } from '../../src/commands/request.ts';
import { addDays } from '../../src/dates/day.ts';
import { wednesday } from './context.ts';

const parse = (words: string): Parsed => parseCommand(words, wednesday);

/** What a request asks, without what is told on the way. */
function asked({ notes: _, alternatives: __, ...question }: ReportRequest): unknown {
  return question;
}

function questionOf(words: string): unknown {
  const parsed = parse(words);
  if (parsed.kind !== 'report') throw new Error(`${JSON.stringify(words)}: ${JSON.stringify(parsed)}`);
  return asked(parsed.request);
}

const clauses = [
  ['last week', 'last 7 days', 'since monday', '2026-11-03..2026-11-09', 'yesterday', '上周', '最近7天', 'Nov 3 to 9'],
  ['by esp', 'by ip pool', 'per tag', 'daily', '按标签', '各ESP', 'broken down by sender', 'by eps'],
  ['from:news@x.com', 'news@x.com', 'from news@x.com', '发信地址：news@x.com', 'sender: news'],
  ['tag:welcome', 'tag: welcome', 'tag="spring sale"', '标签：欢迎', "tag:'by esp'", 'tga:welcome'],
  ['esp:gmail', 'gmail', 'for yahoo', 'ESP：谷歌', 'provider: others'],
  ['ip:203.0.113.7', '203.0.113.7', 'ip:2001:db8::1'],
  ['pool:marketing', 'IP池：marketing', 'ip pool:"a b"'],
  ['domain:x.com', '域名：x.com'],
  ['config:default', '配置集：default'],
  ['vs previous', '对比上期', '环比', 'compared to previous'],
  ['private', 'only me', '仅自己可见', '--private', 'privte'],
  ['csv', 'as a csv file', '导出', 'export'],
] as const;
const someClauses = fc
  .tuple(...clauses.map((spellings) => fc.option(fc.constantFrom(...spellings), { nil: null })))
  .map((picked) => picked.filter((words) => words !== null))
  .filter((picked) => picked.length > 0);
const twoOrders = someClauses.chain((words) =>
  fc.tuple(fc.constant(words), fc.shuffledSubarray(words, { minLength: words.length })),
);

const character = fc.oneof(
  fc.constantFrom(...'abc 123 "\'`*_~<>&;:=,.?!()（），：按的vs|\\'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
);
const value = fc.array(character, { maxLength: 20 }).map((characters) =>
  plainWords(`x${characters.join('')}x`)
    .slice(0, 100)
    .trim(),
);
const hostname = fc.constantFrom('x.com', 'mail.example.co.uk', 'news.例子.cn');
const range = fc.tuple(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 0, max: 40 })).map(([back, days]) => ({
  from: addDays(wednesday.today, -back - days),
  to: addDays(wednesday.today, -back),
}));
const words = fc.record({
  range,
  by: fc.option(fc.constantFrom('esp', 'ip', 'pool', 'tag', 'sender', 'domain', 'config', 'day')),
  filters: fc.record(
    {
      esp: fc.constantFrom('gmail.com', 'yahoo.com', 'outlook.com', 'icloud.com', 'others'),
      ip: fc.oneof(
        fc.ipV4(),
        fc.ipV6().map((ip) => ip.toLowerCase()),
      ),
      pool: value,
      tag: value,
      sender: fc.oneof(
        fc.tuple(fc.stringMatching(/^[A-Za-z0-9._+-]{1,20}$/), hostname).map((parts) => parts.join('@')),
        fc.constantFrom('news', 'april', 'last', '7d', 'by', 'private'),
      ),
      domain: hostname,
      config: value,
    },
    { requiredKeys: [] },
  ),
  compare: fc.option(fc.constantFrom({ kind: 'previous' as const }, { kind: 'range' as const })),
  other: range,
  private: fc.boolean(),
  csv: fc.boolean(),
});

describe('laws of the grammar', () => {
  it('clauses mean the same in any order', () => {
    fc.assert(
      fc.property(twoOrders, fc.constantFrom(' ', ', ', '  '), ([one, other], glue) => {
        expect(questionOf(other.join(glue))).toEqual(questionOf(one.join(' ')));
      }),
      { numRuns: 500 },
    );
  });

  it('a request written down and read again is the same request', () => {
    fc.assert(
      fc.property(words, ({ compare, other, ...rest }) => {
        const against = compare && { kind: compare.kind, range: other };
        const written = formatRequest({
          ...rest,
          compare: against,
          reach: rest.range,
          notes: [],
          alternatives: [],
        } as ReportRequest);
        const parsed = parse(written);
        if (parsed.kind !== 'report') throw new Error(`${written}: ${JSON.stringify(parsed)}`);
        const { range, by, filters } = parsed.request;
        expect({ range, by, filters, private: parsed.request.private, csv: parsed.request.csv }).toEqual(rest);
        expect(questionOf(formatRequest(parsed.request))).toEqual(asked(parsed.request));
      }),
      { numRuns: 500 },
    );
  });
});

const fragments = [
  ...grammar.rows.flatMap((row) => [row.usage, ...row.english, ...row.chinese, ...row.examples]),
  ...grammar.introducers.firm,
  ...[
    'by',
    'by foo',
    'tag:',
    'tag:"',
    'foo:bar',
    'esp:gmail,yahoo',
    'tag:a',
    'tag:b',
    'without',
    'gmail',
    'vs',
    '2026-10-01',
  ],
  ...[
    '<@U1>',
    '<mailto:a@b.com|a@b.com>',
    '&amp;lt;',
    '\u001f',
    '\u200b',
    '，',
    '：',
    '"',
    "'",
    '`',
    '*',
    '(',
    ')',
    '-',
    '=',
    ':',
  ],
  ...[
    'ip:300.1.1.1',
    'from:april',
    'domain:a@b.com',
    'by esp and ip',
    'asdf',
    'tomorrow',
    'until yesterday',
    'bounces',
  ],
];
const sloppy = fc
  .array(fc.tuple(fc.constantFrom(...fragments), fc.constantFrom(' ', '', ', ', ' and ')), { maxLength: 12 })
  .map((parts) => parts.flat().join(''));
const anything = fc.oneof(
  { weight: 3, arbitrary: sloppy },
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);

describe('any text at all', () => {
  it('gets a report, help, or problems in sentences with their places', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const parsed = parse(typed);
        expect(parsed.text.includes('\u001f')).toBe(false);
        if (parsed.kind !== 'problems') return;
        expect(parsed.problems.length).toBeGreaterThan(0);
        for (const { message, span } of parsed.problems) {
          expect(message).toMatch(/^\S.*[.?]$/u);
          expect(message.includes('\u001f')).toBe(false);
          if (span !== undefined)
            expect(0 <= span.start && span.start < span.end && span.end <= parsed.text.length).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is only corrected to what parses', () => {
    let corrected = 0;
    fc.assert(
      fc.property(sloppy, (typed) => {
        const parsed = parse(typed);
        if (parsed.kind !== 'problems') return;
        for (const choice of [parsed.corrected, ...(parsed.choices ?? [])].filter((choice) => choice !== undefined)) {
          expect(parse(choice), choice).toMatchObject({ kind: 'report' });
          corrected += 1;
        }
      }),
      { numRuns: 1000 },
    );
    expect(corrected).toBeGreaterThan(20);
  });

  it('is answered however long it is', () => {
    const long = fc.constantFrom(
      ...fragments,
      ' ',
      '.',
      '_*',
      '((',
      '"',
      '1',
      'a@',
      'a.b-',
      '按',
      '<mailto:',
      '&amp;',
      '\ud800',
      '😀',
    );
    fc.assert(
      fc.property(long, long, fc.integer({ min: 900, max: 10_000 }), (one, other, length) => {
        const typed = `${one}${other}`.repeat(length).slice(0, length);
        expect(['report', 'help', 'problems']).toContain(parse(typed).kind);
        expect(['report', 'help', 'problems']).toContain(parse(typed.slice(0, 999)).kind);
      }),
      { numRuns: 100 },
    );
  });
});
