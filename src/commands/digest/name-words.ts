import type { Span } from '../../problem.ts';
import { type Flaw, flawOf } from '../flaw.ts';
import { spanOf } from '../piece.ts';
import { quote } from '../quote.ts';
import type { WhenPiece, WhenReader } from './piece.ts';

/** Short enough to type and to stand in a list. */
const longest = 40;
const named =
  /(?<!\w)(?:(?:named|called|titled|as|name\s+it|call\s+it|rename(?:d)?\s+to)\s+|name\s*[:=]\s*)(?:["'](?<quoted>[^"']*)["']|(?<name>[\p{L}\p{N}#][\p{L}\p{N}_.#-]*))|(?:名为|名叫|命名为|取名|名称\s*[:=]|名字\s*[:=]|叫做?|改名为)\s*["']?(?<han>[\p{L}\p{N}_-]+)["']?/giu;

/** `named weekly-esp`, `as weekly-esp`, 名为 周报. */
export const readName: WhenReader = (draft) =>
  [...draft.text.matchAll(named)].map((match): WhenPiece => {
    const span = spanOf(match);
    const raw = match.groups?.quoted ?? match.groups?.name ?? match.groups?.han ?? '';
    const name = tidyName(raw);
    if (name !== null) {
      return name === raw
        ? { span, said: { name } }
        : { span, said: { name }, note: `Its name is written ${quote(name)}.` };
    }
    return { span, flaw: nameFlaw(raw, span) };
  });

/** Lower case with hyphens, `Weekly ESP!` becomes `weekly-esp`; `null` when nothing typeable is left. */
export function tidyName(raw: string): string | null {
  const name = raw
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return name.length > 0 && [...name].length <= longest && /\p{L}/u.test(name) && !reserved.has(name) ? name : null;
}

/** Words that would be taken for something else where a name may stand. */
const reserved = new Set(
  (
    'now all mine here until till for to csv undo help the my our digest digests report named called it that last ' +
    'delete deletion deleting'
  ).split(' '),
);

export function nameFlaw(raw: string, span: Span): Flaw {
  const message = reserved.has(raw.toLowerCase())
    ? `${quote(raw)} cannot be a name: it means something else in commands about digests.`
    : `${quote(raw)} cannot be a name: up to ${longest} letters, digits and hyphens, with a letter among them.`;
  return flawOf({ code: 'bad-value', message, span, expected: 'a name such as weekly-esp' });
}
