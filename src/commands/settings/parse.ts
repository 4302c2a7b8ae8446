import type { Problem } from '../../problem.ts';
import { readValue } from '../filter-values.ts';
import { plainWords } from '../plain-words.ts';
import { quote } from '../quote.ts';
import { type AllowCommand, readAllowed } from './parse-allowed.ts';

type SettingCommand =
  | { readonly kind: 'show' }
  | AllowCommand
  /** `said`: an address or a part of one; `null` takes it away. */
  | { readonly kind: 'sender'; readonly said: string | null };

/** Total: any text is a command or problems. */
export type ParsedSetting =
  | { readonly kind: 'command'; readonly command: SettingCommand; readonly text: string }
  | {
      readonly kind: 'problems';
      readonly text: string;
      readonly problems: readonly Problem[];
      readonly corrected: readonly string[];
    };

const longest = 1000;
const begins = /^(?:(?:un)?set|settings?|设置|設置|取消设置|取消發信地址|取消发信地址|取消允许|取消允許)(?![\w-])/i;
const show = /^(?:set|settings?|show settings?|设置|設置)[\s.!?]*$/i;
const sender =
  /^(?:set|设置|設置)\s*(?:the\s+)?(?:default\s+)?(?:sender(?:\s+address)?|from|发信地址|發信地址|发件人|發件人)\s*(?:[:=]|to\s|as\s)?\s*(?<said>.*)$/iu;
const away =
  /^(?:unset\s+(?:the\s+)?(?:default\s+)?(?:sender|from)(?:\s+address)?|取消设置发信地址|取消[发發]信地址)[\s.!]*$/iu;
const none = /^(?:none|nobody|nothing|off|no|any|all|无|無|没有|不限)[\s.!]*$/iu;

/** Whether the words after `/mailstats` are for `parseSetting`. */
export function isAboutSettings(words: string): boolean {
  return begins.test(plainWords(words.slice(0, longest)));
}

export function parseSetting(words: string): ParsedSetting {
  const text = plainWords(words).slice(0, longest);
  if (show.test(text)) return done({ kind: 'show' }, text);
  const allowed = readAllowed(text);
  if (allowed !== null) {
    if (allowed.ok) return done(allowed.command, text);
    // What would work is what nobody said: a click must not lift a limit that somebody is about to set.
    return wrong(text, allowed.code, allowed.message, [], 'senders or tags with commas between them, or everything');
  }
  if (away.test(text)) return done({ kind: 'sender', said: null }, text);
  const said = sender.exec(text)?.groups?.said?.trim() ?? null;
  if (said === null) return unknown(text);
  if (said === '') {
    return wrong(text, 'missing-value', 'Say which sender: its address, or "none".', ['set sender none']);
  }
  if (none.test(said)) return done({ kind: 'sender', said: null }, text);
  const read = readValue('sender', said.replace(/^(["'])(.*)\1$/, '$2'));
  if (read.ok) return done({ kind: 'sender', said: read.value }, text);
  return wrong(text, 'bad-value', read.message, []);
}

/** `set news@example.com` can only mean one thing. */
function unknown(text: string): ParsedSetting {
  const said = text.replace(begins, '').trim();
  const isSender = said.includes('@') && readValue('sender', said).ok;
  const message = `${quote(said)} cannot be set for a channel; its sender can, and what may be seen in it.`;
  return wrong(text, 'unknown-words', message, isSender ? [`set sender ${said}`] : []);
}

function wrong(
  text: string,
  code: Problem['code'],
  message: string,
  corrected: readonly string[],
  expected = 'a sender address such as news@example.com, or none',
): ParsedSetting {
  return { kind: 'problems', text, problems: [{ code, message, expected }], corrected };
}

const done = (command: SettingCommand, text: string): ParsedSetting => ({ kind: 'command', command, text });
