import { chineseNumber } from '../../dates/words/chinese-number.ts';
import { flawOf } from '../flaw.ts';
import { spanOf } from '../piece.ts';
import { quote } from '../quote.ts';
import type { WhenPiece, WhenReader } from './piece.ts';

const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const spelled = numbers.join('|');
const at = '(?:(?<![\\w@])(?:at|around|by|@)\\s*)';
const half = '(?<half>a\\.?m\\.?|p\\.?m\\.?)(?![\\w])';
const partOfDay = '(?:\\s*(?:in\\s+the|at|every|each)?\\s*(?<part>mornings?|afternoons?|evenings?|nights?)(?!\\w))';
/** `UTC+5:30` is a zone. */
const offset = '(?:utc|gmt)\\s*[+-]\\s*';
const clock = "(?:\\s*o['’]?\\s*clock)";
const hanPart = '(?<part>凌晨|清晨|早上|早晨|清早|上午|中午|下午|午后|傍晚|晚上|晚间|夜里|夜间|深夜|早|晚)';
const han = '[一二三四五六七八九十两零]{1,3}';

/** Ways to write a time; the first that finds something at a place has it. */
const patterns: readonly RegExp[] = [
  // 9:30, 09:00:00, 9.30am, 上午9:30, 9.30, 9h30, 17h
  new RegExp(
    `(?:${hanPart}\\s*)?${at}?(?<![\\d:.]|${offset})(?<hour>\\d{1,2})(?::(?<minute>\\d{2})(?::00)?|[.h](?<later>\\d{2})(?=\\s*[ap]\\.?m))(?![\\d:]\\d)(?:\\s*${half})?${clock}?`,
    'giu',
  ),
  new RegExp(`${at}?(?<![\\w:.])(?<hour>\\d{1,2})\\.(?<minute>[0-5]\\d)(?![\\w.%])`, 'giu'),
  new RegExp(`${at}?(?<![\\w:.])(?<hour>1?\\d|2[0-3])h(?<minute>[0-5]\\d)?(?!\\w)`, 'giu'),
  // 9am, at nine, 9 o'clock, at 9 in the morning, at 0930, at nine thirty
  new RegExp(
    `${at}?(?<![\\w:.])(?<hour>\\d{1,2}|${spelled})(?:\\s+(?<words>thirty|fifteen|forty[\\s-]?five))?\\s*${half}`,
    'giu',
  ),
  new RegExp(
    `${at}?(?:(?<quarter>half\\s+past|quarter\\s+past|quarter\\s+to)\\s+)(?<hour>\\d{1,2}|${spelled})(?!\\w)${partOfDay}?`,
    'giu',
  ),
  new RegExp(`${at}(?<hour>\\d{2})(?<minute>\\d{2})(?:\\s*h(?:ou)?rs)?(?![\\w/.-])`, 'giu'),
  new RegExp(
    `${at}(?<hour>\\d{1,2}|${spelled})(?:\\s+(?<words>thirty|fifteen|forty[\\s-]?five))?(?![\\w:.]\\w|\\w)${clock}?${partOfDay}?`,
    'giu',
  ),
  new RegExp(`(?<![\\w:.])(?<hour>\\d{1,2}|${spelled})${clock}${partOfDay}?`, 'giu'),
  // 上午9点, 早上8点半, 下午3点一刻, 十点, 晚上8点30分
  new RegExp(
    `(?:${hanPart})?\\s*(?<hour>\\d{1,2}|${han})\\s*(?:点钟?|时(?!区|间))(?:\\s*(?<quarter>半|一刻|三刻|整)|\\s*(?<minute>\\d{1,2}|${han})分?(?!月|号|日))?`,
    'giu',
  ),
  // at 9 and 17
  new RegExp(`(?<=${at}\\d{1,2}(?::\\d{2})?\\s*(?:and|&|和|、)\\s*)(?<hour>\\d{1,2})(?![\\w:.])`, 'giu'),
  // Times of day with a name
  new RegExp(`${at}?(?<![\\w])(?<noon>noon|midday|midnight)(?!\\w)|(?<han>正午|午夜|零点)`, 'giu'),
];

/** Said without an hour: a usual one is taken, and said so. */
const vague =
  /(?<![\w])(?:in\s+the\s+|at\s+)?(?<part>mornings?|afternoons?|evenings?|nights?)(?!\w)|(?<han>早上|早晨|清晨|上午|中午|下午|傍晚|晚上)/giu;
const usual: readonly (readonly [RegExp, string])[] = [
  [/^morning|早|晨|上午/i, '09:00'],
  [/^noon|中午/i, '12:00'],
  [/^afternoon|下午/i, '15:00'],
  [/^evening|傍晚/i, '18:00'],
  [/^night|晚/i, '21:00'],
];

