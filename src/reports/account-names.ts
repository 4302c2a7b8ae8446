import { nearestWord } from '../dates/nearest.ts';
import type { Listed, ListedDimension } from '../ports.ts';

/** What each kind of value is called, one and many. */
export const nouns: Record<ListedDimension, readonly [one: string, many: string]> = {
  ip: ['dedicated IP', 'dedicated IPs'],
  pool: ['IP pool', 'IP pools'],
  tag: ['tag', 'tags'],
  sender: ['sender', 'senders'],
  domain: ['domain', 'domains'],
  config: ['configuration set', 'configuration sets'],
};

/**
 * All values that `said` may stand for: those with that id or name, whatever the case; else, for a sender, those whose
 * local part it is; else those that hold it somewhere. More than one is for the person to choose from.
 */
export function matching(dimension: ListedDimension, said: string, listed: readonly Listed[]): readonly Listed[] {
  const exact = listed.filter((item) => item.key === said || item.label === said);
  if (exact.length > 0) return exact;
  const low = said.toLowerCase();
  const alike = listed.filter((item) => item.key.toLowerCase() === low || item.label.toLowerCase() === low);
  if (alike.length > 0 || dimension !== 'sender' || low.includes('@')) return alike;
  const local = listed.filter((item) => item.key.toLowerCase().startsWith(`${low}@`));
  return local.length > 0 ? local : listed.filter((item) => item.key.toLowerCase().includes(low));
}

/** The one value whose name is nearly `said`, or `null`. */
export function nearest(said: string, listed: readonly Listed[]): Listed | null {
  const near = nearestWord(
    said.toLowerCase(),
    listed.map((item) => item.label.toLowerCase()),
  );
  return listed.find((item) => item.label.toLowerCase() === near) ?? null;
}

/** `a, b and 3 more`, at most eight names. */
export function some(listed: readonly Listed[]): string {
  const names = listed.slice(0, 8).map((item) => item.label);
  const more = listed.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}
