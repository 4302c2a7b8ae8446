import { isGap } from './aggregate.ts';
import { totalFigures } from './figures.ts';
import { formatCount, formatRate } from './numbers.ts';
import type { Group, Report } from './report.ts';
import { rankByClicks } from './tables.ts';
import { heading, rangeLine } from './wording/headings.ts';

/** What Slack shows of a message's text in notifications and to screen readers. */
const mostCharacters = 4000;
const mostGroups = 20;
/** Addresses and tags are shorter; a longer name must not crowd out the figures. */
const mostOfName = 64;

/**
 * The report without any blocks, at most 4,000 characters: range and totals, up to 20 groups, then as many findings and
 * notes as fit. `toSafe` makes a line safe for its surface; it may grow by that, so lengths are counted after it.
 */
export function plainText(report: Report, toSafe: (text: string) => string = (text) => text): string {
  const head = [clip(heading(report), 150), clip(rangeLine(report), 300), totals(report)].map(toSafe);
  let room = mostCharacters - head.join('\n').length;
  const fitting = (lines: readonly string[]) =>
    lines.map(toSafe).filter((line) => {
      const fits = line.length + 1 <= room;
      if (fits) room -= line.length + 1;
      return fits;
    });
  const groups = fitting(groupLines(report));
  const findings = fitting([...report.findings.map(({ sentence }) => sentence), ...(report.check?.facts ?? [])]);
  const notes = fitting(report.notes);
  return [...head, ...findings, ...groups, ...notes].join('\n');
}

/** `Sent 52,310 (+340) · Unique open rate 32.1 % · …` */
function totals(report: Report): string {
  return totalFigures(report)
    .map(({ label, value, change }) => `${label} ${value}${change === undefined ? '' : ` (${change.text})`}`)
    .join(' · ');
}

function groupLines({ current }: Report): readonly string[] {
  const ranked = rankByClicks(current.groups);
  const lines = ranked.slice(0, mostGroups).map(groupLine);
  const left = ranked.length - lines.length;
  return left > 0 ? [...lines, `… and ${left} more`] : lines;
}

function groupLine({ label, outcome }: Group): string {
  const name = clip(label, mostOfName);
  if (isGap(outcome)) return `${name}: no figures`;
  const { sent, uniqueOpenRate, uniqueClickRate } = outcome;
  return `${name}: sent ${formatCount(sent)}, unique opens ${formatRate(uniqueOpenRate)}, unique clicks ${formatRate(uniqueClickRate)}`;
}

function clip(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
