import { Refusal } from '../meaning/refusal.ts';
import type { DateContext } from '../range.ts';
import type { Token } from '../words/token.ts';
import { type Node, type Part, type Rule, symbolCount, type Terminal } from './rule.ts';

/** A way to read the tokens from some place up to `end` as one phrase. */
export interface Match {
  readonly end: number;
  readonly value: unknown;
}

type Symbol = Terminal<unknown> | Node<unknown>;

/** A rule with its optional parts decided: `slots` has the symbol, or `null` for a part left out. */
interface Variant {
  readonly rule: Rule;
  readonly slots: readonly (Symbol | null)[];
  /** By terminal id: whether a phrase of this variant can begin with that class of words. */
  readonly starts: readonly boolean[];
}

export type Parser = (start: number, of: Node<unknown>) => readonly Match[];

/**
 * Makes a parser from an ordered table. Every reading of a phrase is tried; of two readings of the same words the rule
 * that stands higher wins, even when it refuses. Phrases may nest, but none may begin with itself.
 */
export function grammar(rules: readonly Rule[]): (tokens: readonly Token[], context: DateContext) => Parser {
  const variantsOf = compile(rules);
  const width = symbolCount();
  return (tokens, context) => {
    const known: (Match[] | undefined)[] = [];

    function parse(start: number, of: Node<unknown>): readonly Match[] {
      const place = start * width + of.id;
      const before = known[place];
      if (before) return before;
      const found: Match[] = [];
      known[place] = found;
      const first = tokens[start];
      if (!first) return found;
      for (const variant of variantsOf[of.id] ?? []) {
        if (first.senses.some((sense) => variant.starts[sense.of])) extend(variant, 0, start, start, [], found);
      }
      return found;
    }

    function extend(variant: Variant, slot: number, start: number, at: number, values: unknown[], found: Match[]) {
      if (slot === variant.slots.length) {
        keep(found, at, read(variant.rule, values, start, at, context));
        return;
      }
      const symbol = variant.slots[slot];
      if (!symbol) {
        values[slot] = undefined;
        extend(variant, slot + 1, start, at, values, found);
      } else if (symbol.kind === 'terminal') {
        for (const sense of tokens[at]?.senses ?? []) {
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

    return parse;
  };
}

function read(rule: Rule, values: readonly unknown[], start: number, end: number, context: DateContext): unknown {
  const refused = values.find((value) => value instanceof Refusal);
  if (refused) return refused;
  const value = rule.meaning(values.slice(), context);
  return value instanceof Refusal ? value.at(start, end) : value;
}

function keep(found: Match[], end: number, value: unknown): void {
  if (value === null || value === undefined) return;
  if (!found.some((match) => match.end === end)) found.push({ end, value });
}

/** Variants by the id of what they give, in the table's order. */
function compile(rules: readonly Rule[]): readonly (readonly Variant[])[] {
  const drafts = rules.flatMap((rule) => choices(rule.pattern).map((slots) => ({ rule, slots })));
  const starts = startsOf(drafts);
  const table: Variant[][] = [];
  for (const { rule, slots } of drafts) {
    const first = slots.find((slot) => slot !== null);
    if (!first) throw new Error(`The rule "${rule.name}" would match no words at all.`);
    table[rule.gives.id] = [...(table[rule.gives.id] ?? []), { rule, slots, starts: starts(first) }];
  }
  return table;
}

/** All ways to decide a pattern's optional parts and choices; the fullest first. */
function choices(pattern: readonly Part[]): (Symbol | null)[][] {
  const [part, ...rest] = pattern;
  if (!part) return [[]];
  const here: (Symbol | null)[] =
    part.kind === 'maybe' ? [...single(part.of), null] : part.kind === 'choice' ? [...part.of] : [part];
  const after = choices(rest);
  return here.flatMap((symbol) => after.map((slots) => [symbol, ...slots]));
}

const single = (part: Exclude<Part, { kind: 'maybe' }>): readonly Symbol[] =>
  part.kind === 'choice' ? part.of : [part];

function startsOf(drafts: readonly { rule: Rule; slots: readonly (Symbol | null)[] }[]): (symbol: Symbol) => boolean[] {
  const firsts = new Map<number, Symbol[]>();
  for (const { rule, slots } of drafts) {
    const first = slots.find((slot) => slot !== null);
    if (first) firsts.set(rule.gives.id, [...(firsts.get(rule.gives.id) ?? []), first]);
  }
  return (symbol) => {
    const starts: boolean[] = [];
    const seen = new Set<number>();
    const visit = (one: Symbol): void => {
      if (one.kind === 'terminal') starts[one.id] = true;
      if (one.kind === 'terminal' || seen.has(one.id)) return;
      seen.add(one.id);
      for (const next of firsts.get(one.id) ?? []) visit(next);
    };
    visit(symbol);
    return starts;
  };
}
