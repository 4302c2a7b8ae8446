import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Width in terminal cells: CJK and emoji take two. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** What people see as single characters; an emoji of several code points is one. */
export function charactersOf(text: string): readonly string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

export function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + space : space + text;
}

/** As many whole characters from the start as fit into `width` cells. */
export function fitStart(text: string, width: number): string {
  let fitted = '';
  let used = 0;
  for (const character of charactersOf(text)) {
    used += widthOf(character);
    if (used > width) break;
    fitted += character;
  }
  return fitted;
}

/** As many whole characters from the end as fit into `width` cells. */
export function fitEnd(text: string, width: number): string {
  let fitted = '';
  let used = 0;
  for (const character of charactersOf(text).toReversed()) {
    used += widthOf(character);
    if (used > width) break;
    fitted = character + fitted;
  }
  return fitted;
}

export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);
}
