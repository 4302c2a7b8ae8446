import { isEmpty, isGap } from './aggregate.ts';
import { guards } from './compare.ts';
import { changeOf } from './figures.ts';
import { formatCount, formatRate } from './numbers.ts';
import type { Cell, Table } from './page.ts';
import type { Group, Outcome, Report } from './report.ts';
import { nouns, shortDay } from './wording/names.ts';

interface Row {
  readonly label: Cell;
  readonly outcome: Outcome;
  readonly before: Outcome | undefined;
}

type Column = { readonly label: string; readonly cell: (row: Row) => Cell };

const unknown: Cell = { text: '–' };

const figureColumns: readonly Column[] = [
  { label: 'Unique opens', cell: ({ outcome }) => rateCell(isGap(outcome) ? undefined : outcome.uniqueOpenRate) },
  { label: 'Unique clicks', cell: ({ outcome }) => rateCell(isGap(outcome) ? undefined : outcome.uniqueClickRate) },
  { label: 'Click-to-open', cell: ({ outcome }) => rateCell(isGap(outcome) ? undefined : outcome.clickToOpenRate) },
];

const sentColumn: Column = {
  label: 'Sent',
  cell: ({ outcome }) => (isGap(outcome) ? unknown : { text: formatCount(outcome.sent), value: outcome.sent }),
};

const changeColumns: readonly Column[] = [
  { label: 'Δ sent', cell: (row) => changeCell('sent', row) },
  { label: 'Δ opens', cell: (row) => changeCell('uniqueOpenRate', row) },
  { label: 'Δ clicks', cell: (row) => changeCell('uniqueClickRate', row) },
];

/**
 * By unique click rate, as machines open mails too. Groups with too few mails to judge come after the others, those
 * without figures last; below all the mail that the total has beyond the groups, if any.
 */
export function groupTable({ by, current, previous }: Report): Table | null {
  const { groups, remainder, total } = current;
  if (by === null || by === 'day' || groups.length === 0) return null;
  const rows = rankByClicks(groups).map(({ key, label, outcome }): Row => {
    const before = previous?.groups.find((group) => group.key === key)?.outcome;
    return { label: { text: label === '' ? unknown.text : label }, outcome, before };
  });
  const { remainder: before } = previous ?? {};
  // Less than none is what came meanwhile, and nothing to compare with.
  const earlier = before !== undefined && !isGap(before) && before.sent < 0 ? undefined : before;
  const unexplained =
    remainder === undefined || isGap(remainder) || remainder.sent <= 0
      ? []
      : [{ label: { text: 'Unexplained' }, outcome: remainder, before: earlier }];
  const share: Column = { label: 'Share', cell: ({ outcome }) => shareCell(outcome, total) };
  const noun = nouns[by];
  const columns = [sentColumn, share, ...figureColumns, ...(previous === undefined ? [] : changeColumns)];
  return table(`By ${noun.one}`, capitalized(noun.one), columns, [...rows, ...unexplained]);
}

/** Days in order; compared with the same place in the period before when both are equally long. */
export function dayTable({ by, current, previous, running }: Report): Table | null {
  const { days, total } = current;
  if (days.length === 0 || (days.length === 1 && by === null)) return null;
  if (!isGap(total) && isEmpty(total)) return null;
  const before = previous?.days.length === days.length ? previous.days : null;
  const rows = days.map(({ date, outcome }, at): Row => {
    const text = `${shortDay(date)}${running && at === days.length - 1 ? ' (so far)' : ''}`;
    return { label: { text, value: at + 1 }, outcome, before: before?.[at]?.outcome };
  });
  return table('By day', 'Day', [sentColumn, ...figureColumns, ...(before === null ? [] : changeColumns)], rows);
}

/** The same order for tables and charts. */
export function rankByClicks(groups: readonly Group[]): readonly Group[] {
  const rank = ({ outcome }: Group) => (isGap(outcome) ? 2 : outcome.sent < guards.sent ? 1 : 0);
  return groups.toSorted((a, b) => {
    if (rank(a) !== rank(b) || isGap(a.outcome) || isGap(b.outcome)) return rank(a) - rank(b);
    const byClicks = (b.outcome.uniqueClickRate ?? 0) - (a.outcome.uniqueClickRate ?? 0);
    return rank(a) === 0 && byClicks !== 0 ? byClicks : b.outcome.sent - a.outcome.sent;
  });
}

function table(caption: string, first: string, columns: readonly Column[], rows: readonly Row[]): Table {
  return {
    kind: 'table',
    caption,
    columns: [{ label: first, align: 'left' }, ...columns.map(({ label }) => ({ label, align: 'right' as const }))],
    rows: rows.map((row) => [row.label, ...columns.map((column) => column.cell(row))]),
  };
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `undefined`: not known; `null`: nothing to divide by. */
function rateCell(rate: number | null | undefined): Cell {
  if (rate === undefined) return unknown;
  return { text: formatRate(rate), ...(rate === null ? {} : { value: rate }) };
}

function shareCell(outcome: Outcome, total: Outcome): Cell {
  if (isGap(outcome) || isGap(total)) return unknown;
  return rateCell(total.sent === 0 ? null : outcome.sent / total.sent);
}

function changeCell(metric: 'sent' | 'uniqueOpenRate' | 'uniqueClickRate', { outcome, before }: Row): Cell {
  if (before === undefined || isGap(outcome) || isGap(before)) return unknown;
  const change = changeOf(metric === 'sent' ? 'count' : 'rate', outcome[metric], before[metric]);
  if (change === null) return { text: 'n/a' };
  return { text: change.text, value: (outcome[metric] ?? 0) - (before[metric] ?? 0) };
}
