import { type Flaw, flawOf } from '../flaw.ts';
import { quote } from '../quote.ts';
import type { WhenPiece, WhenReader } from './piece.ts';
import { chineseZoneNames, nearestZone, readZone } from './zones.ts';

const tail = '(?:\\s*(?:local\\s+)?(?:time[\\s-]?zone|timezone|time|tz)(?!\\w)|\\s*(?:时间|时区|当地时间))';
const head =
  '(?<head>(?<!\\w)(?:(?:in|for|using|with)\\s+(?:the\\s+)?)?(?:(?:time[\\s-]?zone|timezone|tz)\\s*[:=]?\\s*(?:of\\s+)?)|(?<!\\w)in\\s+(?:the\\s+)?|[按以在用]\\s*|时区\\s*[:=为是]?\\s*)';
const word =
  "(?!(?:in|at|on|as|and|named|called|every|each|starting|with|by|for|please|from)(?![\\w]))[\\p{Script=Latin}][\\p{Script=Latin}'._-]*";
/** In the order of certainty: a name of the tz database, an offset, an abbreviation or city after `in` or before `time`. */
const patterns: readonly { readonly pattern: RegExp; readonly must: boolean }[] = [
  {
    pattern: new RegExp(`\\(?(?:${head})?(?<zone>(?<![\\w/])[A-Za-z]+(?:/[A-Za-z0-9_+-]+){1,2})${tail}?\\)?`, 'giu'),
    must: true,
  },
  {
    pattern: new RegExp(
      `\\(?(?:${head})?(?<zone>(?<![\\w])(?:utc|gmt)\\s*[+-]\\s*\\d{1,2}(?::?\\d{2})?)(?!\\w)${tail}?\\)?`,
      'giu',
    ),
    must: true,
  },
  {
    pattern: new RegExp(
      `\\(?(?:${head})?(?<zone>${chineseZoneNames.toSorted((a, b) => b.length - a.length).join('|')})${tail}?\\)?`,
      'giu',
    ),
    must: true,
  },
  { pattern: new RegExp(`${head}(?<zone>${word}(?:[ ]${word}){0,3})${tail}?`, 'giu'), must: true },
  {
    pattern: new RegExp(
      `\\(?(?<![\\p{L}\\p{N}_-])(?<zone>${word}(?:[ ]${word}){0,3})${tail}?(?![\\p{L}\\p{N}_-])\\)?`,
      'giu',
    ),
    must: false,
  },
];

/** `in Asia/Shanghai`, `in Berlin`, `New York time`, `UTC`, 北京时间. */
export const readZones: WhenReader = (draft) => {
  const pieces: WhenPiece[] = [];
  for (const { pattern, must } of patterns) {
    for (const match of draft.folded.matchAll(pattern)) {
      const { zone = '', head: before = '' } = match.groups ?? {};
      const start = match.index;
      const at = start + match[0].indexOf(zone, before.length);
      if (pieces.some((piece) => piece.span.start < start + match[0].length && start < piece.span.end)) continue;
      const piece = longestZone(zone, start, at, start + match[0].length, must);
      if (piece !== null) pieces.push(piece);
    }
  }
  return pieces;
};

/** The most words, from the first, that are a zone: `in New York please`. Up to four, or whichever words come first. */
function longestZone(said: string, start: number, at: number, end: number, must: boolean): WhenPiece | null {
  const bare = said.replace(/\s+(?:local\s+)?(?:time[\s-]?zone|timezone|time|tz)$/i, '');
  const words = bare.split(' ');
  for (let first = 0; first < (must ? 1 : words.length); first++) {
    for (let count = words.length - first; count > 0; count--) {
      const name = words.slice(first, first + count).join(' ');
      const read = readZone(name);
      if (read.kind === 'unknown') continue;
      const offset = words.slice(0, first).join(' ').length + (first === 0 ? 0 : 1);
      const isWhole = first + count === words.length;
      const span = { start: first === 0 ? start : at + offset, end: isWhole ? end : at + offset + name.length };
      if (read.kind === 'zone') return { span, said: { zone: read.zone } };
      return { span, flaw: ambiguousZone(name, read.zones, span) };
    }
  }
  if (!must) return null;
  const span = { start, end: at + (words[0]?.length ?? 0) };
  const whole = { start, end };
  const nearest = nearestZone(bare);
  const message = `${quote(bare)} is no time zone that mailstats knows.`;
  const expected = 'a city or a name such as Asia/Shanghai';
  const problem = { code: 'unknown-value', message, span: nearest === null ? span : whole, expected } as const;
  return { span: whole, flaw: flawOf(nearest === null ? problem : { ...problem, nearest: `in ${nearest}` }) };
}

function ambiguousZone(name: string, zones: readonly string[], span: WhenPiece['span']): Flaw {
  const isOffset = /\d/.test(name);
  const reason = isOffset ? 'does not follow the clocks of a place' : 'is not the same everywhere, nor all year';
  const choice =
    zones.length === 0 ? 'Say the place, such as "in Asia/Shanghai".' : `Say the place: ${zones.join(' or ')}.`;
  const problem = { code: 'bad-value', message: `${quote(name)} ${reason}. ${choice}`, span } as const;
  const [nearest] = zones;
  if (nearest === undefined) return { problem, fixes: [] };
  return {
    problem: { ...problem, nearest: `in ${nearest}` },
    fixes: zones.map((zone) => [{ ...span, words: `in ${zone}` }]),
  };
}
