import { vocabulary } from '../vocabulary.ts';
import type { DigestCommand } from './command.ts';
import { verbRows } from './grammar.ts';

const verbs = vocabulary(
  verbRows.map(({ kind, english, chinese }) => ({ words: [...english, ...chinese], means: kind })),
);
const polite = '(?:please|pls|can\\s+you|could\\s+you|请|帮我|我要|我想)?\\s*';
const atStart = new RegExp(
  `^${polite}(?<verb>${verbs.pattern})(?![-_.])(?:\\s+(?:me|us)(?!\\S))?(?:\\s+(?:a|an|new|the)(?!\\S)(?:\\s+digest)?)?\\s*`,
  'iu',
);

export interface Verb {
  readonly kind: DigestCommand['kind'];
  /** As it was said. */
  readonly said: string;
  /** Where the words after it begin. */
  readonly end: number;
}

/** The verb at this place of the text, if there is one. */
export function verbAt(text: string, start: number): Verb | null {
  const match = atStart.exec(text.slice(start));
  const said = match?.groups?.verb ?? '';
  const kind = verbs.meaning(said);
  return match === null || kind === undefined ? null : { kind, said, end: start + match[0].length };
}

/** The verb near to this word, when there is one: `pasue`. */
export function nearestVerb(word: string): { readonly words: string; readonly means: DigestCommand['kind'] } | null {
  return word.length < 4 ? null : verbs.nearest(word);
}
