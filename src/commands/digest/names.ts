import { nearestWord } from '../../dates/nearest.ts';
import type { Span } from '../../problem.ts';
import type { Flaw } from '../flaw.ts';
import { quote, several } from '../quote.ts';
import type { DigestContext } from './command.ts';

export type NameRead =
  /** `end` is where the words go on. */
  | { readonly ok: true; readonly name: string; readonly end: number; readonly note?: string }
  | { readonly ok: false; readonly flaw: Flaw };

const before =
  /^[\s"'#:,]*(?:(?:the|my|our|digest|digests|report|named|called|now|名为|立即|立刻|马上|摘要|报告)(?![\p{L}\p{N}_-]|(?<=\p{Script=Han}))[\s"'#:,]*)*/iu;
const beforeHan = /^[\s"'#:,]*(?:名为|立即|立刻|马上)?[\s"'#:,]*/u;
const mostWords = 5;

/** The name that stands at this place of the text, `null` when it is none that exists: `weekly-esp`, `Weekly ESP`. */
export function nameAt(
  text: string,
  start: number,
  names: readonly string[],
): { readonly name: string; readonly end: number } | null {
  const at = skip(text, start);
  const byKey = new Map(names.map((name) => [name.toLowerCase(), name]));
  const words = [...text.slice(at).matchAll(/[^\s:,;"']+/g)].slice(0, mostWords);
  for (let count = words.length; count > 0; count--) {
    const taken = words.slice(0, count);
    const name = byKey.get(taken.map(([word]) => word.toLowerCase()).join('-'));
    const last = taken.at(-1);
    if (name !== undefined && last !== undefined) return { name, end: at + last.index + last[0].length };
  }
  // 暂停weekly-esp到12月1日
  const rest = text.slice(at).toLowerCase();
  const glued = names.filter((name) => rest.startsWith(name.toLowerCase()) && isEnd(rest, name.length));
  const [longest] = glued.toSorted((a, b) => b.length - a.length);
  return longest === undefined ? null : { name: longest, end: at + longest.length };
}

/** The digest that is meant; the channel's only one when none is named. */
export function whichDigest(text: string, start: number, verb: string, context: DigestContext): NameRead {
  const found = nameAt(text, start, context.names);
  if (found !== null) return { ok: true, ...found };
  const at = skip(text, start);
  const word = /^[^\s:,;"'，。]+/u.exec(text.slice(at))?.[0] ?? '';
  const [only, ...others] = context.here;
  const isNoName = word === '' || /^(?:until|till|for|to|now|直到|到|为期|至)$/i.test(word);
  if (isNoName && only !== undefined && others.length === 0) {
    return { ok: true, name: only, end: at, note: `Read as ${quote(only)}, the only digest here.` };
  }
  if (isNoName) return { ok: false, flaw: missing(verb, { start, end: at }, context) };
  const span = { start: at, end: at + word.length };
  return { ok: false, flaw: unknown(word, span, context) };
}

function missing(verb: string, place: Span, { here }: DigestContext): Flaw {
  const [first] = here;
  if (first === undefined) {
    const message = `Say which digest to ${verb}; this channel has none. "digest list all" shows those of other channels.`;
    return { problem: { code: 'missing-value', message }, fixes: [] };
  }
  const message = `Say which digest to ${verb}: ${choice(here)}.`;
  return {
    problem: { code: 'missing-value', message, expected: 'the name of a digest' },
    fixes: here.slice(0, 3).map((name) => [{ start: place.end, end: place.end, words: name }]),
  };
}

function unknown(word: string, span: Span, { names, here }: DigestContext): Flaw {
  const near = nearestWord(
    word,
    names.map((name) => name.toLowerCase()),
  );
  const nearest = near === null ? null : (names.find((name) => name.toLowerCase() === near) ?? null);
  if (/^(?:all|everything|every|全部|所有)$/i.test(word)) {
    const message = 'Name one digest at a time; "digest list" shows them.';
    return { problem: { code: 'unknown-value', message, span }, fixes: [] };
  }
  const there =
    here.length === 0 ? 'This channel has no digests.' : `Here ${here.length === 1 ? 'is' : 'are'} ${several(here)}.`;
  const message = `There is no digest ${quote(word)}. ${there}`;
  const problem = {
    code: 'unknown-value',
    message,
    span,
    expected: 'the name of a digest; "digest list" shows them',
  } as const;
  if (nearest !== null) return { problem: { ...problem, nearest }, fixes: [[{ ...span, words: nearest }]] };
  const [only] = here;
  return { problem, fixes: here.length === 1 && only !== undefined ? [[{ ...span, words: only }]] : [] };
}

/** `"a", "b" or 3 more`. */
function choice(names: readonly string[]): string {
  const shown = names.slice(0, 3).map(quote);
  const last = names.length > shown.length ? `${names.length - shown.length} more` : shown.pop();
  return shown.length === 0 ? `${last}` : `${shown.join(', ')} or ${last}`;
}

function skip(text: string, start: number): number {
  const rest = text.slice(start);
  const english = before.exec(rest)?.[0].length ?? 0;
  return start + Math.max(english, beforeHan.exec(rest)?.[0].length ?? 0);
}

/** `weekly` is not the beginning of `weekly-esp`. */
function isEnd(rest: string, length: number): boolean {
  const [last = '', next = ''] = [rest[length - 1], rest[length]];
  if (next === '' || /[\s:,;"'.!?]/.test(next)) return true;
  return /[\w-]/.test(last) && /\p{Script=Han}/u.test(next);
}
