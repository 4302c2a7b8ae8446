const counts = new Intl.NumberFormat('en-US');

/** `12,345`, `−340`. */
export function formatCount(count: number): string {
  return counts.format(count).replace('-', '−');
}

/** `32.1 %`, below one percent `0.42 %`, nothing to divide by `n/a`. */
export function formatRate(rate: number | null): string {
  if (rate === null || rate < 0) return 'n/a';
  return rate === 0 ? '0 %' : `${hundredths(rate)} %`;
}

/** `+340`, `−340`, `no change`. */
export function formatCountChange(change: number): string {
  return change === 0 ? 'no change' : `${signOf(change)}${counts.format(Math.abs(change))}`;
}

/** A difference of rates in percentage points: `+1.2 pts`, `−0.32 pts`, `no change` when it rounds to nothing. */
export function formatPointChange(change: number): string {
  return roundsToNothing(change) ? 'no change' : `${signOf(change)}${hundredths(Math.abs(change))} pts`;
}

/** What people see as no difference at all between two rates. */
export function roundsToNothing(change: number): boolean {
  return Math.abs(change) < 0.00005;
}

/** An interval of positive differences: `1.5 to 1.9 points`, `0.45 to 1.18 points`; never `0.0 to …`. */
export function formatPoints(low: number, high: number): string {
  const digits = low < 0.0005 || (low < 0.01 && high < 0.02) ? 2 : 1;
  return `${(low * 100).toFixed(digits)} to ${(high * 100).toFixed(digits)} points`;
}

/** A rate as a percentage for a chart; hardly rounded, as charts round once more. */
export function percentage(rate: number): number {
  return Math.round(rate * 1e8) / 1e6;
}

/** Two decimals below one percent, where one would hide what differs. */
function hundredths(rate: number): string {
  const percent = rate * 100;
  return percent.toFixed(percent < 1 ? 2 : 1);
}

function signOf(change: number): string {
  return change > 0 ? '+' : '−';
}
