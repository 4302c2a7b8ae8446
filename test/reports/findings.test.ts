import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Counts } from '../../src/ports.ts';
import { figuresOf, sum } from '../../src/reports/aggregate.ts';
import { guards, isEnough, judge, metrics, type TestedMetric } from '../../src/reports/compare.ts';
import type { FairPeriods } from '../../src/reports/fair.ts';
import { findWhatStandsOut } from '../../src/reports/findings.ts';
import type { PeriodReading } from '../../src/reports/read-period.ts';
import { newcombe } from '../../src/reports/statistics/proportions.ts';
import { lastWeek, request, today } from './requests.ts';

function counts(sent: number, uniqueOpens: number, uniqueClicks: number): Counts {
  return { sent, opens: uniqueOpens * 2, uniqueOpens, clicks: uniqueClicks, uniqueClicks };
}

function reading(groups: Readonly<Record<string, Counts>>): PeriodReading {
  const all = Object.entries(groups);
  return {
    period: {
      range: lastWeek,
      total: figuresOf(sum(all.map(([, each]) => each))),
      groups: all.map(([key, each]) => ({ by: 'ip' as const, key, label: key, outcome: figuresOf(each) })),
      days: [],
    },
    ignoresFilter: false,
    overlaps: false,
    doubt: null,
    missing: [],
  };
}

function sentences(
  groups: Readonly<Record<string, Counts>>,
  before?: Readonly<Record<string, Counts>>,
  young: Partial<FairPeriods> = {},
): readonly string[] {
  const compare = { kind: 'previous', range: { from: '2026-11-04', to: '2026-11-10' } } as const;
  const asked = request({ by: 'ip', ...(before === undefined ? {} : { compare }) });
  const previous = before === undefined ? null : reading(before).period;
  const fair = previous && { current: reading(groups).period, previous, upTo: null, isYoung: false, ...young };
  return findWhatStandsOut(asked, reading(groups), fair, today).findings.map(({ sentence }) => sentence);
}

const alike = counts(10_000, 3000, 200);

describe('what is said', () => {
  it.each<[string, Readonly<Record<string, Counts>>, readonly string[]]>([
    [
      'one group is worse: the others are not called better',
      { a: counts(10_000, 3000, 40), b: alike, c: alike, d: alike },
      ['a got fewer unique clicks than the other IPs: 0.40 % against 2.0 % (1.4 to 1.8 points lower).'],
    ],
    [
      'two groups differ, each in its own way',
      { a: counts(10_000, 3000, 40), b: alike, c: alike, d: counts(10_000, 3000, 300) },
      [
        'a got fewer unique clicks than the other IPs: 0.40 % against 2.3 % (1.7 to 2.1 points lower).',
        'Of the other IPs, d got more unique clicks than the rest: 3.0 % against 2.0 % (0.62 to 1.40 points higher).',
      ],
    ],
    [
      'two groups are compared once',
      { a: counts(10_000, 3000, 40), b: alike },
      ['a got fewer unique clicks than b: 0.40 % against 2.0 % (1.3 to 1.9 points lower).'],
    ],
    ['all are alike', { a: alike, b: alike, c: alike }, ['No clear difference in unique clicks between the IPs.']],
    [
      'certain but too small to act on: 0.03 points with ten million mails',
      { a: counts(10_000_000, 3_000_000, 203_000), b: counts(10_000_000, 3_000_000, 200_000) },
      ['No clear difference in unique clicks between the IPs.'],
    ],
    [
      'one group is too small to judge',
      { a: alike, b: alike, c: counts(150, 50, 20) },
      ['No clear difference in unique clicks between the IPs; too little data for c.'],
    ],
    [
      'all groups are too small to judge',
      { a: counts(150, 50, 20), b: counts(150, 50, 2) },
      ['Too little data to compare the IPs: it takes 200 mails and 10 unique clicks on each side.'],
    ],
    [
      'opens differ, clicks do not',
      { a: counts(10_000, 5000, 200), b: alike, c: alike },
      [
        'No clear difference in unique clicks between the IPs.',
        'a got more unique opens than the other IPs: 50.0 % against 30.0 % (18.8 to 21.2 points higher).',
      ],
    ],
    ['a single group', { a: alike }, []],
    ['one of two sent nothing', { a: alike, b: counts(0, 0, 0) }, ['No tracked mail went out through b.']],
    [
      'many sent nothing',
      Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => [key, key === 'a' ? alike : counts(0, 0, 0)])),
      ['No tracked mail for 5 of the 6 IPs: b, c, d and 2 more.'],
    ],
    ['nothing was sent at all', { a: counts(0, 0, 0), b: counts(0, 0, 0) }, []],
  ])('%s', (_name, groups, expected) => expect(sentences(groups)).toEqual(expected));

  it('tells what changed first', () => {
    const now = { a: counts(10_000, 3000, 100), b: alike };
    const before = { a: alike, b: alike };
    expect(sentences(now, before)).toEqual([
      'The unique click rate is lower than in the period before: 1.5 % against 2.0 % (0.24 to 0.76 points lower).',
      'The unique click rate of a is lower than in the period before: 1.0 % against 2.0 % (0.67 to 1.34 points lower).',
      'a got fewer unique clicks than b: 1.0 % against 2.0 % (0.67 to 1.34 points lower).',
    ]);
  });

  it('says that nothing changed, with the rates', () => {
    expect(sentences({ a: alike }, { a: counts(11_000, 3200, 225) })).toEqual([
      'No clear difference in unique clicks from the period before: 2.0 % against 2.0 %.',
    ]);
  });

  it('says what was left out because it is still gaining, or that it is', () => {
    const before = { a: counts(10_000, 3000, 400) };
    expect(sentences({ a: alike }, before, { upTo: '2026-11-14' })).toEqual([
      'Up to Sat 14 Nov, the unique click rate is lower than in the period before: 2.0 % against 4.0 % (1.5 to 2.5 points lower).',
      'Up to Sat 14 Nov, the unique click rate of a is lower than in the period before: 2.0 % against 4.0 % (1.5 to 2.5 points lower).',
    ]);
    expect(sentences({ a: alike }, before, { isYoung: true })[0]).toBe(
      'The unique click rate is lower so far than in the period before: 2.0 % against 4.0 % (1.5 to 2.5 points lower).',
    );
    expect(sentences(before, { a: alike }, { isYoung: true })[0]).toMatch(/^The unique click rate is higher than in /);
  });
});

