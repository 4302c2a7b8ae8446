import { sayDay } from '../../dates/say.ts';
import { flawOf } from '../flaw.ts';
import { spanOf } from '../piece.ts';
import { quote } from '../quote.ts';
import { futureDay } from './future-day.ts';
import type { WhenReader } from './piece.ts';

const starting =
  /(?<!\w)(?:starting|beginning|commencing|starts|begins)\s+(?:on\s+|from\s+|with\s+)?(?<english>(?:(?!\s(?:at|in|as|named|every)\s)[^,;:])+)|从(?<chinese>[^,;:，；：]+?)(?:开始|起)/giu;

/** `starting dec 1`, 从12月1日开始: the first of every N weeks. */
export const readStart: WhenReader = (draft, context) =>
  [...draft.text.matchAll(starting)].map((match) => {
    const words = (match.groups?.english ?? match.groups?.chinese ?? '').trim();
    const whole = spanOf(match);
    const span = { start: whole.start, end: whole.start + match[0].trimEnd().length };
    const day = futureDay(words, context);
    if (day === null) {
      const message = `${quote(words)} is no day to start on.`;
      return {
        span,
        flaw: flawOf({ code: 'no-such-date', message, span, expected: 'a day such as dec 1 or next monday' }),
      };
    }
    if (day >= context.today) return { span, said: { start: day } };
    const message = `${sayDay(day)} is over.`;
    return { span, flaw: flawOf({ code: 'no-such-date', message, span, expected: 'a day to come' }) };
  });
