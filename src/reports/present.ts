import { isEmpty, isGap } from './aggregate.ts';
import { barsByGroup, lineByDay } from './charts.ts';
import { totalFigures } from './figures.ts';
import type { Part } from './page.ts';
import type { Report } from './report.ts';
import { dayTable, groupTable } from './tables.ts';
import { heading, rangeLine } from './wording/headings.ts';

/**
 * A report as parts in reading order: what it is about, the totals, what stands out, one table, at most two charts, and
 * how to take it all. One table at most, because Slack may take no more in a message.
 */
export function present(report: Report): readonly Part[] {
  const { findings, notes, current, check } = report;
  const { groups } = current;
  // Five providers without a mail tell no more than one line.
  const isQuiet = check !== undefined && !isGap(current.total) && isEmpty(current.total);
  const comparable = groups.some(({ outcome }) => !isGap(outcome));
  const sentences = [...findings.map(({ sentence }) => sentence), ...(check?.facts ?? [])];
  const parts: (Part | null)[] = [
    { kind: 'heading', text: heading(report) },
    { kind: 'range', text: rangeLine(report) },
    { kind: 'figures', figures: totalFigures(report) },
    sentences.length === 0 ? null : { kind: 'findings', sentences },
    groups.length > 0 && comparable && !isQuiet ? groupTable(report) : dayTable(report),
    barsByGroup(report),
    lineByDay(report),
    notes.length === 0 ? null : { kind: 'notes', sentences: notes },
  ];
  return parts.filter((part) => part !== null);
}
