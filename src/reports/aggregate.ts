import type { Counts } from '../ports.ts';
import type { Figures, Gap, Outcome, Rates } from './report.ts';

export const nothing: Counts = { sent: 0, opens: 0, uniqueOpens: 0, clicks: 0, uniqueClicks: 0 };

export function isGap(outcome: Outcome): outcome is Gap {
  return 'error' in outcome;
}

export function sum(parts: Iterable<Counts>): Counts {
  let total = nothing;
  for (const part of parts) total = combine(total, part, 1);
  return total;
}

/** `sum(a) - sum(b)`; negative where the parts overlap. */
export function subtract(whole: Counts, part: Counts): Counts {
  return combine(whole, part, -1);
}

/** Rates come from summed counts only, never from averages of rates. */
export function figuresOf(counts: Counts): Figures {
  const { sent, opens, uniqueOpens, clicks, uniqueClicks } = counts;
  return { sent, opens, uniqueOpens, clicks, uniqueClicks, ...ratesOf(counts) };
}

/** The sum of all parts, or a gap as soon as one of them is missing: never a partial sum. */
export function sumOutcomes(parts: readonly Outcome[]): Outcome {
  const gap = parts.find(isGap);
  return gap ?? figuresOf(sum(parts.flatMap((part) => (isGap(part) ? [] : [part]))));
}

export function isEmpty(counts: Counts): boolean {
  return sameCounts(counts, nothing);
}

function sameCounts(a: Counts, b: Counts): boolean {
  return (
    a.sent === b.sent &&
    a.opens === b.opens &&
    a.uniqueOpens === b.uniqueOpens &&
    a.clicks === b.clicks &&
    a.uniqueClicks === b.uniqueClicks
  );
}

function ratesOf({ sent, opens, uniqueOpens, clicks, uniqueClicks }: Counts): Rates {
  return {
    openRate: ratio(opens, sent),
    uniqueOpenRate: ratio(uniqueOpens, sent),
    clickRate: ratio(clicks, sent),
    uniqueClickRate: ratio(uniqueClicks, sent),
    clickToOpenRate: ratio(uniqueClicks, uniqueOpens),
  };
}

/** A negative divisor only comes from groups that overlap: a rate of that means nothing. */
function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

function combine(a: Counts, b: Counts, sign: 1 | -1): Counts {
  return {
    sent: a.sent + sign * b.sent,
    opens: a.opens + sign * b.opens,
    uniqueOpens: a.uniqueOpens + sign * b.uniqueOpens,
    clicks: a.clicks + sign * b.clicks,
    uniqueClicks: a.uniqueClicks + sign * b.uniqueClicks,
  };
}
