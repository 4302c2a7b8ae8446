import type { TrackRecord } from './schema.ts';

const rates = [
  ['RcptOpenRate', 'RcptOpenCount'],
  ['RcptUniqueOpenRate', 'RcptUniqueOpenCount'],
  ['RcptClickRate', 'RcptClickCount'],
  ['RcptUniqueClickRate', 'RcptUniqueClickCount'],
] as const;

/** Half a unit of the coarsest rounding that is plausible: whole percents. */
const tolerance = 0.0051;

/**
 * The first rate of a record that fits its counts neither as a fraction nor as a percentage, or `null`. The figures come from the
 * counts alone; this tells whoever reads the log that the counts may mean something else than we think.
 */
export function oddRate(record: TrackRecord): { readonly rate: string; readonly fromCounts: number } | null {
  const sent = record.TotalNumber ?? 0;
  if (sent === 0) return null;
  for (const [rate, count] of rates) {
    const given = toNumber(record[rate]);
    const fromCounts = (record[count] ?? 0) / sent;
    if (given === null) continue;
    const fits = [given, given / 100].some((reading) => Math.abs(reading - fromCounts) <= tolerance);
    if (!fits) return { rate, fromCounts };
  }
  return null;
}

function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\s*\d+(\.\d+)?\s*%?\s*$/.test(value) ? Number.parseFloat(value) : null;
}
