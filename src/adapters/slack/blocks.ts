import type { Part } from '../../reports/page.ts';
import type { Drawing, SlackBlock } from './block-types.ts';
import { chartBlock } from './chart-block.ts';
import { dataTable } from './data-table.ts';
import { blockKit, type Limits } from './limits.ts';
import { plainTable } from './plain-table.ts';
import { sectionTable } from './section-table.ts';
import { contextBlock, figureBlocks, findingBlocks, headerBlock, noteBlocks, sectionBlock } from './text-blocks.ts';

/** How much of Block Kit to use: all of it, no block younger than 2026, or sections alone. */
type Plainness = 'native' | 'plainer' | 'sections';

const withCsv = 'add csv for all';

/** A report's parts as blocks. What does not fit is left out and said, in the last block too; never throws. */
export function toBlocks(parts: readonly Part[], limits: Limits = blockKit, where = withCsv): Drawing {
  return draw(parts, 'native', limits, where);
}

/** The same for a Slack that refuses the newer blocks: a table of texts, no charts. */
export function plainerBlocks(parts: readonly Part[], limits: Limits = blockKit, where = withCsv): Drawing {
  return draw(parts, 'plainer', limits, where);
}

/** The last resort before plain text: sections and contexts, known to every Slack. */
export function sectionBlocks(parts: readonly Part[], limits: Limits = blockKit, where = withCsv): Drawing {
  return draw(parts, 'sections', limits, where);
}

function draw(parts: readonly Part[], plainness: Plainness, limits: Limits, where: string): Drawing {
  const seen = { tables: 0, charts: 0 };
  const drawn = parts.map((part) => drawPart(part, plainness, limits, where, seen));
  return assemble(drawn, limits);
}

function drawPart(
  part: Part,
  plainness: Plainness,
  limits: Limits,
  where: string,
  seen: { tables: number; charts: number },
): Drawing {
  switch (part.kind) {
    case 'heading':
      return { blocks: [plainness === 'sections' ? sectionBlock(part.text, limits) : headerBlock(part.text, limits)] };
    case 'range':
      return { blocks: [contextBlock(part.text, limits)] };
    case 'figures':
      return { blocks: figureBlocks(part.figures, limits) };
    case 'findings':
      return findingBlocks(part.sentences, limits);
    case 'table': {
      const native = plainness !== 'sections' && seen.tables < limits.table.perMessage;
      seen.tables += 1;
      if (!native) return sectionTable(part, limits, where);
      return plainness === 'native' ? dataTable(part, limits, where) : plainTable(part, limits, where);
    }
    case 'chart':
      // A chart shows what the table holds: without it no figure is lost.
      if (plainness !== 'native' || seen.charts >= limits.chart.perMessage) return { blocks: [] };
      seen.charts += 1;
      return chartBlock(part, limits);
    case 'notes':
      return noteBlocks(part.sentences, limits);
  }
}

function assemble(drawn: readonly Drawing[], limits: Limits): Drawing {
  const blocks: SlackBlock[] = drawn.flatMap((drawing) => drawing.blocks);
  const leftOut = drawn.flatMap((drawing) => drawing.leftOut ?? []);
  // Places are kept for what was left out, for actions, for who asked, and for what stands above it.
  const most = limits.message.blocks - 5;
  if (blocks.length > most) leftOut.push(`${blocks.length - most} more parts of the report did not fit`);
  if (leftOut.length === 0) return { blocks };
  return { blocks: [...blocks.slice(0, most), contextBlock(leftOut.join('\n'), limits)], leftOut };
}
