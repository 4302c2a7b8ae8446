import type { types } from '@slack/bolt';
import { type Action, type DigestMessage, untoldActions } from '../../digests/wording/message.ts';
import type { Report } from '../../reports/report.ts';
import type { SlackBlock } from './block-types.ts';
import { clip, tidyLine } from './characters.ts';
import { blockKit } from './limits.ts';
import { clipText, type Drafts, type Line, type Message, plainLines, say } from './lines.ts';
import { reportDrafts } from './message.ts';
import { asCommand } from './messages.ts';
import { buttonOf } from './say-button.ts';
import { contextBlock } from './text-blocks.ts';

/** Who asked for it in which words: told below what a whole channel sees. */
export interface Asked {
  readonly words: string;
  readonly askedBy: string | undefined;
}

/** What is told about digests, with its actions as buttons, and as words to copy wherever there are no buttons. */
export function digestDrafts(message: DigestMessage, asked?: Asked): Drafts {
  const { lines, untold, buttons, buttonless } = layOut(message);
  const who = asked === undefined ? null : sayAsked(asked);
  const [{ blocks = [] }] = say(...lines, ...buttonless);
  const [{ text }] = say(...lines, ...untold, ...(who === null ? [] : [[who.name, { code: who.command }]]));
  const below = who === null ? [] : [contextBlock(`${who.name}${who.command}`, blockKit)];
  return [{ text, blocks: [...blocks, ...buttons, ...below] }, { text }];
}

/** The same around what a digest would post, in one message. */
export function previewDrafts(message: DigestMessage, report: Report, words: string): Drafts {
  const { lines, untold, buttons, buttonless } = layOut(message);
  const [{ blocks: above = [] }] = say(...lines, ...buttonless);
  const introduction = plainLines([...lines, ...untold]);
  const around = ({ text, blocks, ...draft }: Message): Message => ({
    ...draft,
    text: clipText(`${introduction}\n${text}`),
    ...(blocks === undefined ? {} : { blocks: [...above, ...blocks, ...buttons] }),
  });
  const [first, ...others] = reportDrafts(report, { words });
  return [around(first), ...others.map(around)];
}

interface Layout {
  readonly lines: readonly Line[];
  /** The actions that the lines do not tell already, for those who see no buttons; and those that fit into none. */
  readonly untold: readonly Line[];
  readonly buttonless: readonly Line[];
  readonly buttons: readonly SlackBlock[];
}

function layOut(message: DigestMessage): Layout {
  const { lines, actions } = message;
  const untold = untoldActions(message);
  const offered = actions.slice(0, blockKit.actions.elements).map(buttonOf);
  const elements = offered.filter((button): button is types.Button => button !== null);
  return {
    lines: lines.map((line) => line.map(asTyped)),
    untold: untold.map(inWords),
    buttonless: untold.filter((action) => offered[actions.indexOf(action)] == null).map(inWords),
    buttons: elements.length === 0 ? [] : [{ type: 'actions', elements }],
  };
}

const inWords = ({ label, words }: Action): Line => [`${tidyLine(label)}: `, { code: asCommand(words) }];

/** Commands as people type them; other words to copy, such as those of a report, stay as they are. */
function asTyped(run: Line[number]): Line[number] {
  return typeof run === 'object' && 'code' in run && /^digest(?!\S)/.test(run.code)
    ? { code: asCommand(run.code) }
    : run;
}

function sayAsked({ words, askedBy }: Asked) {
  const command = clip(tidyLine(asCommand(words)), blockKit.ours.quoted);
  return { name: askedBy === undefined ? '' : `${tidyLine(askedBy)} asked: `, command };
}
