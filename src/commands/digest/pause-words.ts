import { addDays } from '../../dates/day.ts';
import type { Day } from '../../dates/range.ts';
import { sayDay } from '../../dates/say.ts';
import { flawOf } from '../flaw.ts';
import { quote } from '../quote.ts';
import type { DigestContext } from './command.ts';
import { futureDay } from './future-day.ts';
import { failed, type Understood } from './understand.ts';

const introducing = /^[\s,]*(?:until|till|til|to|through|for|直到|到|至|为期)?\s*/iu;
const forever =
  /^(?:further\s+notice|i\s+(?:say|resume)(?:\s+.*)?|resumed|forever|now|indefinitely|另行通知|为止)?[\s.!]*$/iu;
const ending = /\s*(?:please|请|为止|之前|前|吧)?[\s.!。]*$/iu;

/** `until friday 3pm`: a pause ends when a day begins. */
const atTime =
  /(?<=\S)[\s,]*(?<time>(?<![\w:.-])(?:at\s+|@\s*)?(?:\d{1,2}(?:[:.]\d{2})?\s*[ap]\.?m\.?|\d{1,2}:\d{2}|(?<=at\s)\d{1,2}|noon|midday|midnight)|(?:[早晚上中下午晨凌]{1,2})?\s*[\d一二两三四五六七八九十]{1,3}\s*点(?:钟|半|\d{1,2}分?)?)$/iu;

/** `until dec 1`, `for 2 weeks`, 到下周一; nothing: until it is resumed. The words begin at `from`. */
export function understandPause(
  text: string,
  from: number,
  name: string,
  notes: readonly string[],
  context: DigestContext,
): Understood {
  const start = from + (introducing.exec(text.slice(from))?.[0].length ?? 0);
  const whole = text.slice(start).replace(ending, '');
  const words = whole.replace(atTime, '');
  const time = atTime.exec(whole)?.groups?.time;
  const isUntold = words === '' && !/\p{L}/u.test(text.slice(from, start));
  if (isUntold || (words !== '' && forever.test(words)) || /^indefinitely$/i.test(words)) {
    return { command: { kind: 'pause', name, until: null, notes }, flaws: [] };
  }
  const said = from + (text.slice(from).length - text.slice(from).trimStart().length);
  const span = { start: words === '' ? said : start, end: start + words.length };
  const expected = 'until a day such as dec 1 or next monday, or for a time such as 2 weeks';
  const day = futureDay(words, context);
  if (day === null) {
    const message = words === '' ? 'Say until when.' : `${quote(words)} is no day to pause until.`;
    return failed([flawOf({ code: words === '' ? 'missing-value' : 'no-such-date', message, span, expected })]);
  }
  const left = time === undefined ? [] : [`${quote(time)} is left out: a pause ends when a day begins.`];
  if (day > context.today) {
    const far = isJustOver(words, day, context) ? [`This year's is over, so ${sayDay(day)} is meant.`] : [];
    return { command: { kind: 'pause', name, until: day, notes: [...notes, ...left, ...far] }, flaws: [] };
  }
  const over = day === context.today ? `${sayDay(day)} is today` : `${sayDay(day)} is over`;
  return failed([
    flawOf({ code: 'no-such-date', message: `${over}: a pause lasts until a day to come.`, span, expected }),
  ]);
}

/** A month's day without a year, of which this year's was not long ago: more likely a slip than nearly a year. */
function isJustOver(words: string, day: Day, { today }: DigestContext): boolean {
  return day > addDays(today, 300) && !/\d{4}|['’]\d{2}|\d\s*(?:个月|months?|weeks?|days?)/i.test(words);
}
