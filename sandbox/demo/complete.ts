import { verbRows } from '../../src/commands/digest/grammar.ts';
import { byRows, filterRows, grammar } from '../../src/commands/grammar.ts';
import { type Account, esps } from '../direct-mail/account.ts';

const days = ['today', 'yesterday', 'last 7 days', 'last 14 days', 'last 30 days', 'last week', 'this week'];

/** Everything Tab may offer: the grammar's words, the account's own names behind their key, and digests by name. */
export function wordsToOffer(account: Account, digests: readonly string[]): readonly string[] {
  const alone = grammar.rows.filter((row) => ['compare', 'private', 'csv', 'help'].includes(row.clause));
  const values: Record<(typeof filterRows)[number]['of'], readonly string[]> = {
    sender: account.senders.map((sender) => sender.address),
    tag: account.tags.map((tag) => tag.name),
    esp: esps,
    ip: account.ips.map((ip) => ip.ip),
    pool: account.pools.map((pool) => pool.name),
    domain: account.domains,
    config: account.configSets.map((set) => set.name),
  };
  return [
    ...days,
    ...byRows.flatMap((row) => [row.usage, `按${row.chinese[0]}`]),
    ...filterRows.flatMap((row) => values[row.of].map((value) => `${row.usage.split(':')[0]}:${value}`)),
    ...alone.map((row) => row.usage),
    ...aboutDigests(digests),
    'exit',
  ];
}

/** `digest list`, `digest pause weekly-esp`; a new one is too long a sentence to be offered. */
function aboutDigests(names: readonly string[]): readonly string[] {
  return verbRows.flatMap(({ kind, english: [verb], usage }) => {
    if (kind === 'create' || verb === undefined) return [];
    return usage.includes('NAME') ? names.map((name) => `digest ${verb} ${name}`) : [`digest ${verb}`];
  });
}

/**
 * For readline: what may follow the line, and the part of the line it replaces. The longest end of the line that begins
 * something offered counts, so `last 7 days b` offers `by …` and `last 7` offers `last 7 days`.
 */
export function complete(line: string, offered: readonly string[]): [string[], string] {
  const starts = [0, ...Array.from(line.matchAll(/\s+/g), (space) => space.index + space[0].length)];
  for (const start of starts) {
    const begun = line.slice(start);
    const fitting = offered.filter((words) => words.toLowerCase().startsWith(begun.toLowerCase()));
    if (fitting.length > 0 && begun !== '') return [upToTheColon(fitting, begun).map(closed), begun];
  }
  return line === '' || line.endsWith(' ') ? [upToTheColon(offered, '').map(closed), ''] : [[], line];
}

/** Values are offered once their key is there: before, `from:` stands for all of them. */
function upToTheColon(words: readonly string[], begun: string): string[] {
  if (begun.includes(':')) return [...words];
  return [...new Set(words.map((each) => each.replace(/:.*/, ':')))];
}

/** A finished word is followed by a space; a key waits for its value. */
function closed(words: string): string {
  return words.endsWith(':') ? words : `${words} `;
}
