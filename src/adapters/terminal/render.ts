import type { Chart, Part } from '../../reports/page.ts';
import { clean } from './clean.ts';
import { drawBars } from './draw-bars.ts';
import { drawFigures } from './draw-figures.ts';
import { drawSparklines } from './draw-sparklines.ts';
import { drawTable } from './draw-table.ts';
import { type Ink, inkFor } from './ink.ts';
import { roomOn, type Surface } from './surface.ts';
import { unbroken, wrap, wrapAfter } from './wrap.ts';

/**
 * A report for a terminal, `surface.width` cells wide (40 at least): plain text, or with colour that only repeats what
 * the text says. Ends in a line break.
 */
export function renderTerminal(parts: readonly Part[], surface: Surface): string {
  const room = roomOn(surface);
  const ink = inkFor(surface.color);
  const lines: string[] = [];
  let above: Part['kind'] | null = null;
  for (const part of parts) {
    const drawn = draw(clean(part), room, ink);
    if (drawn.length === 0) continue;
    // The range belongs to the heading.
    if (above !== null && !(above === 'heading' && part.kind === 'range')) lines.push('');
    lines.push(...drawn);
    above = part.kind;
  }
  return `${lines.join('\n')}\n`;
}

function draw(part: Part, { line, sentence: column }: ReturnType<typeof roomOn>, ink: Ink): readonly string[] {
  switch (part.kind) {
    case 'heading':
      return wrap(part.text, column).map(ink.bold);
    case 'range':
      return wrap(part.text.split(' · ').map(unbroken).join(' · '), column).map(ink.dim);
    case 'figures':
      return drawFigures(part.figures, line, ink);
    case 'findings':
      return part.sentences.flatMap((sentence) => wrapAfter('• ', sentence, column));
    case 'table':
      return drawTable(part, line, ink);
    case 'chart':
      return drawChart(part, line, ink);
    case 'notes':
      return part.sentences.flatMap((sentence) => wrapAfter('– ', sentence, column)).map(ink.dim);
  }
}

function drawChart(chart: Chart, width: number, ink: Ink): readonly string[] {
  if (chart.series.length === 0 || chart.categories.length === 0) return [];
  const draw = { bar: drawBars, line: drawSparklines }[chart.shape];
  return [...wrap(chart.title, width).map(ink.bold), ...draw(chart, width, ink)];
}
