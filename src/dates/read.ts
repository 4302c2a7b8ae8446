import type { Problem } from '../problem.ts';
import { explain, problemAt, tooLong, unknownWords } from './explain.ts';
import { phraseParser } from './grammar/phrase-parser.ts';
import * as s from './grammar/symbols.ts';
import { Refusal } from './meaning/refusal.ts';
import type { DateContext, DateReading } from './range.ts';
import { type Asked, settle } from './settle.ts';
import { tidy, versions } from './tidy.ts';
import { compose } from './words/compose.ts';
import { type Folded, fold } from './words/fold.ts';
import { lex, type Word } from './words/lex.ts';
import { corrected, correctionsOf, type Slip } from './words/spelling.ts';
import type { Token } from './words/token.ts';

type Read =
  | { readonly ok: true; readonly reading: DateReading }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** More words than any range needs: what is longer is not read, so that time stays bounded. */
const mostWords = 60;
const longestText = 400;

/**
 * Reads a range of past days, and what to compare it with, from English or Chinese words. Never throws.
 * U+001F stands where another clause was cut out: white space that also ends a `vs …` clause.
 * Problems carry spans in UTF-16 offsets of `text`; `nearest` holds words that this function reads.
 */
export function readDates(text: string, context: DateContext): Read {
  if (text.length > longestText) return failed([tooLong(text)]);
  const folded = fold(text);
  const words = lex(folded, text);
  const tokens = tidy(compose(words));
  if (tokens.length === 0) return read({ range: null, notes: [], alternatives: [] });
  if (tokens.length > mostWords) return failed([tooLong(text)]);
  const unknown = tokens.filter((token) => token.senses.length === 0);
  if (unknown.length > 0)
    return corrections(words, unknown, folded, text, context) ?? failed(unknownWords(unknown, folded, text));
  const found = parse(tokens, context);
  return found ? answer(found, folded, text, context) : failed(explain(tokens, folded, text, context));
}

const read = (reading: DateReading): Read => ({ ok: true, reading });
const failed = (problems: readonly Problem[]): Read => ({ ok: false, problems });

interface Found {
  readonly tokens: readonly Token[];
  readonly value: Asked | Refusal;
}

/** The first version of the words that reads from beginning to end; a reading before a refusal. */
function parse(tokens: readonly Token[], context: DateContext): Found | null {
  let refused: Found | null = null;
  for (const version of versions(tokens)) {
    const matches = phraseParser(version, context)(0, s.request);
    const value = matches.find((match) => match.end === version.length)?.value;
    if (value instanceof Refusal && value.code !== 'several-ranges') return { tokens: version, value };
    if (value instanceof Refusal) refused ??= { tokens: version, value };
    else if (value) return { tokens: version, value: value as Asked };
  }
  return refused;
}

function answer(found: Found, folded: Folded, text: string, context: DateContext): Read {
  const settled = found.value instanceof Refusal ? found.value : settle(found.value, context);
  return settled instanceof Refusal ? failed([problemAt(settled, found.tokens, folded, text)]) : read(settled);
}

/** Puts slips of the hand right when all ways to do so mean the same; `null` otherwise. */
function corrections(
  words: readonly Word[],
  unknown: readonly Token[],
  folded: Folded,
  text: string,
  context: DateContext,
): Read | null {
  const slipped = words.filter((word) => unknown.some((token) => token.start === word.start));
  let first: { readonly read: Read; readonly slips: readonly Slip[] } | null = null;
  for (const slips of correctionsOf(slipped)) {
    const found = parse(tidy(compose(corrected(words, slips))), context);
    if (!found) continue;
    const meant = answer(found, folded, text, context);
    if (first && JSON.stringify(dates(first.read)) !== JSON.stringify(dates(meant))) return null;
    first ??= { read: meant, slips };
  }
  if (!first?.read.ok) return first?.read ?? null;
  const notes = first.slips.map(({ word, meant }) => `Read "${word.text}" as "${meant}".`);
  const { reading } = first.read;
  return read({ ...reading, notes: [...notes, ...reading.notes] });
}

const dates = (meant: Read): unknown => (meant.ok ? [meant.reading.range, meant.reading.compare] : null);
