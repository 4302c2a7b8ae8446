import type { Problem } from '../../problem.ts';
import { readValue } from '../filter-values.ts';
import { quote } from '../quote.ts';

/** What may be seen in a channel. `said`: senders in whole or in part, or tags; empty: any. */
export type AllowCommand =
  | { readonly kind: 'allow'; readonly of: 'sender' | 'tag'; readonly said: readonly string[] }
  /** `usual`: what is set for all channels. */
  | { readonly kind: 'allow-all' | 'allow-usual' };

export type AllowReading =
  | { readonly ok: true; readonly command: AllowCommand }
  | { readonly ok: false; readonly code: Problem['code']; readonly message: string };

/** Each is asked for by itself where a question leaves it open, and Direct Mail takes few calls a minute. */
export const mostAllowed = 10;

const begins =
  /^(?:set|设置|設置)\s*(?:the\s+)?(?:allow(?:ed)?(?:[\s-]list)?|允许的?|允許的?)(?![\w-])\s*(?<rest>.*)$/iu;
const away = /^(?:unset\s+(?:the\s+)?allow(?:ed)?(?:[\s-]list)?(?:\s+\w+)?|取消允[许許])[\s.!]*$/iu;
const usual = /^(?:(?:[:=]|to\s|as\s)\s*)?(?:the\s+)?(?:default|usual|as usual|默认|默認|平常)[\s.!]*$/iu;
const all = /^(?:(?:[:=]|to\s|as\s)\s*)?(?:everything|all|any|anything|全部|所有)[\s.!]*$/iu;
const list =
  /^(?<of>senders?(?:\s+address(?:es)?)?|from|发信地址|發信地址|发件人|發件人|tags?|标签|標籤)\s*(?:[:=]|to\s|as\s)?\s*(?<said>.*)$/iu;
const anyOfThem = /^(?:any|all|everything|anything|全部|所有|不限)[\s.!]*$/iu;
const none = /^(?:none|nothing|nobody|no|off|无|無|没有)[\s.!]*$/iu;

/** `null`: these words are about something else. */
export function readAllowed(text: string): AllowReading | null {
  if (away.test(text)) return done({ kind: 'allow-usual' });
  const rest = begins.exec(text)?.groups?.rest?.trim() ?? null;
  if (rest === null) return null;
  if (all.test(rest)) return done({ kind: 'allow-all' });
  if (usual.test(rest)) return done({ kind: 'allow-usual' });
  const { of: what = '', said = '' } = list.exec(rest)?.groups ?? {};
  if (rest === '') return wrong('missing-value', 'Say what may be seen: senders or tags.');
  if (what === '') return wrong('unknown-words', `${quote(rest)} cannot be allowed; senders and tags can.`);
  const of = /^(?:tag|标签|標籤)/iu.test(what) ? 'tag' : 'sender';
  if (anyOfThem.test(said)) return done(of === 'sender' ? { kind: 'allow-all' } : { kind: 'allow', of, said: [] });
  if (none.test(said)) return wrong('bad-value', 'Nothing at all cannot be allowed. Say what, or "everything".');
  return readList(of, said);
}

function readList(of: 'sender' | 'tag', said: string): AllowReading {
  const named = partsOf(said, of);
  if (named.length === 0) return wrong('missing-value', `Say which ${of}s, with commas between them.`);
  if (named.length > mostAllowed) {
    const message = `At most ${mostAllowed} ${of}s can be allowed, and these are ${named.length}: each is asked for by itself.`;
    return wrong('bad-value', message);
  }
  for (const one of named) {
    const read = readValue(of, one);
    if (!read.ok) return wrong('bad-value', read.message);
  }
  return done({ kind: 'allow', of, said: named });
}

/** Tags may hold spaces; addresses hold neither spaces nor commas. */
function partsOf(said: string, of: 'sender' | 'tag'): readonly string[] {
  const parts = said.match(/"(?:[^"]|"")*"|[^,，、;；"]+/gu) ?? [];
  const bare = parts.map((part) =>
    part
      .trim()
      .replace(/^"(.*)"$/su, '$1')
      .replaceAll('""', '"'),
  );
  const single = of === 'sender' ? bare.flatMap((part) => part.split(/\s+and\s+|\s+/u)) : bare;
  return [...new Set(single.map((part) => part.trim()).filter((part) => part !== ''))];
}

const done = (command: AllowCommand): AllowReading => ({ ok: true, command });
const wrong = (code: Problem['code'], message: string): AllowReading => ({ ok: false, code, message });