const someCounts: fc.Arbitrary<Counts> = fc
  .oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 3_000_000 }))
  .chain((sent) =>
    fc
      .tuple(fc.integer({ min: 0, max: sent }), fc.integer({ min: 0, max: sent }))
      .map(([opens, clicks]) => counts(sent, opens, clicks)),
  );

const tested = fc.constantFrom<TestedMetric>('uniqueClicks', 'uniqueOpens');

describe('laws', () => {
  it('calls nothing a difference without enough mails, events and non-events, nor a tiny one', () => {
    fc.assert(
      fc.property(tested, fc.array(fc.tuple(someCounts, someCounts), { maxLength: 6 }), (metric, pairs) => {
        const family = pairs.map(([ours, theirs], item) => ({ item, ours, theirs }));
        for (const { ours, theirs, verdict } of judge(metric, family)) {
          const sides = [ours, theirs].map((side) => ({ events: side[metric], trials: side.sent }));
          const [a, b] = sides as [(typeof sides)[number], (typeof sides)[number]];
          if (verdict.kind === 'too little data') {
            expect(isEnough(a) && isEnough(b)).toBe(false);
            continue;
          }
          for (const { events, trials } of sides) {
            expect(trials).toBeGreaterThanOrEqual(guards.sent);
            expect(Math.min(events, trials - events)).toBeGreaterThanOrEqual(guards.events);
          }
          if (verdict.kind === 'no clear difference') continue;
          const difference = a.events / a.trials - b.events / b.trials;
          expect(difference > 0 ? 'higher' : 'lower').toBe(verdict.kind);
          expect(Math.abs(difference)).toBeGreaterThanOrEqual(metrics[metric].least);
          expect(newcombe(a, b).low * newcombe(a, b).high).toBeGreaterThan(0);
          expect(verdict.low).toBeGreaterThan(0);
          expect(verdict.low).toBeLessThanOrEqual(verdict.high);
        }
      }),
    );
  });

  it('says the opposite when the sides are swapped', () => {
    const opposite = { higher: 'lower', lower: 'higher' } as Readonly<Record<string, string>>;
    fc.assert(
      fc.property(tested, someCounts, someCounts, (metric, ours, theirs) => {
        const [forth] = judge(metric, [{ item: 0, ours, theirs }]);
        const [back] = judge(metric, [{ item: 0, ours: theirs, theirs: ours }]);
        const kind = forth?.verdict.kind ?? '';
        expect(back?.verdict.kind).toBe(opposite[kind] ?? kind);
      }),
    );
  });

  it('says at most three sentences, whatever the groups, and never a bare p, NaN or Infinity', () => {
    const groups = fc.dictionary(fc.stringMatching(/^ip\d{1,4}$/), someCounts, { maxKeys: 8 });
    fc.assert(
      fc.property(groups, groups, (now, before) => {
        const said = sentences(now, before);
        expect(said.length).toBeLessThanOrEqual(3);
        for (const sentence of said) expect(sentence).not.toMatch(/\bp\b|NaN|Infinity|undefined|null/);
      }),
    );
  });
});
