import * as s from '../grammar/symbols.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import type { Entry } from './entry.ts';
import { fillers } from './fillers.ts';
import { holidayWords } from './holidays.ts';
import { signs } from './signs.ts';
import type { Sense } from './token.ts';

/** Several words that mean something together; no senses: they say nothing about dates. */
export interface Phrase {
  readonly words: readonly string[];
  readonly senses: readonly Sense[];
}

const entries: readonly Entry[] = [...english, ...chinese, ...signs, ...holidayWords];

/** What single words and signs stand for. */
export const senses: ReadonlyMap<string, readonly Sense[]> = group(entries.filter(([word]) => !word.includes('_')));

/** Plural and possessive endings make no difference inside a phrase. */
export const stem = (word: string): string => (word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word);

/** Phrases by the stem of their first word, the longest first. */
export const phrases: ReadonlyMap<string, readonly Phrase[]> = phraseTable();

/** Nobody may find a number in an answer that was not written, nor a holiday; only long names are plain enough. */
const numbers = new Set([s.numeral, s.tens, s.hundred, s.ordinal].map(({ id }) => id));
const shortestHoliday = 9;
const isSpellable = (word: string): boolean =>
  !(senses.get(word) ?? []).some(({ of }) => numbers.has(of) || (of === s.holiday.id && word.length < shortestHoliday));

/** English words that a slip of the hand may have been meant for. */
export const spellable: readonly string[] = spellableWords();

/** The most characters a Chinese word of ours has. */
export const longestChinese = Math.max(
  ...[...senses.keys(), ...fillers].filter((word) => word > '\x7f').map((word) => word.length),
);

function group(list: readonly Entry[]): Map<string, Sense[]> {
  const map = new Map<string, Sense[]>();
  for (const [word, stands] of list) map.set(word, [...(map.get(word) ?? []), stands]);
  return map;
}

function phraseTable(): Map<string, Phrase[]> {
  const meaningful = group(entries.filter(([word]) => word.includes('_')));
  const polite = [...fillers].filter((word) => word.includes('_')).map((word): [string, Sense[]] => [word, []]);
  const table = new Map<string, Phrase[]>();
  for (const [key, stands] of [...meaningful, ...polite]) {
    const parts = key.split('_').map(stem);
    const first = parts[0] ?? '';
    table.set(first, [...(table.get(first) ?? []), { words: parts, senses: stands }]);
  }
  for (const list of table.values()) list.sort((a, b) => b.words.length - a.words.length);
  return table;
}

function spellableWords(): string[] {
  const ours = entries
    .flatMap(([word]) => word.split('_'))
    .filter((word) => /^[a-z]{4,}$/.test(word) && isSpellable(word));
  const polite = ['please', 'thanks', 'report', 'reports', 'numbers', 'statistics'];
  return [...new Set([...ours, 'day', 'ago', ...polite])];
}
