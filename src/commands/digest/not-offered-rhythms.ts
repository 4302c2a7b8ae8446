import { flawOf } from '../flaw.ts';
import type { WhenReader } from './piece.ts';

interface NotOffered {
  readonly pattern: RegExp;
  readonly sentence: string;
  /** What comes nearest; without it, the words are best left out. */
  readonly instead?: string;
}

const weekday = '(?:sun|mon|tue|wed|thu|fri|sat)\\w*';
const count = '(?:\\d+|other|second|2nd|third|3rd|two|three|four|five|six|seven|eight|nine|ten|few|couple\\s+of)';
const times = '(?:twice|thrice|(?:\\d+|two|three|four|five)\\s*(?:times|x))';

/** Rhythms people ask for that a digest does not have: better said than shrugged at. */
const rows: readonly NotOffered[] = [
  {
    pattern: new RegExp(
      `(?<!\\w)(?:hourly|every\\s+(?:${count}\\s+)?(?:hours?|minutes?|mins?)|每(?:个|隔)?\\d*(?:小时|分钟|半小时))`,
      'giu',
    ),
    sentence: 'Direct Mail counts whole days: say "daily", or give a crontab line such as "0 9-17 * * 1-5".',
    instead: 'daily',
  },
  {
    pattern: new RegExp(
      `(?<!\\w)every\\s+${count}\\s+days?(?!\\w)|(?<!\\w)alternate\\s+days|每(?:隔)?[一二两三四五六七八九十\\d]+天|隔天`,
      'giu',
    ),
    sentence: 'A digest is posted on weekdays of your choice or on days of the month, not every few days.',
    instead: 'on monday, wednesday and friday',
  },
  {
    pattern: new RegExp(`(?<!\\w)${times}\\s+(?:a|per|every|each)\\s+week(?!\\w)|每周[两二三四五\\d]次`, 'giu'),
    sentence: 'Say on which days.',
    instead: 'on monday and thursday',
  },
  {
    pattern:
      /(?<!\w)(?:twice|thrice|(?:\d+|two|three|four)\s*(?:times|x))\s+(?:a|per|every|each)\s+month(?!\w)|(?<!\w)(?:semi|bi)[\s-]?monthly|每月[两二三四\d]次/giu,
    sentence: 'Say on which days of the month.',
    instead: 'on the 1st and 15th',
  },
  {
    pattern:
      /(?<!\w)(?:twice|thrice|(?:\d+|two|three|four)\s*(?:times|x))\s+(?:a|per|every|each)\s+day(?!\w)|每天[两二三四\d]次/giu,
    sentence: 'Say at which times.',
    instead: 'daily at 9:00 and 17:00',
  },
  {
    pattern: new RegExp(
      `(?<!\\w)(?:on\\s+)?(?:the\\s+|every\\s+|each\\s+)?(?:first|second|third|fourth|last|1st|2nd|3rd|4th|5th)\\s+(?:${weekday}|weekday|workday|working\\s+day|business\\s+day)(?:\\s+(?:of|in)\\s+(?:(?:the|each|every|a)\\s+)?month|\\s+(?:each|every)\\s+month)?(?!\\w)|每个?月(?:的)?第?[一二三四最后]+个?(?:周|星期|工作日)[一二三四五六日天]?`,
      'giu',
    ),
    sentence: 'A digest goes by days of the month or by weeks, not by the first or last weekday of a month.',
    instead: 'on the 1st of the month',
  },
  {
    pattern: new RegExp(
      `(?<!\\w)(?:quarterly|yearly|annually|every\\s+(?:quarter|year)|every\\s+${count}\\s+months?|once\\s+a\\s+(?:quarter|year))(?!\\w)|每(?:个)?(?:季度?|年)`,
      'giu',
    ),
    sentence: 'Direct Mail keeps 30 days, so a digest comes every month at least.',
    instead: 'monthly',
  },
  {
    pattern:
      /(?<!\w)(?:(?:just|only)\s+)?once(?!\s+(?:an?|per|every|each|in|daily|weekly|monthly)(?!\w))(?!\w)|(?<!\w)one[\s-]time(?!\w)|[只仅]发?一次|一次性/giu,
    sentence: 'A digest comes again and again; for one report, say its words after /mailstats.',
  },
  {
    pattern: new RegExp(
      `(?<!\\w)(?:until|till|til|ending)\\s+(?!${weekday}(?!\\w))(?:(?!\\s(?:at|in|as|named)\\s)[^:])+|(?:直到|截至)[^:]+`,
      'giu',
    ),
    sentence: 'A digest has no end: it is deleted or paused when nobody wants it any more.',
  },
];

/** `hourly`, `every 3 days`, `first monday of the month`. */
export const readNotOffered: WhenReader = (draft) =>
  rows.flatMap(({ pattern, sentence, instead }) =>
    [...draft.folded.matchAll(pattern)].map((match) => {
      const text = match[0];
      const start = match.index + (text.length - text.trimStart().length);
      const span = { start, end: match.index + text.trimEnd().length };
      const problem = { code: 'bad-value', message: sentence, span } as const;
      if (instead !== undefined) return { span, flaw: flawOf({ ...problem, nearest: instead }) };
      return { span, flaw: { problem, fixes: [[{ ...span, words: '' }]] } };
    }),
  );
