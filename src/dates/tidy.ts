import * as s from './grammar/symbols.ts';
import type { Token } from './words/token.ts';

const is = (token: Token | undefined, of: { readonly id: number }): boolean =>
  token?.senses.some((sense) => sense.of === of.id) ?? false;

const trailing = new Set(['.', ',', '..', '...', ';', '>']);

/** Drops signs that end sentences and shorten words, and marks of cut-out clauses that end nothing. */
export function tidy(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  let comparing = false;
  tokens.forEach((token, i) => {
    if (is(token, s.clauseEnd)) {
      if (comparing) kept.push(token);
      comparing = false;
      return;
    }
    if (is(token, s.versus)) comparing = true;
    if (token.text !== '.' || isDecimal(tokens, i)) kept.push(token);
  });
  while (trailing.has(kept.at(-1)?.text ?? '')) kept.pop();
  while (trailing.has(kept[0]?.text ?? '') && !isUpTo(kept)) kept.shift();
  return kept;
}

/** `..2026-11-09` has no start; `... last week` trails off. */
const isUpTo = ([dots, next]: readonly Token[]): boolean =>
  dots?.text === '..' && (is(next, s.digits) || is(next, s.month)) && !next?.spaced;

/** A dot counts only between two numbers: `3.11`, not `Nov. 3`. */
const isDecimal = (tokens: readonly Token[], i: number): boolean =>
  is(tokens[i - 1], s.digits) && is(tokens[i + 1], s.digits) && !tokens[i]?.spaced && !tokens[i + 1]?.spaced;

/** Signs some people put between words: `last-7-days`, `stats, last week`. */
const decorations: readonly ((token: Token, next: Token | undefined) => boolean)[] = [
  (token, next) => token.text === '-' && !token.spaced && !next?.spaced,
  (token) => /^[,;、]$/.test(token.text),
  (token) => /^[-,;、>/]$/.test(token.text),
];

/** The tokens as they are, then without signs that may be mere decoration. */
export function* versions(tokens: readonly Token[]): Generator<readonly Token[]> {
  yield tokens;
  for (const isDecoration of decorations) {
    const version = tokens.filter((token, i) => !isDecoration(token, tokens[i + 1]));
    if (version.length < tokens.length) yield version;
  }
}
