import {
  addDays,
  addMonths,
  dayOfMonth,
  daysBetween,
  endOfMonth,
  startOfMonth,
  startOfWeek,
  weekdayOf,
} from '../../dates/day.ts';
import type { DateContext, DateRange, Day } from '../../dates/range.ts';
import { readDates } from '../../dates/read.ts';
import { chineseNumber } from '../../dates/words/chinese-number.ts';

interface Row {
  readonly pattern: RegExp;
  readonly day: (groups: Readonly<Record<string, string | undefined>>, context: DateContext) => Day | null;
}

const numbers = ['a', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const n = `(?<n>\\d{1,3}|${numbers.join('|')}|an|the\\s+next|[一二两三四五六七八九十]{1,3})`;

/** More than any month, so that whatever goes by today has moved. */
const someWeeks = 35;

/** Words for days that have not come yet. All others are read as past days are, a year on. */
const rows: readonly Row[] = [
  { pattern: /^(?:tomorrow|tmrw|明天|明日)$/i, day: (_, { today }) => addDays(today, 1) },
  { pattern: /^(?:the\s+)?(?:day\s+after\s+tomorrow|后天)$/i, day: (_, { today }) => addDays(today, 2) },
  { pattern: /^(?:the\s+)?(?:大后天)$/i, day: (_, { today }) => addDays(today, 3) },
  {
    pattern: /^(?:this\s+|the\s+)?(?:coming\s+)?(?<weekday>(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*)$/i,
    day: ({ weekday }, { today }) => nextWeekday(today, englishWeekday(weekday)),
  },
  {
    pattern: /^next\s+(?<weekday>(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*)$/i,
    day: ({ weekday }, { today }) => nextWeekday(today, englishWeekday(weekday)),
  },
  {
    pattern: /^(?<next>下个?)?(?:周|星期|礼拜)(?<numeral>[一二三四五六日天])$/,
    day: ({ next, numeral = '' }, { today }) => {
      const weekday = numeral === '天' ? 0 : '日一二三四五六'.indexOf(numeral);
      return next === undefined ? nextWeekday(today, weekday) : addDays(startOfWeek(today, 1), 7 + ((weekday + 6) % 7));
    },
  },
  {
    pattern: /^(?:next\s+week|下个?(?:周|星期|礼拜))$/i,
    day: (_, { today, weekStartsOn }) => addDays(startOfWeek(today, weekStartsOn), 7),
  },
  { pattern: /^(?:next\s+month|下个?月)$/i, day: (_, { today }) => addDays(endOfMonth(today), 1) },
  {
    pattern:
      /^(?:next\s+year|new\s+year(?:'?s(?:\s+day)?)?|(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?year|year\s+end|明年|元旦|年底|年末)$/i,
    day: (_, { today }) => `${Number(today.slice(0, 4)) + 1}-01-01`,
  },
  {
    pattern: /^(?:the\s+)?(?:end\s+of\s+(?:the\s+)?(?:week)|weekend|周末)$/i,
    day: (_, { today, weekStartsOn }) => addDays(startOfWeek(today, weekStartsOn), 7),
  },
  {
    pattern: /^(?:the\s+)?(?:end\s+of\s+(?:the\s+|this\s+)?month|month\s+end|月底|月末)$/i,
    day: (_, { today }) => addDays(endOfMonth(today), 1),
  },
  {
    pattern: /^(?:the\s+)?(?<number>\d{1,2})(?:st|nd|rd|th)$/i,
    day: ({ number }, { today }) => nextOf(Number(number), today),
  },
  {
    pattern: new RegExp(
      `^(?:in\\s+)?${n}\\s*(?:more\\s+)?(?:个)?(?<unit>days?|weeks?|fortnights?|months?|天|日|周|星期|礼拜|月)(?:\\s+(?:from\\s+now|time)|后|之后|以后)?$`,
      'i',
    ),
    day: ({ n: count = '', unit = '' }, { today }) => later(today, numberOf(count), unit),
  },
];

/**
 * A day to come: `dec 1`, `next monday`, `2 weeks`, 12月1日. `null` when the words are no day; a day that is not after
 * today is answered as it is.
 */
export function futureDay(words: string, context: DateContext): Day | null {
  const said = words
    .trim()
    .replace(/^(?:on|the|at)\s+/i, '')
    .replace(/[.,;。!]+$/, '');
  for (const { pattern, day } of rows) {
    const match = pattern.exec(said);
    if (match !== null) return day(match.groups ?? {}, context);
  }
  // The most recent December 1 of a year from now is the next one of today.
  const then = rangeOf(said, { ...context, today: addDays(context.today, 364) });
  const earlier = rangeOf(said, { ...context, today: addDays(context.today, 364 - someWeeks) });
  // `yesterday` and `past friday` move with today, and are over; dates stand still, or are a year apart.
  const moved = then === null || earlier === null ? 0 : daysBetween(earlier.from, then.from);
  const isMoving = moved > 0 && moved < 300;
  const range = isMoving ? rangeOf(said, context) : then;
  if (range === null) return null;
  const { from, to } = range;
  const isOneDay = from === to || (from === startOfMonth(from) && to === endOfMonth(from));
  return isOneDay ? from : null;
}

function rangeOf(words: string, context: DateContext): DateRange | null {
  const read = readDates(words, context);
  return read.ok && read.reading.compare === undefined ? read.reading.range : null;
}

function nextWeekday(today: Day, weekday: number): Day {
  return addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
}

/** The next day of that number. */
function nextOf(number: number, today: Day): Day | null {
  const days = Array.from({ length: 62 }, (_, index) => addDays(today, index + 1));
  return days.find((day) => dayOfMonth(day) === number) ?? null;
}

function later(today: Day, count: number, unit: string): Day {
  if (/^month|月/i.test(unit)) return addMonths(today, count);
  if (/^fortnight/i.test(unit)) return addDays(today, 14 * count);
  return addDays(today, /^week|周|星期|礼拜/i.test(unit) ? 7 * count : count);
}

function englishWeekday(word = ''): number {
  return weekdays.indexOf(word.slice(0, 3).toLowerCase());
}

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  if (/^(?:an|the\s+next)$/i.test(text)) return 1;
  const english = numbers.indexOf(text.toLowerCase());
  return english >= 0 ? Math.max(1, english) : (chineseNumber(text) ?? 1);
}
