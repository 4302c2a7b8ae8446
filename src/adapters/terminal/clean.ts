import { harmless } from './harmless.ts';

/** The same value with every text in it harmless: done once, before drawing, so that no drawing can forget it. */
export function clean<T>(value: T): T {
  if (typeof value === 'string') return harmless(value) as T;
  if (Array.isArray(value)) return value.map(clean) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, clean(each)])) as T;
}
