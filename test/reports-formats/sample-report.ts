import type { Figures, Report } from '../../src/reports/report.ts';

export function figures(sent: number, uniqueOpens: number, uniqueClicks: number): Figures {
  const opens = uniqueOpens * 2;
  const clicks = uniqueClicks + 1;
  const rate = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    // Not in the documented order, so that the order of the output is its own doing.
    clickToOpenRate: rate(uniqueClicks, uniqueOpens),
    uniqueClickRate: rate(uniqueClicks, sent),
    clickRate: rate(clicks, sent),
    uniqueOpenRate: rate(uniqueOpens, sent),
    openRate: rate(opens, sent),
    uniqueClicks,
    clicks,
    uniqueOpens,
    opens,
    sent,
  };
}

/** By ESP, seven days, with a gap, a remainder below zero, a comparison, findings and notes. */
export const byEsp: Report = {
  range: { from: '2026-11-11', to: '2026-11-17' },
  zone: 'Asia/Shanghai',
  dayCount: 7,
  running: false,
  by: 'esp',
  filters: { tag: '双十一, "大促"' },
  current: {
    range: { from: '2026-11-11', to: '2026-11-17' },
    total: figures(3000, 1000, 100),
    groups: [
      { by: 'esp', key: 'gmail.com', label: 'gmail.com', outcome: figures(2000, 700, 70) },
      { by: 'esp', key: 'others', label: 'others', outcome: { error: 'Direct Mail did not answer in time.' } },
      { by: 'esp', key: 'yahoo.com', label: 'yahoo.com', outcome: figures(0, 0, 0) },
    ],
    remainder: figures(-5, 300, 30),
    days: [
      { date: '2026-11-11', outcome: figures(3000, 1000, 100) },
      { date: '2026-11-12', outcome: { error: 'Direct Mail no longer has this day.' } },
    ],
  },
  previous: {
    range: { from: '2026-11-04', to: '2026-11-10' },
    total: figures(2500, 900, 80),
    groups: [{ by: 'esp', key: 'gmail.com', label: 'gmail.com', outcome: figures(1500, 500, 50) }],
    remainder: figures(1000, 400, 30),
    days: [{ date: '2026-11-04', outcome: figures(2500, 900, 80) }],
  },
  findings: [{ sentence: 'gmail.com is clicked more often than the rest.' }],
  notes: ['Opens still arrive for the last 3 days.'],
  alternatives: [],
  queries: 14,
};
