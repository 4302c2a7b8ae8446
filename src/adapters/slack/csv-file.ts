import { reportCsv } from '../../reports/csv.ts';
import type { Report } from '../../reports/report.ts';
import { blockKit } from './limits.ts';
import { asCommand } from './messages.ts';
import { code } from './mrkdwn.ts';
import type { SharedFile } from './web.ts';

/** The report's figures for a spreadsheet; the byte order mark lets Excel read Chinese names. */
export function csvFile(report: Report, words: string): SharedFile {
  const { from, to } = report.range;
  const by = report.by === null ? '' : `-by-${report.by}`;
  const filename = `mailstats-${from}-to-${to}${by}.csv`;
  return {
    filename,
    content: reportCsv(report, { byteOrderMark: true }),
    title: filename,
    words: `${code(asCommand(words), blockKit.ours.quoted)} as CSV`,
  };
}
