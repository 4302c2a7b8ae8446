import { isGap } from './aggregate.ts';
import { percentage } from './numbers.ts';
import type { Chart } from './page.ts';
import type { Outcome, Period, Report } from './report.ts';
import { rankByClicks } from './tables.ts';
import { nouns, shortDay } from './wording/names.ts';

type Rate = 'uniqueOpenRate' | 'uniqueClickRate';

/** Unique click rate of every group, in the table's order, beside the period compared with; `null` with fewer than two. */
export function barsByGroup({ by, current, previous }: Report): Chart | null {
  if (by === null || by === 'day') return null;
  const groups = rankByClicks(current.groups).filter(({ outcome }) => rateOf(outcome, 'uniqueClickRate') !== null);
  if (groups.length < 2) return null;
  const values = (period: Period) =>
    groups.map(({ key }) => rateOf(period.groups.find((group) => group.key === key)?.outcome, 'uniqueClickRate'));
  const before = previous === undefined ? [] : values(previous);
  return {
    kind: 'chart',
    shape: 'bar',
    title: `Unique click rate by ${nouns[by].one}`,
    unit: '%',
    categories: groups.map(({ label }) => label),
    series: [
      { name: 'Unique click rate', values: values(current) },
      ...(before.some((value) => value !== null) ? [{ name: 'Compared with', values: before }] : []),
    ],
  };
}

/** Unique opens and clicks day by day; `null` with fewer than two days that have a rate. */
export function lineByDay({ current }: Report): Chart | null {
  const rates = (rate: Rate) => current.days.map(({ outcome }) => rateOf(outcome, rate));
  const opens = rates('uniqueOpenRate');
  if (opens.filter((value) => value !== null).length < 2) return null;
  return {
    kind: 'chart',
    shape: 'line',
    title: 'Unique open and click rate by day',
    unit: '%',
    categories: current.days.map(({ date }) => shortDay(date)),
    series: [
      { name: 'Unique open rate', values: opens },
      { name: 'Unique click rate', values: rates('uniqueClickRate') },
    ],
  };
}

function rateOf(outcome: Outcome | undefined, rate: Rate): number | null {
  const value = outcome === undefined || isGap(outcome) ? null : outcome[rate];
  return value === null ? null : percentage(value);
}
