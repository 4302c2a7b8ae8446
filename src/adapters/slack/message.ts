import type { Part } from '../../reports/page.ts';
import { plainText } from '../../reports/plain-text.ts';
import { present } from '../../reports/present.ts';
import type { Report } from '../../reports/report.ts';
import type { SlackBlock } from './block-types.ts';
import { plainerBlocks, sectionBlocks, toBlocks } from './blocks.ts';
import { clip, tidyLine } from './characters.ts';
import { blockKit } from './limits.ts';
import { clipText, type Drafts, type Message } from './lines.ts';
import { asCommand } from './messages.ts';
import { escapeMrkdwn } from './mrkdwn.ts';
import { type ReportAsked, reportActions } from './report-actions.ts';
import { contextBlock } from './text-blocks.ts';

export interface ReportMessageOptions {
  /** The words asked, in canonical form, and who asked them: told below the report. */
  readonly words?: string;
  readonly askedBy?: string | undefined;
  /** The figures go out as a file too. */
  readonly csv?: boolean;
  /** What can be done with it next: buttons below it. */
  readonly actions?: ReportAsked;
}

/** A report as Slack takes it at its best; `text` has range, totals and groups for whoever does not see blocks. */
export function reportMessage(report: Report, options: ReportMessageOptions = {}): Message {
  return reportDrafts(report, options)[0];
}

/** A report from native blocks down to text alone. */
export function reportDrafts(report: Report, options: ReportMessageOptions = {}): Drafts {
  const parts: readonly Part[] = present(report);
  // Names may hold `*` or `_`: the text is not read as markup.
  const text = clipText(plainText(report, (line) => escapeMrkdwn(tidyLine(line))));
  const where = options.csv === true ? 'in the CSV file' : 'add csv for all';
  const actions = options.actions === undefined ? [] : reportActions(options.actions);
  const below = [...actions, ...attribution(options)];
  const draft = (blocks: readonly SlackBlock[]): Message => ({ text, blocks: [...blocks, ...below], mrkdwn: false });
  return [
    draft(toBlocks(parts, blockKit, where).blocks),
    draft(plainerBlocks(parts, blockKit, where).blocks),
    draft(sectionBlocks(parts, blockKit, where).blocks),
    { text, mrkdwn: false },
  ];
}

/** People are named in plain text: nothing pings. */
function attribution({ words, askedBy }: ReportMessageOptions): readonly SlackBlock[] {
  if (words === undefined) return [];
  const command = clip(asCommand(words), blockKit.ours.command);
  const asked = askedBy === undefined ? command : `${clip(askedBy, blockKit.ours.quoted)} asked: ${command}`;
  return [contextBlock(asked, blockKit)];
}
