import type { Check } from './shape.ts';

/** `2026-11-30`, and such a day exists. */
export const isoDate: Check = (value, at) =>
  isIsoDate(value) ? [] : [`must be a valid date in the format YYYY-MM-DD [json-pointer:${at}]`];

/** `09:30`, of 24 hours. */
export const time: Check = (value, at) =>
  isTime(value) ? [] : [`must be a valid time in the format HH:mm [json-pointer:${at}]`];

/** IANA. */
export const zone: Check = (value, at) => {
  const isKnown = typeof value === 'string' && isZone(value);
  return isKnown ? [] : [`must be a valid timezone [json-pointer:${at}]`];
};

export function isIsoDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  // 2026-02-30 would otherwise be read as 2 March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

export function isTime(value: unknown): boolean {
  return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
