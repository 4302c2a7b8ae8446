import fc from 'fast-check';
import type { ReportRequest } from '../../src/commands/request.ts';
import { addDays } from '../../src/dates/day.ts';
import type { DateRange } from '../../src/dates/range.ts';
import type { ReportWorld } from '../../src/reports/make-report.ts';

export const today = '2026-11-18';

export const lastWeek: DateRange = { from: '2026-11-11', to: '2026-11-17' };

export function request(changes: Partial<ReportRequest> = {}): ReportRequest {
  const range = changes.range ?? lastWeek;
  return {
    range,
    reach: range,
    by: null,
    filters: {},
    compare: null,
    private: false,
    csv: false,
    notes: [],
    alternatives: [],
    ...changes,
  };
}

export function world(source: ReportWorld['source'], changes: Partial<ReportWorld> = {}): ReportWorld {
  return { source, facts: {}, zone: 'Asia/Shanghai', today, directMailToday: today, ...changes };
}

/** Ranges within Direct Mail's reach, and a bit beyond any. */
export const someRange: fc.Arbitrary<DateRange> = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 60 }))
  .map(([back, length]) => {
    const to = addDays(today, -back);
    return { from: addDays(to, -length), to };
  });
