import type { CommandContext } from '../parse.ts';
import { plainWords } from '../plain-words.ts';
import type { ParsedDigest } from './command.ts';
import { parseDigest } from './parse.ts';

const begins = /^(?:every|each|daily|weekly|biweekly|fortnightly|monthly|每)/i;

/** What is told to words such as `every monday 9am: last week by esp`, which lack `digest`; `null`: they are no schedule. */
export function digestMeant(
  words: string,
  context: CommandContext,
  now: Date,
): Extract<ParsedDigest, { kind: 'problems' }> | null {
  const plain = plainWords(words);
  if (!begins.test(plain)) return null;
  const parsed = parseDigest(`digest ${plain}`, { ...context, now, names: [], taken: [], here: [] });
  if (parsed.kind !== 'command' || parsed.command.kind !== 'create') return null;
  const message = 'A report that comes by itself is a digest, and is asked for with "digest" before it.';
  return { kind: 'problems', text: words, problems: [{ code: 'unknown-words', message }], corrected: [parsed.text] };
}
