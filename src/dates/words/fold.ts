import { simplified } from './simplified.ts';

/** Text made comparable, and where each of its UTF-16 units came from. */
export interface Folded {
  readonly text: string;
  /** Offset in the original text of unit `i` of `text`; one more entry for the end. `null`: the same offsets. */
  readonly origins: readonly number[] | null;
}

const plainAscii = /^\p{ASCII}*$/u;
// Zero-width and direction marks, variation selectors, combining accents, emoji: nothing that could mean a date.
const nothing = /[\p{Cf}\p{Mn}]/u;
const ornament = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;

const dashes = new Set('‐‑‒–—―−﹣－─ー');
const apostrophes = new Set('’‘ʼ`´′＇');
const tildes = new Set('～〜∼˜〰');
const others: Readonly<Record<string, string>> = {
  '→': '>',
  '⁄': '/',
  '／': '/',
  '。': ';',
  '、': ',',
  '…': '..',
  '×': ' ',
  '·': ' ',
};

/** Lower case, full width to half width, traditional to simplified, one kind of dash, invisible marks removed. */
export function fold(original: string): Folded {
  if (plainAscii.test(original)) return { text: original.toLowerCase(), origins: null };
  let text = '';
  const origins: number[] = [];
  let offset = 0;
  for (const char of original) {
    const folded = foldChar(char);
    for (let i = 0; i < folded.length; i++) origins.push(offset);
    text += folded;
    offset += char.length;
  }
  origins.push(offset);
  return { text, origins };
}

function foldChar(char: string): string {
  if (char <= '\x7f') return char.toLowerCase();
  const known = simplified.get(char);
  if (known) return known;
  if (char >= '\u4e00' && char <= '\u9fff') return char;
  if (dashes.has(char)) return '-';
  if (apostrophes.has(char)) return "'";
  if (tildes.has(char)) return '~';
  if (others[char] !== undefined) return others[char];
  if (nothing.test(char)) return '';
  if (ornament.test(char)) return ' ';
  // NFKD takes accents apart; they are dropped, so that "yesterdáy" is a known word.
  return char
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

/** Back from offsets in the folded text to offsets in the original. */
export const originOf = ({ origins }: Folded, offset: number): number => origins?.[offset] ?? offset;
