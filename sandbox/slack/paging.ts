import type { Args } from './method.ts';

/** How many are told at once: 1 to 999, 100 unless said otherwise; `null`: `invalid_limit`. */
export function limitOf({ limit = 100 }: Args): number | null {
  const asked = Number(limit);
  return Number.isInteger(asked) && asked >= 1 && asked <= 999 ? asked : null;
}

/** What a cursor says; `''` for none, `null` for one that was never given: `invalid_cursor`. */
export function readCursor({ cursor }: Args, name: string): string | null {
  if (cursor === undefined || cursor === '') return '';
  const text = Buffer.from(String(cursor), 'base64').toString();
  return text.startsWith(`${name}:`) ? text.slice(name.length + 1) : null;
}

/** Slack's cursors are base64, and nobody's business. */
export function cursorOf(name: string, position: string): string {
  return Buffer.from(`${name}:${position}`).toString('base64');
}
