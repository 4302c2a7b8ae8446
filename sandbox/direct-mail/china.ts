import type { Day } from '../../src/dates/range.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** China keeps UTC+8 all year. */
const offsetMs = 8 * hourMs;

/** Full hours of China's wall clock since 1970-01-01T00:00. */
export function chinaHour(instant: Date): number {
  return Math.floor((instant.getTime() + offsetMs) / hourMs);
}

export function chinaDay(instant: Date): Day {
  return dayOf(Math.floor(chinaHour(instant) / 24));
}

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

export function addDays(day: Day, days: number): Day {
  return dayOf(dayNumber(day) + days);
}

/** Sunday is 0. */
export function weekday(day: Day): number {
  return (dayNumber(day) + 4) % 7;
}

/** Both ends included. */
export function daysBetween(from: Day, to: Day): readonly Day[] {
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, index) => dayOf(first + index));
}

/** `yyyy-MM-dd`, and a day that exists: 2026-02-30 does not. */
export function isRealDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && dayOf(instant / dayMs) === text;
}

/** The instant of a minute of a China day, in milliseconds since the epoch. */
export function chinaInstant(day: Day, minute: number): number {
  return dayNumber(day) * dayMs + minute * 60_000 - offsetMs;
}

function dayOf(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}
