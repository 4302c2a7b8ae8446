import { describe, expect, it } from 'vitest';
import { movesFrom } from '../../sandbox/page/moves.ts';
import { isNumeric, sorted } from '../../sandbox/page/public/blocks/cells.js';
import { scaleFor, shortNumber } from '../../sandbox/page/public/blocks/scale.js';
import { complete } from '../../sandbox/page/public/completion.js';
import { readCsv } from '../../sandbox/page/public/csv.js';
import { parse } from '../../sandbox/page/public/mrkdwn.js';
import { dateToken } from '../../sandbox/page/public/times.js';
import { createWorldClock } from '../../sandbox/page/world-clock.ts';

const text = (words: string) => ({ kind: 'text', text: words });

describe('mrkdwn', () => {
  it.each<[string, readonly unknown[]]>([
    ['plain', [text('plain')]],
    [
      '*bold* and _it_',
      [{ kind: 'bold', inside: [text('bold')] }, text(' and '), { kind: 'italic', inside: [text('it')] }],
    ],
    ['~gone~', [{ kind: 'strike', inside: [text('gone')] }]],
    ['snake_case_name 2*3*4', [text('snake_case_name 2*3*4')]],
    ['`*code*` ', [{ kind: 'code', text: '*code*' }, text(' ')]],
    ['```\na\n b\n```', [{ kind: 'pre', text: 'a\n b' }]],
    ['a &lt;b&gt; &amp;amp;', [text('a <b> &amp;')]],
    ['<https://a.example/?a=1&amp;b|here>', [{ kind: 'link', href: 'https://a.example/?a=1&b', text: 'here' }]],
    ['<javascript:alert(1)|here>', [text('<javascript:alert(1)|here>')]],
    ['<#C1MAIL>', [{ kind: 'channel', id: 'C1MAIL', text: 'C1MAIL' }]],
    ['<@U1MARIA|maria>', [{ kind: 'user', id: 'U1MARIA', text: 'maria' }]],
    ['<!here>', [{ kind: 'broadcast', id: 'here', text: '@here' }]],
    ['<!date^1^{time}|then>', [{ kind: 'date', seconds: 1, pattern: '{time}', text: 'then' }]],
    ['&gt; said\nafter', [{ kind: 'quote', inside: [text('said')] }, text('after')]],
  ])('reads %j', (given, expected) => {
    expect(parse(given)).toEqual(expected);
  });
});

describe('completion', () => {
  const command = { name: '/mailstats', description: 'How mails are doing' };
  const words = ['last 7 days', 'last week', 'by esp', 'from:news@a.example', 'from:hello@a.example', 'tag:welcome'];
  it.each<[string, readonly string[]]>([
    ['/', ['/mailstats ']],
    ['/mailst', ['/mailstats ']],
    ['/mailstats', ['/mailstats ']],
    ['/mailstats last 7', ['/mailstats last 7 days ']],
    ['/mailstats last 7 days b', ['/mailstats last 7 days by esp ']],
    ['/mailstats fr', ['/mailstats from:']],
    ['/mailstats from:h', ['/mailstats from:hello@a.example ']],
    ['/mailstats by esp', []],
    ['/mailstats by esp ', []],
    ['hello', []],
  ])('continues %j', (line, lines) => {
    expect(complete(line, command, words).map((offer) => offer.line)).toEqual(lines);
  });

  it('begins with all there is', () => {
    expect(complete('/mailstats ', command, words).map(({ label }) => label)).toEqual([
      'last 7 days',
      'last week',
      'by esp',
      'from:',
      'tag:',
    ]);
  });
});

describe('csv', () => {
  it.each([
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['\uFEFFa\n"x, ""y""\nz",\n', [['a'], ['x, "y"\nz', '']]],
    ['', []],
  ])('reads %j', (given, rows) => {
    expect(readCsv(given)).toEqual(rows);
  });
});

