import type { Dimension, GroupBy, ReportRequest } from '../../commands/request.ts';
import type { Day } from '../../dates/range.ts';
import { sayDay, sayRange } from '../../dates/say.ts';

interface Noun {
  readonly one: string;
  readonly many: string;
  /** Between "mail" and a value of it. */
  readonly preposition: string;
}

export const nouns: Readonly<Record<GroupBy, Noun>> = {
  esp: { one: 'ESP', many: 'ESPs', preposition: 'to' },
  ip: { one: 'IP', many: 'IPs', preposition: 'through' },
  pool: { one: 'IP pool', many: 'IP pools', preposition: 'through' },
  tag: { one: 'tag', many: 'tags', preposition: 'with the tag' },
  sender: { one: 'sender', many: 'senders', preposition: 'from' },
  domain: { one: 'domain', many: 'domains', preposition: 'from' },
  config: { one: 'configuration set', many: 'configuration sets', preposition: 'with' },
  day: { one: 'day', many: 'days', preposition: 'on' },
};

/** How a heading names what a report is narrowed down to: `for tag welcome`. */
export const filterPhrases: Readonly<Record<Dimension, string>> = {
  tag: 'for tag',
  sender: 'from',
  domain: 'from domain',
  esp: 'to',
  ip: 'through',
  pool: 'through IP pool',
  config: 'with configuration set',
};

export type Compare = NonNullable<ReportRequest['compare']>;

/** `the period before`, or the dates of a range that was named. */
export function nameOf(compare: Compare): string {
  return compare.kind === 'previous' ? 'the period before' : sayRange(compare.range);
}

/** `Tue 17 Nov`, where the year is said nearby. */
export function shortDay(day: Day): string {
  return sayDay(day).replace(/ \d{4}$/, '');
}

/** `a`, `a and b`, `a, b and c`, `a, b, c and 9 more`. */
export function list(names: readonly string[], most = 3): string {
  const named = names.length > most + 1 ? names.slice(0, most) : names;
  const left = names.length - named.length;
  const words = left > 0 ? [...named, `${left} more`] : named;
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
