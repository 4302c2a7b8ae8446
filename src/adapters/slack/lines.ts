import type { types } from '@slack/bolt';
import type { SlackBlock } from './block-types.ts';
import { clip, count, orDash, tidy, tidyLine } from './characters.ts';
import { blockKit } from './limits.ts';
import { code, escapeMrkdwn, prose } from './mrkdwn.ts';
import { contextBlock } from './text-blocks.ts';

/** What is posted: `text` is complete in itself, for notifications, screen readers and a Slack that takes no blocks. */
export interface Message {
  readonly text: string;
  readonly blocks?: readonly SlackBlock[];
  /** `false`: `* _ ~` in `text` are no markup. Default: true. */
  readonly mrkdwn?: boolean;
}

/** One message in several versions, from the richest to the plainest, which any Slack takes. */
export type Drafts = readonly [Message, ...Message[]];

/** A piece of a sentence: plain words, words to copy or quote, or a title of ours. */
type Run = string | { readonly code: string } | { readonly bold: string };
export type Line = readonly Run[];

/**
 * Sentences as a message. The blocks are rich text, in which nothing is markup, whoever wrote it; the text has the
 * same words with code in backticks.
 */
export function say(...lines: readonly Line[]): Drafts {
  const elements = fitting(lines.map((line, index) => [...(index === 0 ? [] : ['\n']), ...line].map(element))).flat();
  const text = clipLines(lines.map((line) => line.map(mrkdwn).join('')));
  return [{ text, blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }] }, { text }];
}

/** The first lines that a message holds beside what stands around them, and `…` for the others. */
function fitting(lines: readonly (readonly types.RichTextText[])[]): readonly (readonly types.RichTextText[])[] {
  let room: number = blockKit.ours.said;
  const kept = lines.filter((line) => {
    room -= line.reduce((sum, { text }) => sum + count(text), 0);
    return room >= 0;
  });
  return kept.length === lines.length ? kept : [...kept, [{ type: 'text', text: '\n…' }]];
}

/** The same words for a text that is not read as markup. */
export function plainLines(lines: readonly Line[]): string {
  return lines.map((line) => line.map(plain).join('')).join('\n');
}

/** The same message with a sentence before it. */
export function withPreface(drafts: Drafts, sentence: string): Drafts {
  const [first, ...others] = drafts;
  return [preface(first, sentence), ...others.map((draft) => preface(draft, sentence))];
}

function preface(draft: Message, sentence: string): Message {
  const text = clipText(`${prose(sentence, blockKit.ours.quoted)}\n${draft.text}`);
  if (draft.blocks === undefined) return { ...draft, text };
  return { ...draft, text, blocks: [contextBlock(sentence, blockKit), ...draft.blocks] };
}

function element(run: Run): types.RichTextText {
  if (typeof run === 'string') return { type: 'text', text: clip(tidy(run), blockKit.text.characters) || ' ' };
  if ('bold' in run) return { type: 'text', text: boldText(run.bold), style: { bold: true } };
  return { type: 'text', text: clip(tidyLine(run.code), roomFor(run.code)), style: { code: true } };
}

function mrkdwn(run: Run): string {
  if (typeof run === 'string') return prose(run, blockKit.text.characters);
  return 'bold' in run ? `*${escapeMrkdwn(boldText(run.bold))}*` : code(run.code, roomFor(run.code));
}

function plain(run: Run): string {
  if (typeof run === 'string') return prose(run, blockKit.text.characters);
  return escapeMrkdwn('bold' in run ? boldText(run.bold) : clip(tidyLine(run.code), roomFor(run.code)));
}

/** Titles of ours hold names that people gave. */
const boldText = (text: string): string => clip(tidyLine(text), blockKit.ours.quoted);

/** A command that was cut cannot be copied; what is quoted is only to be recognised. */
const roomFor = (words: string): number => (words.startsWith('/') ? blockKit.ours.command : blockKit.ours.quoted);

/** Whole lines only: a cut inside a line could leave a code span open. */
function clipLines(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    const longer = text === '' ? line : `${text}\n${line}`;
    if (longer.length > blockKit.message.text) return `${text}\n…`;
    text = longer;
  }
  return orDash(text);
}

/** Text that is already escaped, cut to Slack's length between lines. */
export function clipText(escaped: string): string {
  return escaped.length <= blockKit.message.text ? escaped : clipLines(escaped.split('\n'));
}
