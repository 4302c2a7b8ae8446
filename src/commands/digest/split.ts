import type { Span } from '../../problem.ts';
import { cutMark, type Draft, draftOf } from '../draft.ts';
import { filterKeys } from '../openings.ts';
import { parseCommand } from '../parse.ts';
import { quotedValues } from '../quoted-values.ts';
import type { DigestContext } from './command.ts';
import { readWhen, type WhenRead } from './read-when.ts';

/** What is about when, and what about the report. */
export interface Split {
  readonly when: WhenRead;
  readonly report: Span | null;
}

/** These stand before a colon that belongs to what follows, not to the report. */
const label =
  /(?:(?<!\w)(?:cron(?:tab)?|name|named|called|time[\s-]?zone|timezone|tz|zone|time|when|schedule|at|on|every)|名称|名字|名为|时区|时间)\s*$/iu;
const endsInKey = new RegExp(`${filterKeys.pattern}\\s*$`, 'iu');
/** What may stand between when and report without a colon. */
const joint =
  /^[\s,;|>→–—-]*(?:(?:post|send|show|with|of|for|a|the|report|digest|about|发送|推送|发|看|的)(?![A-Za-z])[\s,]*)*/iu;
/** `every monday 7 days`: the number counts them. */
const isUnit = /^(?:(?:days?|weeks?|months?|hours?)(?!\w)|个|天|日|周|星期|月)/iu;
/** Without a colon every place could be the border; longer texts need one. */
const longestWithoutColon = 160;

/** Splits at the colon; where there is none, at the place where both sides make sense. `from` is where the words begin. */
export function split(text: string, from: number, context: DigestContext): Split {
  const { when, report } = splitRoughly(text, from, context);
  return { when, report: report === null ? null : withoutMarks(text, report) };
}

/** `last week by esp, every monday`: the comma belongs to neither. */
function withoutMarks(text: string, { start, end }: Span): Span {
  const said = text.slice(start, end).replace(/[\s,;，；]+$/u, '');
  const mark = /^[\s:,;，；]*/u.exec(said)?.[0].length ?? 0;
  return { start: start + mark, end: start + said.length };
}

function splitRoughly(text: string, from: number, context: DigestContext): Split {
  const colon = separatorOf(text, from);
  if (colon !== null) {
    const when = whenIn(text, from, colon, context);
    const isFilter = endsInKey.test(text.slice(from, colon));
    if (when.flaws.length === 0 || !isFilter)
      return withTail({ when, report: { start: colon + 1, end: text.length } }, text, context);
  }
  const whole = whenIn(text, from, text.length, context);
  if (whole.flaws.length === 0 || text.length - from > longestWithoutColon) return { when: whole, report: null };
  if (whole.pieces.length === 0 && !isReport(text.slice(from), context)) return { when: whole, report: null };
  if (isReport(text.slice(from), context))
    return { when: { pieces: [], flaws: [] }, report: { start: from, end: text.length } };
  const parts = withoutColon(text, from, context);
  const isSlip = whole.flaws.every(({ fixes }) => fixes.length > 0);
  const isSure = parts?.report != null && isReport(text.slice(parts.report.start, parts.report.end), context);
  return parts === null || (isSlip && !isSure) ? { when: whole, report: null } : parts;
}

/** `…: last week by esp in Berlin`: what is about when may also come last. */
function withTail({ when, report }: Split & { readonly report: Span }, text: string, context: DigestContext): Split {
  const words = text.slice(report.start);
  if (words.trim() === '' || words.length > longestWithoutColon || isReport(words, context)) return { when, report };
  for (const border of bordersIn(text, report.start)) {
    const tail = whenIn(text, border.start, text.length, context);
    if (tail.flaws.length > 0 || tail.pieces.length === 0 || !isReport(text.slice(report.start, border.end), context))
      continue;
    return {
      when: { pieces: [...when.pieces, ...tail.pieces], flaws: when.flaws },
      report: { start: report.start, end: border.end },
    };
  }
  return { when, report };
}

/** The first colon that is in no time, no quotes and no label. */
function separatorOf(text: string, from: number): number | null {
  const values = quotedValues(text);
  for (let at = text.indexOf(':', from); at !== -1; at = text.indexOf(':', at + 1)) {
    const isTime = /\d$/.test(text.slice(from, at)) && /^\d\d(?!\d)/.test(text.slice(at + 1));
    const isQuoted = values.some(({ start, end }) => at > start && at < end);
    if (!isTime && !isQuoted && !label.test(text.slice(from, at))) return at;
  }
  return null;
}

/** `every monday at 9 last week by esp`, and the other way round: as much as possible is about when. */
function withoutColon(text: string, from: number, context: DigestContext): Split | null {
  const borders = bordersIn(text, from);
  let best: Split | null = null;
  for (const border of borders.toReversed()) {
    const when = whenIn(text, from, border.end, context);
    if (!isWhen(when)) continue;
    const start = border.start + (joint.exec(text.slice(border.start))?.[0].length ?? 0);
    const report = { start, end: text.length };
    if (isUnit.test(text.slice(start)) && /\d$/.test(text.slice(from, border.end))) continue;
    if (isReport(text.slice(start), context)) return { when, report };
    best ??= { when, report };
  }
  for (const border of borders) {
    const when = whenIn(text, border.start, text.length, context);
    if (isWhen(when) && isReport(text.slice(from, border.end), context))
      return { when, report: { start: from, end: border.end } };
  }
  return best;
}

/** Between words, and around Chinese characters. */
function bordersIn(text: string, from: number): readonly Span[] {
  const gaps = text.slice(from).matchAll(/(?<=\S)\s+(?=\S)|(?<=\p{Script=Han})(?=\S)|(?<=\S)(?=\p{Script=Han})/gu);
  return [...gaps].map(({ index, 0: gap }) => ({ end: from + index, start: from + index + gap.length }));
}

const isReport = (words: string, context: DigestContext): boolean => parseCommand(words, context).kind === 'report';

function isWhen({ pieces, flaws }: WhenRead): boolean {
  return (
    flaws.length === 0 &&
    pieces.some(
      ({ said }) => said !== undefined && !(Object.keys(said).length === 1 && ('zone' in said || 'name' in said)),
    )
  );
}

/** Everything but this part is blank, so that all places are those of the text. */
function whenIn(text: string, start: number, end: number, context: DigestContext): WhenRead {
  const mark = (part: string) => cutMark.repeat(part.length);
  const draft: Draft = draftOf(mark(text.slice(0, start)) + text.slice(start, end) + mark(text.slice(end)));
  return readWhen(draft, context);
}
