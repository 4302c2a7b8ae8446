import type { types } from '@slack/bolt';
import type { Figure } from '../../reports/page.ts';
import type { Drawing } from './block-types.ts';
import { clip, count, orDash, tidy, tidyLine } from './characters.ts';
import type { Limits } from './limits.ts';
import { prose } from './mrkdwn.ts';

const arrows = { up: '▲', down: '▼', same: '=' } as const;

export function headerBlock(text: string, limits: Limits): types.HeaderBlock {
  return { type: 'header', text: plain(clip(tidyLine(text), limits.header.characters)) };
}

/** Small grey text; plain, so that nothing in it is markup. */
export function contextBlock(text: string, limits: Limits): types.ContextBlock {
  return { type: 'context', elements: [plain(clip(orDash(tidy(text).trim()), limits.text.characters))] };
}

/** Ordinary text; plain, so that nothing in it is markup. */
export function sectionBlock(text: string, limits: Limits): types.SectionBlock {
  return { type: 'section', text: plain(clip(orDash(tidy(text).trim()), limits.text.characters)), expand: true };
}

/** Two columns of label and figure; as many sections as the fields need. */
export function figureBlocks(figures: readonly Figure[], limits: Limits): types.SectionBlock[] {
  const fields = figures.map((figure) => field(figure, limits));
  return chunks(fields, limits.section.fields).map((some) => ({ type: 'section', fields: some }));
}

/** A sentence a paragraph. */
export function findingBlocks(sentences: readonly string[], limits: Limits): Drawing {
  const { kept, more } = fitting(sentences, sentences.length, limits.text.characters);
  const lines = kept.length === 1 ? kept : kept.map((sentence) => `• ${sentence}`);
  return {
    blocks: kept.length === 0 ? [] : [sectionBlock(lines.join('\n'), limits)],
    ...(more === 0 ? {} : { leftOut: [`and ${more} more findings`] }),
  };
}

export function noteBlocks(sentences: readonly string[], limits: Limits): Drawing {
  const { kept, more } = fitting(sentences, limits.ours.notes, limits.text.characters);
  return {
    blocks: kept.length === 0 ? [] : [contextBlock(kept.join('\n'), limits)],
    ...(more === 0 ? {} : { leftOut: [`and ${more} more notes`] }),
  };
}

function field({ label, value, change }: Figure, limits: Limits): types.MrkdwnElement {
  const half = limits.section.fieldCharacters / 4;
  const turn = change === undefined ? '' : `  ${arrows[change.direction]} ${prose(change.text, half)}`;
  return {
    type: 'mrkdwn',
    text: `*${prose(tidyLine(label), half)}*\n${prose(tidyLine(value), half)}${turn}`,
    verbatim: true,
  };
}

function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/** As many whole sentences from the start as fit, always at least one; bullets and line ends are counted in. */
function fitting(sentences: readonly string[], most: number, characters: number) {
  const lines = sentences.map((sentence) => tidy(sentence).trim()).filter((sentence) => sentence !== '');
  let room = characters;
  const kept = lines.slice(0, most).filter((line, index) => {
    room -= count(line) + 3;
    return room >= 0 || index === 0;
  });
  return { kept, more: lines.length - kept.length };
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
