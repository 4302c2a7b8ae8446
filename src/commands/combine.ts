import type { Span } from '../problem.ts';
import { cut, type Draft } from './draft.ts';
import { nounOf } from './expects.ts';
import type { Edit, Flaw } from './flaw.ts';
import { formatFilter } from './format.ts';
import type { Piece, Said } from './piece.ts';
import { several } from './quote.ts';
import { type Dimension, dimensions, type Filters, type GroupBy } from './request.ts';

export interface Combined {
  readonly by: GroupBy | null;
  readonly filters: Filters;
  readonly flaws: readonly Flaw[];
  /** Without the words that joined clauses which exclude each other: `gmail vs yahoo`. */
  readonly rest: Draft;
}

interface Spanned {
  readonly span: Span;
}
type Told<K extends Said['kind']> = { readonly span: Span; readonly said: Extract<Said, { kind: K }> };

/** Puts the clauses together. The same thing twice is fine; two different ones are a problem with the ways out of it. */
export function combine(text: string, pieces: readonly Piece[], rest: Draft): Combined {
  const bys = told(pieces, 'by');
  const filters = told(pieces, 'filter');
  const clashes = dimensions.map((of) => filters.filter((piece) => piece.said.of === of)).filter(differ);
  const flaws = clashes.map((clash) => oneValue(clash, bys, text));
  const twoBys = new Set(bys.map((piece) => piece.said.of)).size > 1;
  return {
    by: bys[0]?.said.of ?? null,
    filters: Object.fromEntries(filters.map(({ said }) => [said.of, said.value])),
    flaws: twoBys ? [...flaws, oneBy(bys, text)] : flaws,
    rest: clashes.reduce(
      (left, clash) => withoutJoints(left, text, clash),
      twoBys ? withoutJoints(rest, text, bys) : rest,
    ),
  };
}

function told<K extends Said['kind']>(pieces: readonly Piece[], kind: K): readonly Told<K>[] {
  return pieces.flatMap(({ span, said }) => (said?.kind === kind ? [{ span, said } as Told<K>] : []));
}

function differ(pieces: readonly Told<'filter'>[]): boolean {
  return new Set(pieces.map((piece) => piece.said.value)).size > 1;
}

function oneBy(bys: readonly Told<'by'>[], text: string): Flaw {
  const names = [...new Set(bys.map((piece) => piece.said.of))];
  const clauses = names.map((of) => `"by ${of}"`);
  const withoutDay = names.filter((of) => of !== 'day');
  const message =
    names.includes('day') && withoutDay.length === 1
      ? `A report compares one thing at a time, and has a line for every day anyway: "by ${withoutDay[0]}" is enough.`
      : `A report compares one thing at a time: ${clauses.join(' or ')}.`;
  const best = [...withoutDay, ...names.filter((of) => of === 'day')];
  return {
    problem: {
      code: 'conflict',
      message,
      span: placeOf(bys, text),
    },
    fixes: best.map((of) => onlyFirst(bys, `by ${of}`, text)),
  };
}

function oneValue(clash: readonly Told<'filter'>[], bys: readonly Told<'by'>[], text: string): Flaw {
  const [first] = clash;
  const of = first?.said.of ?? ('tag' satisfies Dimension);
  const values = [...new Set(clash.map((piece) => piece.said.value))];
  const message = `Direct Mail takes one ${nounOf(of)} at a time, not ${several(values)}; "by ${of}" compares them all.`;
  const compare = bys.some((piece) => piece.said.of !== of)
    ? []
    : [onlyFirst(clash, bys.length > 0 ? '' : `by ${of}`, text)];
  const choices = values.map((value) => onlyFirst(clash, formatFilter(of, value), text));
  return {
    problem: { code: 'repeated', message, span: placeOf(clash, text) },
    fixes: [...compare, ...choices],
  };
}

/** Writes the words in the place of the first; the others go, with what joined them. */
function onlyFirst(pieces: readonly Spanned[], words: string, text: string): readonly Edit[] {
  return pieces.map(({ span }, index) => {
    const end = pieces[index - 1]?.span.end;
    const start = end !== undefined && isJoint(text, end, span.start) ? end : span.start;
    return { start, end: span.end, words: index === 0 ? words : '' };
  });
}

/** All of them when only joining words are between, else the last one. */
function placeOf(pieces: readonly Spanned[], text: string): Span {
  const last = pieces.at(-1)?.span ?? { start: 0, end: 0 };
  const isJoined = pieces.every(({ span }, index) =>
    isJoint(text, pieces[index - 1]?.span.end ?? span.start, span.start),
  );
  return isJoined ? { start: pieces[0]?.span.start ?? 0, end: last.end } : last;
}

const joint = /^\s*(?:vs\.?|versus|or|and|against|compared\s+(?:to|with)|[,、/&|+]|和|与|或|或者|还是|对比)?\s*$/iu;

function isJoint(text: string, start: number, end: number): boolean {
  return joint.test(text.slice(start, end));
}

function withoutJoints(rest: Draft, text: string, pieces: readonly Spanned[]): Draft {
  const gaps = pieces.slice(1).map((piece, index) => ({ start: pieces[index]?.span.end ?? 0, end: piece.span.start }));
  return cut(
    rest,
    gaps.filter(({ start, end }) => start < end && isJoint(text, start, end)),
  );
}
