import type { Draft } from './draft.ts';
import { unmistakable } from './esp-names.ts';
import { negated, negation } from './filter-piece.ts';
import { readValue } from './filter-values.ts';
import { flawOf } from './flaw.ts';
import { filterRows } from './grammar.ts';
import { endsInIntroducer } from './openings.ts';
import { type Piece, type Reader, spanOf } from './piece.ts';
import { quote } from './quote.ts';
import type { Dimension } from './request.ts';
import { vocabulary } from './vocabulary.ts';

const address = '(?<![\\w.@+-])[A-Za-z0-9.!#$%&*+/?^_{|}~-]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+';
const ipv4 = '(?<![\\w.-])\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d{1,2})?(?!\\.?\\w)';
const ipv6 = '(?<![\\w.:-])(?=[\\da-f:]*:[\\da-f]*:)[\\da-f:]{3,39}(?![\\w:])';
const esp = `${vocabulary([{ words: unmistakable, means: true }]).pattern}(?:\\.com)?(?![\\w-]*@|\\.\\w)(?:\\s+only(?!\\w|\\s+(?:me|for|to|visible))|邮箱)?`;

/** Values that need no key: nothing else looks like them. */
const bare: readonly { readonly of: Dimension; readonly pattern: RegExp }[] = [
  { of: 'sender', pattern: bareValue('sender', address) },
  { of: 'ip', pattern: bareValue('ip', `${ipv4}|${ipv6}`) },
  { of: 'esp', pattern: bareValue('esp', esp) },
];

/** With the words before it that belong to it: `from news@example.com`, `ip 203.0.113.7`, `only gmail`. */
function bareValue(of: Dimension, value: string): RegExp {
  const keys = vocabulary(
    filterRows.filter((row) => row.of === of).map((row) => ({ words: [...row.english, ...row.chinese], means: of })),
  );
  const prepositions = 'from|sent\\s+(?:by|from)|to|for|on|at|in|via|by|only|just|compare';
  const before = `(?:(?<![\\w@])(?<word>${prepositions})\\s+|(?<key>${keys.pattern})\\s*|(?:来自|只看|仅看|发往|发给|从)\\s*)?`;
  return new RegExp(`(?<not>${negation})?${before}(?<![:=]\\s*)(?<value>${value})`, 'giu');
}

/** `from news@example.com`, `203.0.113.7`, `gmail`: as clear as with their keys. One after the other. */
export const bareValueReaders: readonly Reader[] = bare.map(
  ({ of, pattern }): Reader =>
    (draft) =>
      [...draft.folded.matchAll(pattern)].flatMap((match) => pieceOf(of, match, draft)),
);

function pieceOf(of: Dimension, match: RegExpExecArray, draft: Draft): readonly Piece[] {
  const { not, word, key, value = '' } = match.groups ?? {};
  const whole = spanOf(match);
  // In `by sender news@example.com` the name belongs to `by`.
  const namesGroup = key !== undefined && endsInIntroducer.test(draft.folded.slice(0, whole.start));
  const span = namesGroup ? { start: whole.end - value.length, end: whole.end } : whole;
  if (not !== undefined) return [negated(of, span, draft)];
  if (of === 'sender' && /^to$/i.test(word ?? '')) {
    const message = 'Direct Mail does not tell recipients apart, only their mailbox providers.';
    return [{ span, flaw: flawOf({ code: 'bad-value', message, span, nearest: 'by esp' }) }];
  }
  const name = value.replace(/\s+only$/i, '').toLowerCase();
  if (of === 'esp' && /^by$/i.test(word ?? '')) {
    const message = `${quote(match[0])} names one provider: "by esp" compares all, "esp:${name}" shows one.`;
    return [{ span, flaw: flawOf({ code: 'bad-value', message, span, nearest: `esp:${name}` }) }];
  }
  const read = readValue(of, of === 'esp' ? name : value);
  if (read.ok) {
    const note = read.note === undefined ? {} : { note: read.note };
    return [{ span, said: { kind: 'filter', of, value: read.value }, ...note }];
  }
  // Four numbers with dots are meant as an address; other text with colons may be anything.
  if (!value.includes('.')) return [];
  const nearest = read.instead === undefined ? {} : { nearest: read.instead };
  return [{ span, flaw: flawOf({ code: 'bad-value', message: read.message, span, ...nearest }) }];
}
