import { glued } from './glue.ts';
import { english, type Word } from './lex.ts';
import { type Phrase, phrases, stem } from './lexicon.ts';
import type { Token } from './token.ts';

/** Joins phrases, takes run-together words apart and drops words that say nothing about dates. */
export function compose(words: readonly Word[]): Token[] {
  const apart = words.some(isUnknown) ? words.flatMap(takeApart) : words;
  const tokens: Token[] = [];
  for (let i = 0; i < apart.length; ) {
    const word = apart[i];
    if (!word) break;
    const phrase = phraseAt(apart, i);
    const length = phrase?.words.length ?? 1;
    if (phrase ? phrase.senses.length === 0 : word.filler) dropArticle(tokens);
    else tokens.push(phrase ? joined(phrase, apart.slice(i, i + length)) : word);
    i += length;
  }
  return tokens;
}

const isUnknown = (word: Word): boolean => word.senses.length === 0 && !word.filler;

function phraseAt(words: readonly Word[], at: number): Phrase | undefined {
  const first = words[at];
  const possible = first && phrases.get(stem(first.text));
  return possible?.find((phrase) => phrase.words.every((part, i) => part === stem(words[at + i]?.text ?? '')));
}

function joined(phrase: Phrase, words: readonly Word[]): Token {
  const start = words[0]?.start ?? 0;
  const end = words.at(-1)?.end ?? start;
  const text = words.map((word) => word.text).join(' ');
  return { text, start, end, senses: phrase.senses, spaced: words[0]?.spaced ?? true };
}

/** "give me a report": the article goes with its noun. */
function dropArticle(tokens: Token[]): void {
  const before = tokens.at(-1)?.text;
  if (before === 'a' || before === 'an') tokens.pop();
}

function takeApart(word: Word): readonly Word[] {
  const pieces = isUnknown(word) && phrases.get(stem(word.text)) === undefined ? glued(word.text) : null;
  if (!pieces) return [word];
  let start = word.start;
  return pieces.map((piece, i) => {
    const end = i === pieces.length - 1 ? word.end : start + piece.length;
    const part = { ...english(piece), start, end, spaced: i > 0 || word.spaced };
    start = end;
    return part;
  });
}
