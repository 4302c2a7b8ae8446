import { chineseNumber } from '../../dates/words/chinese-number.ts';
import { flawOf } from '../flaw.ts';
import { spanOf } from '../piece.ts';
import { quote } from '../quote.ts';
import { vocabulary } from '../vocabulary.ts';
import { rhythmRows } from './grammar.ts';
import type { WhenPiece, WhenReader } from './piece.ts';

const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const n = `\\d{1,2}|${numbers.join('|')}`;
const weekday = '(?:sun|mon|tue|wed|thu|fri|sat)\\w*';
/** Fewer than a year's weeks: more is a slip of the hand. */
const mostWeeks = 26;

const everyWeeks: readonly RegExp[] = [
  new RegExp(`(?<!\\w)(?:once\\s+)?every\\s+(?<n>${n})[\\s-]*(?:weeks?|wks?|w)(?!\\w)`, 'giu'),
  /每(?:隔)?(?<n>\d{1,2}|[一二三四五六七八九十两])个?(?:周|星期|礼拜)(?![一二三四五六日天]?[点号])/gu,
];
/** `every other monday`: the weekday itself is left for its own reader. */
const everyNth = new RegExp(
  `(?<!\\w)every\\s+(?<nth>other|alternate|second|2nd|third|3rd|fourth|4th|${n})\\s+(?=${weekday}(?!\\w)(?!\\s+(?:of|in|each|every)\\s+(?:(?:the|each|every|a)\\s+)?month))`,
  'giu',
);
const nth: Readonly<Record<string, number>> = { other: 2, alternate: 2, second: 2, third: 3, fourth: 4 };

const rhythms = vocabulary(
  rhythmRows.map(({ means, english, chinese }) => ({ words: [...english, ...chinese], means })),
);
const rhythm = new RegExp(rhythms.pattern, 'giu');
const everyPart = /(?<!\w)(?:every|each)\s+(?=(?:morning|afternoon|evening|night)(?!\w))|每个?(?=早|晚|上午|下午)/giu;

/** `every 2 weeks`, `every other friday`, 每两周. */
export const readEveryWeeks: WhenReader = (draft) => [
  ...everyWeeks.flatMap((pattern) =>
    [...draft.folded.matchAll(pattern)].map((match) => everyPiece(spanOf(match), countOf(match), match[0])),
  ),
  ...[...draft.folded.matchAll(everyNth)].map((match) => {
    const word = (match.groups?.nth ?? '').toLowerCase();
    const every = nth[word] ?? numberOf(word.replace(/(?:nd|rd|th)$/, ''));
    const span = { start: match.index, end: match.index + match[0].trimEnd().length };
    return { span, said: { every }, note: `Read ${quote(match[0])} as "every ${every} weeks".` };
  }),
];

/** `every morning` says daily; its time is left for its own reader. */
export const readEveryPart: WhenReader = (draft) =>
  [...draft.folded.matchAll(everyPart)].map((match) => {
    const span = { start: match.index, end: match.index + match[0].trimEnd().length };
    return { span, said: { weekdays: [0, 1, 2, 3, 4, 5, 6] } };
  });

/** `daily`, `weekdays`, `biweekly`, `monthly`, 每周. */
export const readRhythms: WhenReader = (draft) =>
  [...draft.folded.matchAll(rhythm)].flatMap((match): WhenPiece[] => {
    const means = rhythms.meaning(match[0]);
    return means === undefined ? [] : [{ span: spanOf(match), said: means }];
  });

function everyPiece(span: WhenPiece['span'], count: number, said: string): WhenPiece {
  // 每隔一周 leaves one week out; 每隔两周 is said for every two.
  const every = said.startsWith('每隔') && count === 1 ? 2 : count;
  if (every >= 1 && every <= mostWeeks) return { span, said: { every } };
  const message = `${quote(said)} is not possible: every 1 to ${mostWeeks} weeks.`;
  return { span, flaw: flawOf({ code: 'bad-value', message, span, nearest: 'every 4 weeks' }) };
}

const countOf = ({ groups }: RegExpExecArray): number => numberOf(groups?.n ?? '');

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const english = numbers.indexOf(text.toLowerCase());
  return english >= 0 ? english + 1 : (chineseNumber(text) ?? 0);
}
