import { describe, expect, it } from 'vitest';
import { figuresOf, sum } from '../../src/reports/aggregate.ts';
import { plainText } from '../../src/reports/plain-text.ts';
import type { Group, Report } from '../../src/reports/report.ts';
import { lastWeek } from './requests.ts';

function report(labels: readonly string[], notes: readonly string[] = []): Report {
  const groups = labels.map((label, at): Group => {
    const uniqueClicks = 100 - at;
    const counts = { sent: 5000, opens: 2000, uniqueOpens: 1500, clicks: uniqueClicks * 2, uniqueClicks };
    return { by: 'sender', key: label, label, outcome: figuresOf(counts) };
  });
  const total = figuresOf(sum(groups.map(({ outcome }) => outcome as never)));
  return {
    range: lastWeek,
    zone: 'Asia/Shanghai',
    dayCount: 7,
    running: false,
    by: 'sender',
    filters: {},
    current: { range: lastWeek, total, groups, days: [] },
    findings: [{ sentence: 'No clear difference in unique clicks between the senders.' }],
    notes,
    alternatives: [],
    queries: 1,
  };
}

const long = (at: number) => `newsletter-number-${at}-of-the-marketing-department@mail.example-company.com`;

describe('plainText', () => {
  it('holds range, totals and groups', () => {
    expect(plainText(report(['a@b.com', 'c@b.com'], ['A note.']))).toBe(
      [
        'Direct Mail by sender',
        'Wed 11 – Tue 17 Nov 2026 · 7 full days · Asia/Shanghai',
        'Sent 10,000 · Unique open rate 30.0 % · Unique click rate 2.0 % · Click-to-open rate 6.6 %',
        'No clear difference in unique clicks between the senders.',
        'a@b.com: sent 5,000, unique opens 30.0 %, unique clicks 2.0 %',
        'c@b.com: sent 5,000, unique opens 30.0 %, unique clicks 2.0 %',
        'A note.',
      ].join('\n'),
    );
  });

  it('names the first 20 groups and says how many more there are', () => {
    const text = plainText(report(Array.from({ length: 31 }, (_, at) => long(at))));
    expect(text.match(/unique clicks \d/g)).toHaveLength(20);
    expect(text).toContain('… and 11 more');
    expect(text.length).toBeLessThanOrEqual(4000);
  });

  it('leaves out notes that do not fit rather than groups', () => {
    const text = plainText(
      report(
        Array.from({ length: 20 }, (_, at) => long(at)),
        ['x'.repeat(3900), 'Short.'],
      ),
    );
    expect(text.match(/unique clicks \d/g)).toHaveLength(20);
    expect(text).toContain('Short.');
    expect(text).not.toContain('xxx');
  });

  it('keeps the limit when what makes it safe makes it longer', () => {
    const toSafe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const text = plainText(report(Array.from({ length: 40 }, () => '<&'.repeat(60))), toSafe);
    expect(text.length).toBeLessThanOrEqual(4000);
    expect(text).not.toMatch(/<|&(?!amp;|lt;)/);
  });
});
