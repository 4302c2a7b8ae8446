import { byRows, filterRows } from './grammar.ts';
import type { Dimension } from './request.ts';

/** `esp, ip, pool, tag, sender, domain, config or day`. */
export const byExpects = either(byRows.map((row) => row.of));

/** `from:, tag:, esp:, ip:, pool:, domain: or config:`. */
export const keyExpects = either(filterRows.map((row) => `${row.usage.split(':')[0]}:`));

/** `mailbox provider`, `configuration set`. */
export function nounOf(of: Dimension): string {
  return filterRows.find((row) => row.of === of)?.noun ?? of;
}

/** What the filter takes, from its row of the grammar. */
export function filterExpects(of: Dimension): string {
  return filterRows.find((row) => row.of === of)?.takes ?? '';
}

function either(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
