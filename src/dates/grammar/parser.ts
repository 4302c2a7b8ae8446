import { Refusal } from '../meaning/refusal.ts';
import type { DateContext } from '../range.ts';
import { classesOf, type Token } from '../words/token.ts';
import { type ClassSet, classSet, overlap } from './class-set.ts';
import { compile, type Variant } from './compile.ts';
import { type Node, nodeCount, type Rule, terminalCount } from './rule.ts';

/** A way to read the tokens from some place up to `end` as one phrase. */
interface Match {
  readonly end: number;
  readonly value: unknown;
}

const none: readonly Match[] = [];

/** All ways to read a phrase of some kind from the token at `start` on. */
export type Parser = (start: number, of: Node<unknown>) => readonly Match[];

/**
 * Makes a parser from an ordered table. Every reading of a phrase is tried; of two readings of the same words the rule
 * that stands higher wins, even when it refuses. Phrases may nest, but none may begin with itself. Each kind of phrase
 * is read once at each token, so that the time stays polynomial whatever the words.
 */
export function grammar(rules: readonly Rule[]): (tokens: readonly Token[], context: DateContext) => Parser {
  const variantsOf = compile(rules);
  const width = nodeCount();
  return (tokens, context) => {
    const known: (Match[] | undefined)[] = new Array(tokens.length * width);
    const classes = tokens.map((token) => classesOf(token.senses));
    const ids = tokens.flatMap((token) => token.senses.map((sense) => sense.of));
    const present = classSet(ids, terminalCount());

    function parse(start: number, of: Node<unknown>): readonly Match[] {
      const first = tokens[start];
      if (!first) return none;
      const place = start * width + of.id;
      const before = known[place];
      if (before) return before;
      const found: Match[] = [];
      known[place] = found;
      for (const variant of variantsOf(of, first, classes[start] ?? '')) {
        if (variant.length > tokens.length - start || !isPossible(variant, present)) continue;
        extend(variant, 0, start, start, [], found);
      }
      return found;
    }

    function extend(
      variant: Variant,
      slot: number,
      start: number,
      at: number,
      values: unknown[],
      found: Match[],
    ): void {
      if (slot === variant.slots.length) {
        if (found.some((match) => match.end === at)) return;
        const value = read(variant.rule, values, start, at, context);
        if (value !== null && value !== undefined) found.push({ end: at, value });
        return;
      }
      const symbols = variant.slots[slot];
      if (!symbols) {
        values[slot] = undefined;
        extend(variant, slot + 1, start, at, values, found);
        return;
      }
      const token = tokens[at];
      if (!token) return;
      for (const symbol of symbols) {
        if (symbol.kind === 'terminal') {
          for (const sense of token.senses) {
            if (sense.of !== symbol.id) continue;
            values[slot] = sense.value;
            extend(variant, slot + 1, start, at + 1, values, found);
          }
        } else {
          for (const match of parse(at, symbol)) {
            values[slot] = match.value;
            extend(variant, slot + 1, start, match.end, values, found);
          }
        }
      }
    }

    return parse;
  };
}

/** Whether the phrase has a word of every class that the variant cannot do without. */
function isPossible({ needs }: Variant, present: ClassSet): boolean {
  for (const group of needs) if (!overlap(group, present)) return false;
  return true;
}

function read(rule: Rule, values: readonly unknown[], start: number, end: number, context: DateContext): unknown {
  for (const value of values) if (value instanceof Refusal) return value;
  const value = rule.meaning(values, context);
  return value instanceof Refusal ? value.at(start, end) : value;
}
