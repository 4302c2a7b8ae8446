import { unmistakable } from './esp-names.ts';
import { negated, negation } from './filter-piece.ts';
import { readValue } from './filter-values.ts';
import { flawOf } from './flaw.ts';
import { byNames } from './openings.ts';
import { type Piece, type Reader, spanOf } from './piece.ts';
import { quote } from './quote.ts';
import type { Dimension } from './request.ts';
import { vocabulary } from './vocabulary.ts';

const before = `(?<not>${negation})?(?:(?<![\\w@])(?<word>from|sent\\s+(?:by|from)|to|for|on|at|in|via|by|only|just|compare)\\s+|(?<key>${byNames.pattern})\\s*|(?:来自|只看|仅看|发往|发给|从)\\s*)?`;
const address = '(?<![\\w.@+-])[A-Za-z0-9.!#$%&*+/?^_{|}~-]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+';
const ipv4 = '(?<![\\w.-])\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d{1,2})?(?!\\.?\\w)';
const ipv6 = '(?<![\\w.:-])(?=[\\da-f:]*:[\\da-f]*:)[\\da-f:]{3,39}(?![\\w:])';
const esp = `${vocabulary([{ words: unmistakable, means: true }]).pattern}(?:\\.com)?(?![\\w-]*@|\\.\\w)`;

/** Values that need no key: nothing else looks like them. */
const bare: readonly { readonly of: Dimension; readonly pattern: RegExp }[] = [
  { of: 'sender', pattern: new RegExp(`${before}(?<![:=]\\s*)(?<value>${address})`, 'giu') },
  { of: 'ip', pattern: new RegExp(`${before}(?<![:=]\\s*)(?<value>${ipv4}|${ipv6})`, 'giu') },
  { of: 'esp', pattern: new RegExp(`${before}(?<![:=]\\s*)(?<value>${esp})(?:\\s+only(?!\\w)|邮箱)?`, 'giu') },
];

/** `from news@example.com`, `203.0.113.7`, `gmail`: as clear as with their keys. */
export const readBareValues: Reader = (draft) =>
  bare.flatMap(({ of, pattern }) => {
    const pieces: Piece[] = [];
    for (const match of draft.folded.matchAll(pattern)) {
      const { not, word, value = '' } = match.groups ?? {};
      const span = spanOf(match);
      const read = readValue(of, value);
      if (of === 'ip' && !read.ok && !value.includes('.')) continue;
      if (not !== undefined) pieces.push(negated(of, span, draft));
      else if (of === 'sender' && word?.toLowerCase() === 'to') {
        const message = 'Direct Mail does not tell recipients apart, only their mailbox providers.';
        pieces.push({ span, flaw: flawOf({ code: 'bad-value', message, span, nearest: 'by esp' }) });
      } else if (of === 'esp' && /^by$/i.test(word ?? '')) {
        const message = `${quote(match[0])} names one provider: "by esp" compares all, "esp:${value.toLowerCase()}" shows one.`;
        pieces.push({
          span,
          flaw: flawOf({ code: 'bad-value', message, span, nearest: `esp:${value.toLowerCase()}` }),
        });
      } else if (read.ok) {
        pieces.push({
          span,
          said: { kind: 'filter', of, value: read.value },
          ...(read.note === undefined ? {} : { note: read.note }),
        });
      } else {
        const { message, instead } = read;
        pieces.push({
          span,
          flaw: flawOf({ code: 'bad-value', message, span, ...(instead === undefined ? {} : { nearest: instead }) }),
        });
      }
    }
    return pieces;
  });
