import { tzOffset } from '@date-fns/tz';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Six years of one zone; forgotten all at once when there are more. */
const mostKept = 2000;
const kept = new Map<string, Map<number, number>>();

/**
 * Milliseconds that clocks in the zone are ahead of UTC. Asking Intl takes longer than all else that a schedule needs,
 * so the offsets at the ends of UTC days are kept: when they are the same, clocks did not change in between.
 */
export function offsetAt(zone: string, instant: number): number {
  const today = Math.floor(instant / day);
  const known = keptOf(zone);
  const offset = offsetAtStart(zone, today, known);
  return offset === offsetAtStart(zone, today + 1, known) ? offset : ask(zone, instant);
}

function keptOf(zone: string): Map<number, number> {
  const known = kept.get(zone);
  if (known !== undefined && known.size < mostKept) return known;
  const empty = new Map<number, number>();
  kept.set(zone, empty);
  return empty;
}

function offsetAtStart(zone: string, days: number, known: Map<number, number>): number {
  const before = known.get(days);
  if (before !== undefined) return before;
  const offset = ask(zone, days * day);
  known.set(days, offset);
  return offset;
}

function ask(zone: string, instant: number): number {
  return tzOffset(zone, new Date(instant)) * minute;
}