/** Every time in the text. */
export const readTimes: WhenReader = (draft) => {
  const pieces: WhenPiece[] = [];
  for (const pattern of patterns) {
    for (const match of draft.folded.matchAll(pattern)) {
      const span = trimmed(spanOf(match), match[0]);
      if (pieces.some((piece) => piece.span.start < span.end && span.start < piece.span.end)) continue;
      pieces.push(pieceOf(match.groups ?? {}, span, draft.text.slice(span.start, span.end)));
    }
  }
  const parts = [...draft.folded.matchAll(vague)]
    .map((match) => ({ span: spanOf(match), word: match.groups?.part ?? match.groups?.han ?? '' }))
    .filter(({ span }) => pieces.every((piece) => piece.span.end <= span.start || span.end <= piece.span.start));
  if (pieces.length > 0) {
    // `every evening at 8`
    const isLate = parts.some(({ word }) => laterHalf.test(word));
    const moved = pieces.map((piece) =>
      isLate && !saysHalf.test(wordsOf(draft.text, piece)) ? inLaterHalf(piece) : piece,
    );
    return [...moved, ...parts.map(({ span }) => ({ span }))];
  }
  return parts.map(({ span, word }) => {
    const time = usual.find(([of]) => of.test(word))?.[1] ?? '09:00';
    return { span, said: { times: [time] }, note: `Read ${quote(word)} as ${time}.` };
  });
};

/** `mondays 9`: an hour that stands right after a clause, which is blank by now. */
const bareHour = /(?<=\p{Cc}\s*)(?<hour>\d{1,2})(?=\s*(?:$|[,;\p{Cc}]))/gu;

/** The last resort, when no time is said in any other way. */
export const readBareHours: WhenReader = (draft) =>
  [...draft.folded.matchAll(bareHour)]
    .filter((match) => Number(match.groups?.hour) < 24)
    .map((match) => {
      const time = `${match[0].padStart(2, '0')}:00`;
      return { span: spanOf(match), said: { times: [time] }, note: `Read ${quote(match[0])} as ${time}.` };
    });

const laterHalf = /afternoon|evening|night|下午|傍晚|晚/i;
const saysHalf = /[ap]\.?m|noon|midnight|[上下中正]午|早|晚|午夜/i;
const wordsOf = (text: string, { span }: WhenPiece): string => text.slice(span.start, span.end);

function inLaterHalf(piece: WhenPiece): WhenPiece {
  const times = piece.said?.times?.map((time) => {
    const hour = Number(time.slice(0, 2));
    return hour > 0 && hour < 12 ? `${hour + 12}${time.slice(2)}` : time;
  });
  return times === undefined ? piece : { ...piece, said: { times } };
}

type Groups = Readonly<Record<string, string | undefined>>;

function pieceOf(groups: Groups, span: WhenPiece['span'], said: string): WhenPiece {
  if (groups.noon !== undefined || groups.han !== undefined) {
    return { span, said: { times: [/noon|midday|正午/i.test(said) ? '12:00' : '00:00'] } };
  }
  const hour = hourOf(groups);
  const minute = minuteOf(groups);
  // Quarter to nine.
  const minutes = hour * 60 + minute;
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0) || (hour === 0 && groups.half?.startsWith('p'))) {
    const message = `${quote(said)} is no time of day: hours go from 0 to 23, minutes from 00 to 59.`;
    return {
      span,
      flaw: flawOf({ code: 'bad-value', message, span, expected: 'a time such as 9:00, 3pm or 下午3点' }),
    };
  }
  if (hour === 24) {
    const message = `${quote(said)} is the next day's 00:00.`;
    return { span, flaw: flawOf({ code: 'bad-value', message, span, nearest: '0:00' }) };
  }
  const two = (n: number) => String(n).padStart(2, '0');
  const whole = (minutes + 1440) % 1440;
  return { span, said: { times: [`${two(Math.floor(whole / 60))}:${two(whole % 60)}`] } };
}

function hourOf({ hour = '', half: meridiem = '', part = '' }: Groups): number {
  const said = numberOf(hour);
  const isLate = /^p/i.test(meridiem) || /afternoon|evening|night|下午|午后|傍晚|晚|夜/i.test(part);
  if (/^a/i.test(meridiem) || /凌晨/.test(part)) return said === 12 ? 0 : said;
  if (isLate && said === 12 && /night|晚|夜/i.test(part)) return 0;
  // 中午1点
  if (/中午/.test(part)) return said < 6 ? said + 12 : said;
  return isLate && said < 12 ? said + 12 : said;
}

function minuteOf({ minute, later, words = '', quarter = '' }: Groups): number {
  const named = { thirty: 30, fifteen: 15, 'forty-five': 45 }[words.toLowerCase().replace(/[\s]+/, '-')];
  if (named !== undefined) return named;
  if (/^forty/i.test(words)) return 45;
  if (/^half|半/i.test(quarter)) return 30;
  if (/^quarter\s+past|一刻/i.test(quarter)) return 15;
  if (/三刻/.test(quarter)) return 45;
  if (/^quarter\s+to/i.test(quarter)) return -15;
  return numberOf(minute ?? later ?? '0');
}

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const english = numbers.indexOf(text.toLowerCase());
  return english >= 0 ? english + 1 : (chineseNumber(text) ?? Number.NaN);
}

function trimmed({ start, end }: WhenPiece['span'], text: string): WhenPiece['span'] {
  return { start: start + (text.length - text.trimStart().length), end: end - (text.length - text.trimEnd().length) };
}
