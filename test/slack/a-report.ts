import type { Reply } from '../../src/bot.ts';
import type { ReportRequest } from '../../src/commands/request.ts';
import type { Counts } from '../../src/ports.ts';
import { type Onward, onwardFrom } from '../../src/reports/next-questions.ts';
import type { Figures, Gap, Group, Report } from '../../src/reports/report.ts';
import { request } from '../reports/requests.ts';

/** A report with the fields that matter to a test, and believable others. */
export function aReport(changes: Partial<Report> = {}): Report {
  return {
    range: { from: '2026-11-11', to: '2026-11-17' },
    zone: 'Asia/Shanghai',
    dayCount: 7,
    running: false,
    by: 'esp',
    filters: {},
    current: {
      range: { from: '2026-11-11', to: '2026-11-17' },
      total: figures({ sent: 52_310 }),
      groups: [group('Gmail', 40_000), group('QQ', 12_000)],
      days: days(7),
    },
    findings: [],
    notes: [],
    alternatives: [],
    queries: 6,
    ...changes,
  };
}

export function figures(counts: Partial<Counts>): Figures {
  const { sent = 1_000, opens = 500, uniqueOpens = 300, clicks = 80, uniqueClicks = 50 } = counts;
  const rate = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    ...{ sent, opens, uniqueOpens, clicks, uniqueClicks },
    openRate: rate(opens, sent),
    uniqueOpenRate: rate(uniqueOpens, sent),
    clickRate: rate(clicks, sent),
    uniqueClickRate: rate(uniqueClicks, sent),
    clickToOpenRate: rate(uniqueClicks, uniqueOpens),
  };
}

export function group(label: string, sent: number, by: Group['by'] = 'esp'): Group {
  return { by, key: label, label, outcome: figures({ sent }) };
}

export function days(count: number): Report['current']['days'] {
  return Array.from({ length: count }, (_, index) => ({
    date: `2026-11-${String(11 + index).padStart(2, '0')}`,
    outcome: figures({ sent: 1_000 + index }),
  }));
}

export const gap: Gap = { error: 'Direct Mail did not answer in time. Try again in a few minutes.' };

function aRequest(changes: Partial<ReportRequest> = {}): ReportRequest {
  return request({ range: { from: '2026-11-11', to: '2026-11-17' }, by: 'esp', ...changes });
}

/** On Wednesday, 18 November. */
export function onwardOf(asked: ReportRequest = aRequest()): Onward {
  return onwardFrom(asked, { today: '2026-11-18', directMailToday: '2026-11-18', weekStartsOn: 1 });
}

/** A bot's answer, asked `last 7 days by esp`. */
export function aReply(request: Partial<ReportRequest> = {}, report: Partial<Report> = {}): Reply {
  return {
    kind: 'report',
    report: aReport(report),
    request: aRequest(request),
    words: '2026-11-11..2026-11-17 by esp',
    onward: onwardOf(aRequest(request)),
  };
}
