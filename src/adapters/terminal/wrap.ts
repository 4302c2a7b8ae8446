import { charactersOf, widthOf } from './columns.ts';

/** Where long names (addresses, domains, tags) may be broken: after these. */
const joints = new Set(['@', '.', '-', '_', '/', ':', ',']);
/** Chinese punctuation that may not begin a line. */
const closing = /^[，。、；：！？）」』”’％…]/u;

/**
 * Lines of at most `width` cells, broken at spaces, between Chinese characters, and inside a word only when it alone is
 * too wide; never at a no-break space or before `%`. At least one line.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let room = width;
  for (const word of wordsOf(text, width)) {
    let glue = line === '' ? '' : ' ';
    for (const piece of piecesOf(word, width)) {
      const needed = glue.length + widthOf(piece);
      if (needed <= room) {
        line += glue + piece;
        room -= needed;
      } else {
        if (line !== '') lines.push(line);
        line = piece;
        room = width - widthOf(piece);
      }
      glue = '';
    }
  }
  return [...lines, line].map((each) => each.replaceAll('\u00a0', ' '));
}

function wordsOf(text: string, width: number): readonly string[] {
  const words = text.replaceAll(' %', '\u00a0%').split(' ');
  const fitting = words.flatMap((word) => (widthOf(word) > width ? word.split(/\u00a0(?!%)/) : [word]));
  return fitting.filter((word) => word !== '');
}

/** The text with its spaces made such that `wrap` keeps it on one line, when it fits at all. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

/** The first line after `first`, the others under it, indented as far. */
export function wrapAfter(first: string, text: string, width: number): readonly string[] {
  const indent = widthOf(first);
  const lines = wrap(text, Math.max(1, width - indent));
  return lines.map((line, at) => (at === 0 ? first : ' '.repeat(indent)) + line);
}

/** A word as the pieces between which it may be broken; an ordinary word is one piece. */
function piecesOf(word: string, width: number): readonly string[] {
  if (/^[\x21-\x7e]*$/u.test(word) && word.length <= width) return [word];
  // Short Chinese words between spaces are names; long ones are sentences.
  if (widthOf(word) <= width / 3) return [word];
  const tooWide = widthOf(word) > width;
  const pieces: string[] = [];
  let open = false;
  for (const character of charactersOf(word)) {
    const last = pieces.at(-1) ?? '';
    const fits = last !== '' && widthOf(last) + widthOf(character) <= width;
    const wide = widthOf(character) > 1;
    if (fits && ((open && !wide) || closing.test(character))) pieces[pieces.length - 1] = last + character;
    else pieces.push(character);
    open = !wide && !(tooWide && joints.has(character));
  }
  return pieces;
}
