import { formatCount, formatRate } from '../../reports/numbers.ts';
import type { Chart } from '../../reports/page.ts';

export function tellable(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

/** As in the tables: `32.1 %` or `12,345`; `n/a` where nothing can be told. */
export function inUnit(value: number | null | undefined, unit: Chart['unit']): string {
  if (!tellable(value)) return 'n/a';
  return unit === '%' ? formatRate(value / 100) : formatCount(Math.round(value));
}
