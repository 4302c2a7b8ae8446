import type { Span } from '../../problem.ts';
import { flawOf } from '../flaw.ts';
import { spanOf } from '../piece.ts';
import { cronOf } from './cron-line.ts';
import type { WhenPiece, WhenReader } from './piece.ts';

const nicknames: Readonly<Record<string, string>> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
};
const nickname =
  /(?<![^\s\p{Cc}])(?:cron(?:tab)?\s+)?(?<name>@(?:hourly|daily|midnight|weekly|monthly|yearly|annually))(?!\w)/giu;
const field =
  '(?:[\\d*?][\\w*?,/#-]*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sun|mon|tue|wed|thu|fri|sat)[\\w,/-]*)';
/** Five fields need no word before them: nothing else looks like them. */
const bare = new RegExp(
  `(?<![^\\s\\p{Cc}"'(])(?<line>[\\d*][\\d*,/-]*\\s+[\\d*][\\d*,/-]*(?:\\s+${field}){3,4})(?![\\w*/])`,
  'giu',
);
const announced = new RegExp(
  `(?<![^\\s\\p{Cc}])(?:cron(?:tab)?(?:\\s+(?:expression|line))?|crontab表达式|cron表达式)\\s*[:=]?\\s*["'(]?(?<line>(?:(?:${field}|[LW]|\\d+[LW])(?=[\\s:"')\\p{Cc}]|$)\\s*){0,7})["')]?`,
  'giu',
);

/** `cron 0 9 * * 1`, `0 9 * * 1-5`, `@daily`. */
export const readCron: WhenReader = (draft) => {
  const named = [...draft.text.matchAll(nickname)].map((match): WhenPiece => {
    const expression = nicknames[match.groups?.name?.toLowerCase() ?? ''] ?? '';
    return piece(spanOf(match), spanOf(match), expression);
  });
  if (named.length > 0) return named;
  const found = [...draft.text.matchAll(announced)];
  return (found.length > 0 ? found : [...draft.text.matchAll(bare)]).map((match) => {
    const line = match.groups?.line ?? '';
    const start = match.index + match[0].lastIndexOf(line);
    const place = line.trim() === '' ? spanOf(match) : { start, end: start + line.trimEnd().length };
    return piece(spanOf(match), place, line.trim());
  });
};

function piece(span: Span, place: Span, line: string): WhenPiece {
  const read = cronOf(line);
  if (read.ok) return { span, said: { cron: read.cron } };
  const problem = { code: 'bad-value', message: read.message, span: place } as const;
  return { span, flaw: flawOf(read.instead === undefined ? problem : { ...problem, nearest: read.instead }) };
}
