import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenRules } from '../../sandbox/slack/block-rules.ts';
import { markupIn } from '../../sandbox/slack/markup.ts';
import { isTooLong } from '../../sandbox/slack/message-size.ts';
import type { Block } from '../../sandbox/slack/world.ts';
import { count } from '../../src/adapters/slack/characters.ts';
import { reportDrafts, reportMessage } from '../../src/adapters/slack/message.ts';
import type { Outcome, Report } from '../../src/reports/report.ts';
import { aReport, days, figures, gap, group } from './a-report.ts';
import { hostileTexts } from './hostile-texts.ts';

const anyName = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'grapheme', maxLength: 40 }));
const anyOutcome: fc.Arbitrary<Outcome> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ sent: fc.nat(), uniqueOpens: fc.nat(), uniqueClicks: fc.nat() }).map(figures) },
  { weight: 1, arbitrary: fc.constant(gap) },
);
const anyGroups = fc.array(
  fc.record({ by: fc.constant('tag' as const), key: anyName, label: anyName, outcome: anyOutcome }),
  {
    maxLength: 150,
  },
);
const anyDays = fc
  .array(anyOutcome, { maxLength: 30 })
  .map((outcomes) => days(outcomes.length).map(({ date }, index) => ({ date, outcome: outcomes[index] ?? gap })));
const anyPeriod = fc.record({
  range: fc.constant({ from: '2026-11-01', to: '2026-11-17' }),
  total: anyOutcome,
  groups: anyGroups,
  days: anyDays,
});
const anyReport: fc.Arbitrary<Report> = fc
  .record({
    current: anyPeriod,
    previous: fc.option(anyPeriod, { nil: undefined }),
    by: fc.constantFrom('tag' as const, 'day' as const, null),
    filters: fc.record({ tag: anyName, sender: anyName }, { requiredKeys: [] }),
    findings: fc.array(fc.record({ sentence: anyName }), { maxLength: 3 }),
    notes: fc.array(anyName, { maxLength: 30 }),
    running: fc.boolean(),
  })
  .map(({ previous, ...rest }) => aReport({ ...rest, ...(previous === undefined ? {} : { previous }) }));

it('is taken by Slack in every version, whatever the account holds, and pings nobody', () => {
  fc.assert(
    fc.property(anyReport, anyName, anyName, (report, words, askedBy) => {
      for (const { text, blocks = [] } of reportDrafts(report, { words, askedBy })) {
        expect(brokenRules(blocks)).toEqual([]);
        expect(isTooLong(blocks)).toBe(false);
        expect(markupIn({ text, blocks: blocks as unknown as Block[] })).toEqual([]);
        expect(count(text)).toBeLessThanOrEqual(4_000);
        expect(text.trim()).not.toBe('');
        expect(text.isWellFormed()).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

describe('the text beside the blocks', () => {
  it('has the range, the totals and the first 20 groups', () => {
    const groups = Array.from({ length: 30 }, (_, index) => group(`tag-${index}`, 3_000 + index, 'tag'));
    const report = aReport({ by: 'tag' });
    const { text } = reportMessage({ ...report, current: { ...report.current, groups } });
    expect(text).toContain('Wed 11 – Tue 17 Nov 2026 · 7 full days · Asia/Shanghai');
    expect(text).toContain('52,310');
    expect(text).toContain('tag-19: sent 3,019, unique opens 9.9 %, unique clicks 1.7 %');
    expect(text).toContain('… and 10 more');
    expect(text).not.toContain('tag-20');
  });

  it('is no markup, so that names keep their signs', () => {
    const report = aReport();
    const named = { ...report, current: { ...report.current, groups: [group('*a_b*', 10), group('<!here>', 10)] } };
    expect(reportMessage(named)).toMatchObject({ mrkdwn: false });
    expect(reportMessage(named).text).toContain('*a_b*: sent 10');
    expect(reportMessage(named).text).toContain('&lt;!here&gt;: sent 10');
  });
});

it('says who asked what, and the words alone without a name', () => {
  const last = (askedBy?: string) =>
    JSON.stringify(reportMessage(aReport(), { words: 'yesterday by esp', askedBy }).blocks?.at(-1));
  expect(last('maria')).toContain('maria asked: /mailstats yesterday by esp');
  expect(last()).toContain('"/mailstats yesterday by esp"');
});
