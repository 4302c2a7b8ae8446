import * as s from '../grammar/symbols.ts';
import { chineseNumber, isChineseDigit } from './chinese-number.ts';
import { fillers } from './fillers.ts';
import { type Folded, originOf } from './fold.ts';
import { longestChinese, senses } from './lexicon.ts';
import { type Sense, sense, type Token } from './token.ts';

/** A token before phrases are joined. `filler`: it says nothing about dates. */
export interface Word extends Token {
  readonly filler: boolean;
}

const none: readonly Sense[] = [];
/** Larger numbers count nothing, and would not stay exact. */
const largest = 1e15;
const letters = /[a-z]+(?:'[a-z]{1,2}(?![a-z]))?/y;
const digitRun = /\d+/y;
const ordinalEnding = /(?:st|nd|rd|th)(?![a-z])/y;
const timestamp = /(\d{4})-(\d\d)-(\d\d)t\d\d(?::?\d\d){0,2}(?:\.\d+)?(?:z|[+-]\d\d:?\d\d)?(?![\da-z])/y;
const clockTime = /\d{1,2}(?::\d\d){1,2}(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]m\b/y;
const emojiCode = /:[a-z][a-z\d_+-]*:/y;
const shortYear = /'(\d\d)(?!\d)/y;
const sign = /\.{2,3}|[-=]>|>>|[-~>/.,;+&]/y;

/** Cuts folded text into words, numbers and signs, from left to right; each rule takes what it can at its place. */
export function lex(folded: Folded, original: string): Word[] {
  const { text } = folded;
  const found: Word[] = [];
  let at = 0;
  let spaced = true;
  while (at < text.length) {
    const char = text[at] ?? '';
    const word = monthLetter(wordAt(text, at, char, spaced), folded, original);
    if (!word) {
      spaced = true;
      const code = char === ':' ? match(emojiCode, text, at) : null;
      at += code ? code[0].length : 1;
      continue;
    }
    found.push(word);
    spaced = false;
    at = word.end;
  }
  return found;
}

/** The one place where capitals count: Grafana's `M` is a month, its `m` a minute. */
function monthLetter(word: Word | null, folded: Folded, original: string): Word | null {
  if (word?.text !== 'm' || original[originOf(folded, word.start)] !== 'M') return word;
  return { ...word, senses: senses.get('M') ?? none };
}

function wordAt(text: string, at: number, char: string, spaced: boolean): Word | null {
  const make = (end: number, stands: readonly Sense[], filler = false): Word => ({
    text: text.slice(at, end),
    start: at,
    end,
    senses: stands,
    spaced,
    filler,
  });
  if (char >= 'a' && char <= 'z') {
    const end = at + (match(letters, text, at)?.[0].length ?? 1);
    return { ...english(text.slice(at, end)), start: at, end, spaced };
  }
  if (char >= '0' && char <= '9') return numberAt(text, at, make);
  if (char === '\x1f') return make(at + 1, [sense(s.clauseEnd, true)]);
  if (char === "'") {
    const year = match(shortYear, text, at);
    return year ? make(at + 3, [sense(s.shortYear, 2000 + Number(year[1]))]) : null;
  }
  if (char > '\x7f') return foreignAt(text, at, make);
  const found = match(sign, text, at)?.[0];
  return found
    ? make(at + found.length, senses.get(found) ?? none)
    : char === '%' || char === '#'
      ? make(at + 1, senses.get(char) ?? none)
      : null;
}

/** A single English word; `'s` and its like are dropped: `yesterday's`, `how's`. */
export function english(written: string): Omit<Word, 'start' | 'end' | 'spaced'> {
  const text = written.replace(/'[a-z]*$/, '');
  return { text, senses: senses.get(text) ?? none, filler: fillers.has(text) };
}

type Make = (end: number, stands: readonly Sense[], filler?: boolean) => Word;

function numberAt(text: string, at: number, make: Make): Word {
  const stamp = text[at + 4] === '-' ? match(timestamp, text, at) : null;
  if (stamp) {
    const [whole, year, month, day] = stamp;
    return make(at + whole.length, [sense(s.stamp, { year: Number(year), month: Number(month), day: Number(day) })]);
  }
  const time = match(clockTime, text, at);
  if (time) return make(at + time[0].length, [sense(s.clock, true)]);
  const run = match(digitRun, text, at)?.[0] ?? '';
  const end = at + run.length;
  const value = Math.min(Number(run), largest);
  const ordinal = match(ordinalEnding, text, end);
  if (ordinal) return make(end + 2, [sense(s.ordinal, value)]);
  const holiday = (text[end] ?? '') > '\x7f' ? chineseAt(text, at) : null;
  if (holiday && at + holiday.length > end) return make(at + holiday.length, senses.get(holiday) ?? none);
  return make(end, [sense(s.digits, { value, width: run.length }), ...(senses.get(run) ?? none)]);
}

/** Chinese words are found by their length, the longest first; what lies between them is not ours. */
function foreignAt(text: string, at: number, make: Make): Word | null {
  if (isBlank(text[at])) return null;
  const word = chineseAt(text, at);
  let end = at;
  while (isChineseDigit(text[end])) end++;
  const value = end > at ? chineseNumber(text.slice(at, end)) : null;
  if (value !== null && (!word || word.length < end - at)) return make(end, [sense(s.numeral, value)]);
  if (word) return make(at + word.length, senses.get(word) ?? none, fillers.has(word));
  end = at + 1;
  while (end < text.length && (text[end] ?? '') > '\x7f' && !isBlank(text[end]) && !startsWord(text, end)) end++;
  return make(end, none);
}

function chineseAt(text: string, at: number): string | null {
  for (let length = Math.min(longestChinese, text.length - at); length > 0; length--) {
    const word = text.slice(at, at + length);
    if (word > '\x7f' || word.charCodeAt(length - 1) > 0x7f) if (senses.has(word) || fillers.has(word)) return word;
  }
  return null;
}

const startsWord = (text: string, at: number): boolean => isChineseDigit(text[at]) || chineseAt(text, at) !== null;

/** Other scripts' punctuation and spaces: full-width ones have been folded before. */
const isBlank = (char: string | undefined): boolean => char === undefined || /[\s\p{P}\p{Z}\p{S}\p{C}]/u.test(char);

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
