import { quotedValues } from './quoted-values.ts';

/** Zero-width characters, direction marks, soft hyphens, variation selectors, byte order marks. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
/** Control characters (U+001F among them, which has a meaning of its own further on) and every kind of space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this takes out
const blank = /[\u0000-\u001f\u007f-\u009f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;

const doubleQuotes = /[\u201c\u201d\u201e\u201f\u2033\u300c\u300d\u300e\u300f\uff02]/g;
const singleQuotes = /[\u2018\u2019\u201a\u201b\u2032\uff07]/g;

/** `<mailto:a@b.com|a@b.com>`, `<http://x.com|x.com>`, `<tel:…|…>`: Slack makes these of plain words; or one entity. */
const disguise =
  /<(?:mailto:|tel:|(?=https?:\/\/))(?<target>[^<>|\s]+)(?:\|(?<label>[^<>|]*))?>|&(?<entity>amp|lt|gt);/g;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>' };

const fullWidthLetters = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;
const fullWidthMarks = /[\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff5e]/g;
const pairedMarks =
  /(?<=(?:^|[\s(（])[*_~]{0,2})([*_~]{1,2})(?=[^\s*_~])([^*_~]*(?:_[^*_~]+)*)(?<=\S)\1(?=[*_~]{0,2}(?:$|[\s,.，。;:!?)）]))/g;
const command = /^(?:\/mailstats[\w-]*|@?mailstats\b(?!\.|@))[,:，：]?\s*/i;

/**
 * What the person typed, with everything undone that chat clients do to it: Slack's links and entities (once: typed
 * `&lt;` arrives as `&amp;lt;` and stays `&lt;`), smart quotes, full-width letters, invisible characters, bold and code
 * marks, a copied `/mailstats`. All spans refer to this text. Mentions (`<@U…>`, `<!here>`) stay, to be named as unknown.
 */
export function plainWords(words: string): string {
  const text = words.toWellFormed().replace(disguise, undoDisguise).replace(invisible, '').replace(blank, ' ');
  const quotes = text.replace(doubleQuotes, '"').replace(singleQuotes, "'").replace(fullWidthLetters, halve);
  const bare = unwrap(quotes.trim()).replace(command, '');
  return outsideQuotes(bare, (part) => withoutMarks(part.replace(fullWidthMarks, halve))).trim();
}

function undoDisguise(...match: readonly unknown[]): string {
  const { target, label, entity } = match.at(-1) as { target?: string; label?: string; entity?: string };
  if (entity !== undefined) return entities[entity] ?? '';
  const shown = label === undefined || label === '' ? (target ?? '') : label;
  return shown.replace(/&(amp|lt|gt);/g, (_, name: string) => entities[name] ?? '');
}

function halve(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

/** Quotes or code marks around the whole, as left by copying the corrected command. */
function unwrap(text: string): string {
  const inner = /^(?:`{1,3}([^`]*)`{1,3}|"([^"]*)"|'([^']*)')$/.exec(text);
  return inner === null ? text : (inner[1] ?? inner[2] ?? inner[3] ?? '').trim();
}

function withoutMarks(text: string): string {
  const once = (words: string) => words.replace(pairedMarks, '$2');
  return once(once(text.replaceAll('`', ' '))).replace(/ {2,}/g, ' ');
}

function outsideQuotes(text: string, change: (part: string) => string): string {
  let done = '';
  let last = 0;
  for (const { start, end } of quotedValues(text)) {
    done += change(text.slice(last, start)) + text.slice(start, end);
    last = end;
  }
  return done + change(text.slice(last));
}
