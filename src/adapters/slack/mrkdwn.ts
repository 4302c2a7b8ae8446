import { clip, tidy, tidyLine } from './characters.ts';

/**
 * Slack's three control characters as entities, `&` first (Formatting text for app surfaces). Without a `<` nothing
 * pings or links. `* _ ~` and `:emoji:` have no escape: texts of others stand in code spans or outside mrkdwn.
 */
export function escapeMrkdwn(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A code span that its contents cannot leave: backticks become apostrophes, line ends blanks. */
export function code(text: string, max: number): string {
  return `\`${clip(withoutBackticks(tidyLine(text)), max, escapeMrkdwn)}\``;
}

/** Lines in a fixed-width block; the caller has seen to their length. */
export function codeBlock(lines: readonly string[]): string {
  return `\`\`\`\n${escapeMrkdwn(withoutBackticks(lines.join('\n')))}\n\`\`\``;
}

/** Plain words where Slack reads mrkdwn. */
export function prose(text: string, max: number): string {
  return clip(tidy(text), max, escapeMrkdwn);
}

function withoutBackticks(text: string): string {
  return text.replace(/`/g, "'");
}
