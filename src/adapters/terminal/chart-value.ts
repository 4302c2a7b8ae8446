import type { Chart } from '../../reports/page.ts';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const percent = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export function tellable(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

/** `32.1 %` or `12,345`; `n/a` where nothing can be told. */
export function inUnit(value: number | null | undefined, unit: Chart['unit']): string {
  if (!tellable(value)) return 'n/a';
  return unit === '%' ? `${percent.format(value)} %` : whole.format(value);
}
