import type { Part } from '../../reports/page.ts';
import type { Drawing, SlackBlock } from './block-types.ts';
import { chartBlock } from './chart-block.ts';
import { dataTable } from './data-table.ts';
import { blockKit, type Limits } from './limits.ts';
import { charactersIn } from './message-size.ts';
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

/** Characters that a table gives up at least, so that it is soon found what fits. */
const leastStep = 1_000;

/** Tables give way where the whole is too long: what is in them is in the CSV file too. */
function draw(parts: readonly Part[], plainness: Plainness, limits: Limits, where: string): Drawing {
  for (let characters = limits.table.characters; ; ) {
    const seen = { tables: 0, charts: 0 };
    const table = { ...limits.table, characters };
    const dataTable = { ...limits.dataTable, characters: Math.min(characters, limits.dataTable.characters) };
    const smaller = { ...limits, table, dataTable };
    const drawn = parts.map((part) => drawPart(part, plainness, smaller, where, seen));
    const excess = drawn.reduce((sum, { blocks }) => sum + charactersIn(blocks), 0) - limits.ours.report;
    if (excess <= 0 || characters === 0) return assemble(drawn, limits);
    characters = Math.max(0, characters - Math.max(excess, leastStep));
  }
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
  const most = Math.min(limits.message.blocks - 5, fitting(blocks, limits.ours.report));
  if (blocks.length > most) leftOut.push(`${blocks.length - most} more parts of the report did not fit`);
  if (leftOut.length === 0) return { blocks };
  return { blocks: [...blocks.slice(0, most), contextBlock(leftOut.join('\n'), limits)], leftOut };
}

/** How many of the first blocks hold no more than so many characters. */
function fitting(blocks: readonly SlackBlock[], characters: number): number {
  let room = characters;
  const tooMuch = blocks.findIndex((block) => {
    room -= charactersIn([block]);
    return room < 0;
  });
  return tooMuch === -1 ? blocks.length : tooMuch;
}
