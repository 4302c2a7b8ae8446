import { addDays } from '../dates/day.ts';
import type { DateContext, DateRange, DateReading, Day } from '../dates/range.ts';
import type { Span } from '../problem.ts';
import { readClauses } from './clauses.ts';
import { combine } from './combine.ts';
import { cut, cutMark, type Draft } from './draft.ts';
import { type Edit, type Flaw, flawOf } from './flaw.ts';
import { formatRange, formatSaid } from './format.ts';
import { readDays } from './leftovers.ts';
import { limit, previousOf } from './limits.ts';
import type { Piece } from './piece.ts';
import type { ReportRequest } from './request.ts';

export interface Understood {
  /** Valid when there are no flaws. */
  readonly request: ReportRequest;
  readonly flaws: readonly Flaw[];
  /** When the days are out of reach: the request with the nearest ones that are not. */
  readonly inReach: ReportRequest | null;
  /** Neither days nor anything else was said. */
  readonly saysNothing: boolean;
  /** Slips of the hand that were understood, written as they should be. */
  readonly polish: readonly Edit[];
}

type Context = DateContext & { readonly directMailToday: Day };

/** Plain text to request: clauses, then days, then Direct Mail's limits. */
export function understand(text: string, context: Context): Understood {
  const { pieces, rest } = readClauses(text, context);
  const combined = combine(text, pieces, rest);
  const days = readDays(combined.rest, pieces, context);
  const said = [...pieces, ...days.pieces];
  const reading: DateReading = days.ok ? days.reading : { range: null, notes: [], alternatives: [] };
  const range = reading.range ?? { from: addDays(context.today, -7), to: addDays(context.today, -1) };
  const flaws = [...pieces.flatMap(({ flaw }) => flaw ?? []), ...combined.flaws, ...twoComparisons(said, reading)];
  const previous = said.find((piece) => piece.said?.kind === 'previous');
  const assumed = reading.range === null ? ['No days were named, so these are the last 7 days.'] : [];
  const check = isCheck(said, reading);
  const comparison = previous === undefined && !(check && reading.compare === undefined) ? reading.compare : 'previous';
  const compare = compareOf(comparison, range);
  const request: ReportRequest = {
    range,
    reach: range,
    by: combined.by ?? (check ? 'esp' : null),
    filters: combined.filters,
    compare,
    ...(check ? { check } : {}),
    private: said.some((piece) => piece.said?.kind === 'private'),
    csv: said.some((piece) => piece.said?.kind === 'csv'),
    notes: [...assumed, ...reading.notes, ...said.flatMap(({ note }) => note ?? [])],
    alternatives: reading.alternatives,
  };
  const polish = said.flatMap(polished);
  const saysNothing = said.length === 0 && reading.range === null && reading.compare === undefined;
  if (!days.ok) return { request, flaws: [...flaws, ...days.flaws], inReach: null, saysNothing, polish };

  const limited = limit({ range, compare: compare?.range ?? null }, context.directMailToday);
  if (!limited.ok) {
    const span =
      compare === null
        ? onlyPlace(
            cut(
              combined.rest,
              days.pieces.map((piece) => piece.span),
            ),
          )
        : null;
    const place = span === null ? {} : { span, nearest: formatRange(limited.nearest) };
    const flaw = flawOf({ code: 'out-of-reach', message: limited.message, ...place });
    return { request, flaws: [...flaws, flaw], inReach: { ...request, range: limited.nearest }, saysNothing, polish };
  }
  const kept = limited.compare === null ? null : compare;
  return {
    request: { ...request, reach: limited.reach, compare: kept, notes: [...request.notes, ...limited.notes] },
    flaws,
    inReach: null,
    saysNothing,
    polish,
  };
}

/** `check welcome`, and nothing but a tag and its sender: whoever names no days and no comparison wants to know how it does. */
function isCheck(said: readonly Piece[], { range, compare }: DateReading): boolean {
  const kinds = said.map((piece) => (piece.said?.kind === 'filter' ? piece.said.of : piece.said?.kind));
  if (kinds.includes('check')) return true;
  const isAlone = kinds.every((kind) => kind !== undefined && ['tag', 'sender', 'private', 'csv'].includes(kind));
  return kinds.includes('tag') && isAlone && range === null && compare === undefined;
}

/** `vs previous` and `vs Nov 3 to 9` in one question. */
function twoComparisons(said: readonly Piece[], { compare }: DateReading): readonly Flaw[] {
  const previous = said.filter((piece) => piece.said?.kind === 'previous');
  const [first] = previous;
  if (first === undefined || compare === undefined || compare === 'previous') return [];
  const message = `A report compares with one period: the previous one or ${formatRange(compare)}.`;
  const problem = { code: 'conflict', message, span: first.span } as const;
  return [{ problem, fixes: [previous.map(({ span }) => ({ ...span, words: '' }))] }];
}

function polished({ span, said, note }: Piece): readonly Edit[] {
  return said === undefined || note === undefined ? [] : [{ ...span, words: formatSaid(said) }];
}

function compareOf(compare: DateReading['compare'], range: DateRange): ReportRequest['compare'] {
  if (compare === undefined) return null;
  return compare === 'previous' ? { kind: 'previous', range: previousOf(range) } : { kind: 'range', range: compare };
}

/** Where the days stand, if they stand together. */
function onlyPlace({ text }: Draft): Span | null {
  const places = [...text.matchAll(new RegExp(`[^\\s${cutMark}](?:[^${cutMark}]*[^\\s${cutMark}])?`, 'g'))];
  const [place] = places;
  if (place === undefined || places.length > 1) return null;
  return { start: place.index, end: place.index + place[0].length };
}
