import { isGap } from './aggregate.ts';
import { labelOf } from './formulas.ts';
import { formatCount, formatCountChange, formatPointChange, formatRate, roundsToNothing } from './numbers.ts';
import type { Figure } from './page.ts';
import type { Figures, Report } from './report.ts';

type Unit = 'count' | 'rate';

interface Shown {
  readonly metric: keyof Figures;
  readonly as: Unit;
}

const headline: readonly Shown[] = [
  { metric: 'sent', as: 'count' },
  { metric: 'uniqueOpenRate', as: 'rate' },
  { metric: 'uniqueClickRate', as: 'rate' },
  { metric: 'clickToOpenRate', as: 'rate' },
];

/** Where no table by group has the room, the totals are told in full. */
const inFull: readonly Shown[] = [
  ...headline,
  { metric: 'uniqueOpens', as: 'count' },
  { metric: 'uniqueClicks', as: 'count' },
  { metric: 'opens', as: 'count' },
  { metric: 'clicks', as: 'count' },
];

/** The totals, with the change against the period compared with: counts in mails, rates in points. */
export function totalFigures({ by, current, previous }: Report): readonly Figure[] {
  const { total } = current;
  if (isGap(total)) return headline.map(({ metric }) => ({ label: labelOf(metric), value: '–' }));
  const before = previous === undefined || isGap(previous.total) ? null : previous.total;
  const shown = by === null || by === 'day' ? inFull : headline;
  return shown.map(({ metric, as }) => {
    const change = before === null ? null : changeOf(as, total[metric], before[metric]);
    return { label: labelOf(metric), value: format(as, total[metric]), ...(change === null ? {} : { change }) };
  });
}

function format(as: Unit, value: number | null): string {
  return as === 'count' ? formatCount(value ?? 0) : formatRate(value);
}

/** `null` where one side has nothing to divide by. */
export function changeOf(as: Unit, now: number | null, before: number | null): NonNullable<Figure['change']> | null {
  if (now === null || before === null) return null;
  const change = now - before;
  const isSame = as === 'count' ? change === 0 : roundsToNothing(change);
  const text = as === 'count' ? formatCountChange(change) : formatPointChange(change);
  return { text, direction: isSame ? 'same' : change > 0 ? 'up' : 'down' };
}
