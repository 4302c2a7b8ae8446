import { chineseNumber } from '../../dates/words/chinese-number.ts';
import { flawOf } from '../flaw.ts';
import { spanOf } from '../piece.ts';
import { quote } from '../quote.ts';
import type { WhenPiece, WhenReader } from './piece.ts';

const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth'.split(
    ' ',
  );
const weekdayNext =
  '(?!\\w|\\s*(?:week|weeks|fortnight|(?:sun|mon|tue|wed|thu|fri|sat)\\w*|(?:working|business)\\s*day|weekday|workday)(?!\\w))';
const ordinal = `(?:\\d{1,2}(?:st|nd|rd|th)|${ordinals.join('|')})${weekdayNext}`;
const ofMonth =
  '(?:\\s+(?:day\\s+)?(?:of|in|each|every)\\s+(?:(?:the|each|every|a)\\s+)?month|\\s+(?:each|every)\\s+month|\\s+day(?!\\w))';
const patterns: readonly { readonly pattern: RegExp; readonly last?: true }[] = [
  {
    pattern:
      /(?<!\w)(?:on\s+)?(?:the\s+)?(?:last\s+(?:calendar\s+)?day(?:\s+(?:of|in)\s+(?:(?:the|each|every|a)\s+)?month|\s+(?:each|every)\s+month)?|(?:at\s+)?(?:the\s+)?(?:month[\s-]*end|end\s+of\s+(?:(?:the|each|every)\s+)?month)|last\s+of\s+(?:(?:the|each|every)\s+)?month)(?!\w)/giu,
    last: true,
  },
  { pattern: /(?:每个?月)?(?:的)?(?:最后(?:一)?[天日]|月底|月末)/gu, last: true },
  {
    pattern: new RegExp(
      `(?<!\\w)(?:on\\s+)?(?:the\\s+|day\\s+)?${ordinal}(?:\\s*(?:,\\s*and\\b|,|&|\\band\\b)\\s*(?:on\\s+)?(?:the\\s+)?${ordinal})*${ofMonth}?`,
      'giu',
    ),
  },
  {
    pattern:
      /(?<!\w)(?<!every\s|each\s)(?:on\s+)?day\s+\d{1,2}(?![\w:.]|\s*[ap]\.?m)(?:\s+of\s+(?:(?:the|each|every)\s+)?month)?/giu,
  },
  {
    pattern:
      /(?:每个?月的?)?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})[号](?:\s*(?:[、,和及与])?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})[号])*|每个?月的?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[、,和及与](?:\d{1,2}|[一二三四五六七八九十]{1,3}))*日/gu,
  },
  { pattern: /每个?月初/gu },
];
const number = new RegExp(`\\d{1,2}|${ordinals.join('|')}|[一二三四五六七八九十]{1,3}`, 'giu');

/** `on the 1st`, `1st and 15th of each month`, `last day of the month`, 每月1号, 每月最后一天. */
export const readMonthDays: WhenReader = (draft) => {
  const pieces: WhenPiece[] = [];
  for (const { pattern, last } of patterns) {
    for (const match of draft.folded.matchAll(pattern)) {
      const span = spanOf(match);
      if (pieces.some((piece) => piece.span.start < span.end && span.start < piece.span.end)) continue;
      pieces.push(last ? { span, said: { monthDays: ['last'] } } : daysOf(match[0], span));
    }
  }
  return pieces;
};

function daysOf(said: string, span: WhenPiece['span']): WhenPiece {
  if (/月初/.test(said)) return { span, said: { monthDays: [1] }, note: `Read ${quote(said)} as the 1st.` };
  const days = [...said.replace(/每个?月/g, '').matchAll(number)].map(([text]) => dayOf(text));
  const wrong = days.find((day) => day < 1 || day > 31);
  if (wrong !== undefined) {
    const message = `No month has a day ${wrong}.`;
    return { span, flaw: flawOf({ code: 'bad-value', message, span, expected: '1st to 31st, or the last day' }) };
  }
  return { span, said: { monthDays: days } };
}

function dayOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const english = ordinals.indexOf(text.toLowerCase());
  return english >= 0 ? english + 1 : (chineseNumber(text) ?? 0);
}
