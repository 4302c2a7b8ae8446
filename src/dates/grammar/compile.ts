import type { Token } from '../words/token.ts';
import { type ClassSet, classSet } from './class-set.ts';
import { type Node, type Part, type Rule, type Terminal, terminalCount } from './rule.ts';

type Symbol = Terminal<unknown> | Node<unknown>;

/** What may stand at one place of a pattern; `null` for an optional part that is left out. */
type Slot = readonly Symbol[] | null;

/** A rule with its optional parts decided. */
export interface Variant {
  readonly rule: Rule;
  readonly slots: readonly Slot[];
  /** It takes at least so many tokens … */
  readonly length: number;
  /** … and from each of these groups at least one class of words. */
  readonly needs: readonly ClassSet[];
}

/** Which variants of a kind of phrase can begin with a token; `classes` are the token's, in one word. */
export type Variants = (of: Node<unknown>, token: Token, classes: string) => readonly Variant[];

/** Groups larger than this are nearly always met, so looking would only cost time. */
const largestGroup = 12;

export function compile(rules: readonly Rule[]): Variants {
  const drafts: Map<number, Draft[]> = new Map();
  for (const rule of rules) {
    const decided = decide(rule.pattern).map((slots) => ({ rule, slots }));
    if (decided.some(({ slots }) => slots.every((slot) => slot === null))) {
      throw new Error(`The rule "${rule.name}" would match no words at all.`);
    }
    drafts.set(rule.gives.id, [...(drafts.get(rule.gives.id) ?? []), ...decided]);
  }
  const groupOf = groupsOf(drafts);
  const variants = new Map([...drafts].map(([id, list]) => [id, list.map((draft) => finish(draft, groupOf))]));
  return byFirstToken(variants, startsOf(drafts));
}

interface Draft {
  readonly rule: Rule;
  readonly slots: readonly Slot[];
}
type Drafts = ReadonlyMap<number, readonly Draft[]>;

/** All ways to decide a pattern's optional parts; the fullest first. */
function decide(pattern: readonly Part[]): Slot[][] {
  const [part, ...rest] = pattern;
  if (!part) return [[]];
  const here: Slot[] = part.kind === 'maybe' ? [symbols(part.of), null] : [symbols(part)];
  const after = decide(rest);
  return here.flatMap((slot) => after.map((slots) => [slot, ...slots]));
}

const symbols = (part: Exclude<Part, { kind: 'maybe' }>): readonly Symbol[] =>
  part.kind === 'choice' ? part.of : [part];

const taken = ({ slots }: Draft): (readonly Symbol[])[] => slots.filter((slot) => slot !== null);

type GroupOf = (slot: readonly Symbol[]) => readonly number[] | null;

function finish(draft: Draft, groupOf: GroupOf): Variant {
  const groups = taken(draft).map(groupOf);
  const needs = groups.filter((group) => group !== null).sort((a, b) => a.length - b.length);
  return { ...draft, length: groups.length, needs: needs.map((group) => classSet(group, terminalCount())) };
}

/** Classes of words of which a slot needs at least one; `null` when there are too many to tell anything. */
function groupsOf(drafts: Drafts): GroupOf {
  const known = new Map<number, readonly number[] | null>();
  const union = (groups: readonly (readonly number[] | null)[]): readonly number[] | null => {
    const all = new Set(groups.flatMap((group) => group ?? []));
    return groups.includes(null) || all.size > largestGroup ? null : [...all];
  };
  const groupOf: GroupOf = (slot) => union(slot.map((one) => (one.kind === 'terminal' ? [one.id] : nodeGroup(one))));
  /** Every variant of a node needs something: the shortest need of each, together. */
  function nodeGroup(node: Node<unknown>): readonly number[] | null {
    const before = known.get(node.id);
    if (before !== undefined) return before;
    known.set(node.id, null);
    const shortest = (draft: Draft): readonly number[] | null =>
      taken(draft)
        .map(groupOf)
        .reduce((best, group) => (best && (!group || best.length <= group.length) ? best : group), null);
    const group = union((drafts.get(node.id) ?? []).map(shortest));
    known.set(node.id, group);
    return group;
  }
  return groupOf;
}

/** By node and terminal: whether a phrase of that kind can begin with a word of that class. */
function startsOf(drafts: Drafts): (symbol: Symbol) => ReadonlySet<number> {
  const known = new Map<Symbol, Set<number>>();
  return (symbol) => {
    const before = known.get(symbol);
    if (before) return before;
    const starts = new Set<number>();
    const seen = new Set<number>();
    const visit = (one: Symbol): void => {
      if (one.kind === 'terminal') starts.add(one.id);
      if (one.kind === 'terminal' || seen.has(one.id)) return;
      seen.add(one.id);
      for (const draft of drafts.get(one.id) ?? []) for (const next of taken(draft)[0] ?? []) visit(next);
    };
    visit(symbol);
    known.set(symbol, starts);
    return starts;
  };
}

/** Tokens of the same classes share one list, made when first needed: there are as many as the tables have senses. */
function byFirstToken(
  variants: ReadonlyMap<number, readonly Variant[]>,
  startsWith: (symbol: Symbol) => ReadonlySet<number>,
): Variants {
  const lists = new Map([...variants.keys()].map((id) => [id, new Map<string, readonly Variant[]>()]));
  return (of, { senses }, classes) => {
    const known = lists.get(of.id)?.get(classes);
    if (known) return known;
    const canStart = ({ slots }: Variant): boolean =>
      (slots.find((slot) => slot !== null) ?? []).some((one) => senses.some((sense) => startsWith(one).has(sense.of)));
    const list = (variants.get(of.id) ?? []).filter(canStart);
    lists.get(of.id)?.set(classes, list);
    return list;
  };
}
