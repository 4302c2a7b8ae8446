import type { Weekday } from '../../dates/range.ts';
import { spanOf } from '../piece.ts';
import type { WhenReader } from './piece.ts';

const english = [
  'sun(?:day)?',
  'mon(?:day)?',
  'tue(?:s(?:day)?)?',
  'wed(?:s|nesday)?',
  'thu(?:r(?:s(?:day)?)?)?',
  'fri(?:day)?',
  'sat(?:urday)?',
];
const day = `(?:${english.map((name, index) => `(?<d${index}>${name})`).join('|')})(?:['’]?s)?(?![\\w])`;
const unnamed = day.replace(/\?<d\d>/g, '?:');
const and = '\\s*(?:,\\s*and\\b|,|&|\\+|/|\\band\\b|、|和)\\s*(?:(?:on|every|each)\\s+)?(?:the\\s+)?';
const to = '\\s*(?:-|–|—|~|\\bto\\b|\\bthrough\\b|\\bthru\\b|\\buntil\\b|到|至)\\s*';
const englishRun = new RegExp(
  `(?<![\\w@])(?:on\\s+|every\\s+|each\\s+|the\\s+)*(?:between\\s+)?${unnamed}(?:(?:${and}|${to})${unnamed})*`,
  'giu',
);
const englishDay = new RegExp(day, 'giu');

const week = '(?:周|星期|礼拜)';
/** A numeral that counts something else is no weekday: 周一三点 is Monday at three. */
const counted = '(?!\\s*(?:点|时|刻|分|个|次|号|月|天|十|周))';
const han = `(?:${week}[一二三四五六日天1-7]|[一二三四五六日天])${counted}`;
const chineseRun = new RegExp(
  `(?:每个?|逢|在)?\\s*${week}[一二三四五六日天1-7]${counted}(?:\\s*(?:[、,，和及与/]|以及|到|至|-|~)?\\s*每?${han})*`,
  'giu',
);
const chineseDay = /[一二三四五六日天1-7]/gu;
const numerals = '日一二三四五六';

/** `on monday`, `mon, wed and fri`, `monday to friday`, 每周一, 周一三五, 周一到周五. */
export const readWeekdays: WhenReader = (draft) => {
  const runs = [
    ...[...draft.folded.matchAll(englishRun)].map((match) => ({ match, each: englishDay, of: englishWeekday })),
    ...[...draft.folded.matchAll(chineseRun)].map((match) => ({ match, each: chineseDay, of: chineseWeekday })),
  ];
  return runs.map(({ match, each, of }) => ({ span: spanOf(match), said: { weekdays: daysIn(match[0], each, of) } }));
};

/** In a list each day stands for itself; between two days of a range lie those in between, around the weekend too. */
function daysIn(run: string, each: RegExp, of: (match: RegExpExecArray) => Weekday): readonly Weekday[] {
  const days = new Set<Weekday>();
  let last: { readonly day: Weekday; readonly end: number } | null = null;
  for (const match of run.matchAll(each)) {
    const named = of(match);
    const between = last === null ? '' : run.slice(last.end, match.index);
    if (last !== null && /[-–—~到至]|\b(?:to|through|thru|until)\b/i.test(between)) {
      for (let next: Weekday = last.day; next !== named; next = ((next + 1) % 7) as Weekday) days.add(next);
    }
    days.add(named);
    last = { day: named, end: match.index + match[0].length };
  }
  return [...days].sort();
}

function englishWeekday({ groups = {} }: RegExpExecArray): Weekday {
  return [0, 1, 2, 3, 4, 5, 6].find((index) => groups[`d${index}`] !== undefined) as Weekday;
}

function chineseWeekday({ 0: numeral }: RegExpExecArray): Weekday {
  if (/\d/.test(numeral)) return (Number(numeral) % 7) as Weekday;
  return (numeral === '天' ? 0 : numerals.indexOf(numeral)) as Weekday;
}