describe('tables and charts', () => {
  const number = (value: number) => ({ type: 'raw_number', value, text: String(value) });
  const word = (said: string) => ({ type: 'raw_text', text: said });
  it('sort numbers by value, and words as people do', () => {
    const rows = [
      [word('b10'), number(9)],
      [word('b9'), number(10)],
    ];
    const first = (column: number, direction: 'ascending' | 'descending') =>
      sorted(rows, { column, direction })[0]?.[0];
    expect([isNumeric(rows, 0), isNumeric(rows, 1)]).toEqual([false, true]);
    expect(first(0, 'ascending')).toEqual(word('b9'));
    expect(first(1, 'ascending')).toEqual(word('b10'));
    expect(first(1, 'descending')).toEqual(word('b9'));
    expect(sorted(rows, null)).toBe(rows);
  });

  it('sort what has no number last, either way', () => {
    const rows = [[word('n/a')], [number(2)], [number(10)], [word('n/a')]];
    const order = (direction: 'ascending' | 'descending') =>
      sorted(rows, { column: 0, direction }).map(([cell]) => (cell as { text: string }).text);
    expect(isNumeric(rows, 0)).toBe(true);
    expect(order('descending')).toEqual(['10', '2', 'n/a', 'n/a']);
    expect(order('ascending')).toEqual(['2', '10', 'n/a', 'n/a']);
    expect(isNumeric([[word('n/a')]], 0)).toBe(false);
    expect(isNumeric([[number(1)], [word('3 IPs')]], 0)).toBe(false);
  });

  it.each([
    [
      [0.3, 6.5],
      [0, 2, 4, 6, 8],
    ],
    [
      [-3, 4],
      [-4, -2, 0, 2, 4],
    ],
    [[0], [0, 0.5]],
    [[120_000], [0, 50_000, 100_000, 150_000]],
  ])('hold %j on an axis of round numbers', (values, ticks) => {
    const scale = scaleFor(values);
    expect(scale.low).toBeLessThanOrEqual(Math.min(...values));
    expect(scale.high).toBeGreaterThanOrEqual(Math.max(...values));
    expect(scale.ticks).toEqual(ticks);
  });

  it.each([
    [950, '950'],
    [12_000, '12k'],
    [2_500_000, '2.5M'],
  ])('write %d as %s', (value, short) => expect(shortNumber(value)).toBe(short));
});

describe('the clock', () => {
  it('runs, and moves ahead only', () => {
    const start = new Date('2026-11-18T02:00:00Z');
    const clock = createWorldClock(start);
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(start.getTime());
    clock.moveTo(new Date('2026-11-23T01:00:00Z'));
    expect(clock.now().toISOString()).toMatch(/^2026-11-23T01:/);
    expect(() => clock.moveTo(start)).toThrow(new RangeError('The clock only moves forward.'));
    expect(() => clock.moveTo(new Date('never'))).toThrow(RangeError);
  });

  it.each([
    [
      '2026-11-18T02:00:00Z',
      'Asia/Shanghai',
      ['Wed 18 Nov 11:00, an hour on', 'Thu 19 Nov 09:00, tomorrow', 'Mon 23 Nov 09:00, next Monday'],
    ],
    [
      '2026-11-22T02:00:00Z',
      'Asia/Shanghai',
      ['Sun 22 Nov 11:00, an hour on', 'Mon 23 Nov 09:00, tomorrow', 'Mon 30 Nov 09:00, the Monday after'],
    ],
    [
      '2026-11-23T00:30:00Z',
      'Europe/Berlin',
      ['Mon 23 Nov 02:30, an hour on', 'Tue 24 Nov 09:00, tomorrow', 'Mon 30 Nov 09:00, next Monday'],
    ],
  ])('offers moments after %s in %s', (now, zone, first) => {
    const moves = movesFrom(new Date(now), zone, []);
    expect(moves.map(({ label }) => label).slice(0, 3)).toEqual(first);
    expect(moves.every(({ to }) => to > now)).toBe(true);
  });
});

// 2027 has begun in Shanghai.
it.each([
  ['{date_num} {time}', '2027-01-01 00:30'],
  ['{date_short}', 'Fri 1 Jan 2027'],
  ['{date_long}', 'Friday 1 January 2027'],
  ['{date}', '1 January 2027'],
  ['{time_secs} {other}', '00:30:05 {other}'],
])('a date as %s', (pattern, expected) => {
  expect(dateToken(Date.parse('2026-12-31T16:30:05Z') / 1_000, pattern, 'Asia/Shanghai')).toBe(expected);
});
