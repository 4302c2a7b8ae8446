import { describe, expect, it } from 'vitest';
import { eachDay } from '../../src/dates/day.ts';
import type { DateRange, Day } from '../../src/dates/range.ts';
import type { TrackRow } from '../../src/ports.ts';
import { makeReport } from '../../src/reports/make-report.ts';
import { pretendSource } from './pretend-source.ts';
import { lastWeek, request, world } from './requests.ts';

const weekBefore: DateRange = { from: '2026-11-04', to: '2026-11-10' };

/** Two hundred clicks in ten thousand mails a day; days from the 15th on have had time for a tenth of them. */
function rowOf(day: Day): TrackRow {
  const uniqueClicks = day >= '2026-11-15' ? 20 : 200;
  return { day, sent: 10_000, opens: 6000, uniqueOpens: 3000, clicks: uniqueClicks, uniqueClicks };
}

async function findings(
  rows: (range: DateRange) => readonly TrackRow[],
  range: DateRange = lastWeek,
  before: DateRange = weekBefore,
): Promise<readonly string[]> {
  const source = pretendSource(rows);
  const asked = request({ range, compare: { kind: 'previous', range: before } });
  const made = await makeReport(asked, world(source), { priority: 'person' });
  if (!made.ok) throw new Error(made.fault.sentence);
  return made.report.findings.map(({ sentence }) => sentence);
}

const daily = (range: DateRange) => eachDay(range).map(rowOf);

describe('comparing with the period before', () => {
  it('leaves out the days that are still gaining, on both sides', async () => {
    expect(await findings(daily)).toEqual([
      'Up to Sat 14 Nov, no clear difference in unique clicks from the period before: 2.0 % against 2.0 %.',
    ]);
  });

  it('says "so far" where rows do not tell days apart', async () => {
    const summed = (range: DateRange) => {
      const uniqueClicks = range.from === lastWeek.from ? 860 : 1400;
      return [
        { day: range.from, sent: 70_000, opens: 42_000, uniqueOpens: 21_000, clicks: uniqueClicks, uniqueClicks },
      ];
    };
    expect(await findings(summed)).toEqual([
      'The unique click rate is lower so far than in the period before: 1.2 % against 2.0 % (0.64 to 0.90 points lower).',
    ]);
  });

  it('says "so far" where every day is still gaining', async () => {
    const [first] = await findings(
      daily,
      { from: '2026-11-16', to: '2026-11-17' },
      { from: '2026-11-09', to: '2026-11-10' },
    );
    expect(first).toMatch(/^The unique click rate is lower so far than in the period before: 0\.20 % against 2\.0 %/);
  });

  it('compares whole periods once they have settled', async () => {
    const [first] = await findings(daily, weekBefore, { from: '2026-10-28', to: '2026-11-03' });
    expect(first).toBe('No clear difference in unique clicks from the period before: 2.0 % against 2.0 %.');
  });

  it('compares nothing when mail is on both sides', async () => {
    expect(await findings(daily, lastWeek, { from: '2026-11-10', to: '2026-11-12' })).toEqual([]);
  });
});
