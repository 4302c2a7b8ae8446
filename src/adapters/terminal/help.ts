import type { Help, HelpRow } from '../../commands/help.ts';
import { clean } from './clean.ts';
import { pad, widest, widthOf } from './columns.ts';
import { type Ink, inkFor } from './ink.ts';
import { roomOn, type Surface } from './surface.ts';
import { wrap } from './wrap.ts';

/** The help for a terminal: what can be typed on the left, what it means beside it, or below where it is narrow. */
export function renderHelp(help: Help, surface: Surface): string {
  const { title, intro, examples, sections, notes } = clean(help);
  const { sentence: width } = roomOn(surface);
  const ink = inkFor(surface.color);
  const titled = (name: string, rows: readonly HelpRow[], aligned: readonly HelpRow[]) => {
    const wordsWidth = widest(aligned.map((row) => row.words));
    return rows.length === 0 ? [] : [ink.bold(name), ...rows.flatMap((row) => drawRow(row, wordsWidth, width, ink))];
  };
  const all = sections.flatMap((section) => section.rows);
  const blocks = [
    [...wrap(title, width).map(ink.bold), ...wrap(intro, width)],
    titled('Examples', examples, examples),
    ...sections.map((section) => titled(section.title, section.rows, all)),
    notes.flatMap((note) => wrap(note, width)).map(ink.dim),
  ];
  const drawn = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${drawn.join('\n\n')}\n`;
}

function drawRow({ words, meaning }: HelpRow, wordsWidth: number, width: number, ink: Ink): readonly string[] {
  const beside = width - wordsWidth - 4;
  // Fewer cells than this make a column of single words.
  if (beside < 24) {
    return [
      ...wrap(words, width - 2).map((line) => `  ${ink.cyan(line)}`),
      ...wrap(meaning, width - 6).map((line) => `      ${line}`),
    ];
  }
  const lines = wrap(meaning, beside);
  return lines.map((line, at) => {
    const left = at === 0 ? ink.cyan(words) + ' '.repeat(wordsWidth - widthOf(words)) : pad('', wordsWidth, 'left');
    return `  ${left}  ${line}`.trimEnd();
  });
}
