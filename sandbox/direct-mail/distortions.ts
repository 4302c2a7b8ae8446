import { addDays } from './china.ts';
import type { Breakdown, CallQuery, Distortion } from './fault.ts';
import type { Listing, WireRow } from './listing.ts';
import type { Reply } from './reply.ts';
import type { Switches } from './switches.ts';
import { createTime } from './track-wire.ts';

type Faults = readonly (Breakdown | Distortion)[];

/** A page on its way to become a body. */
interface Draft {
  readonly rows: readonly WireRow[];
  readonly total: number;
}

/** Cuts the page asked for out of a listing and writes its body, with what the faults do to rows, total and body. */
export function pageBody(listing: Listing, faults: Faults, query: CallQuery, switches: Switches): unknown {
  const { number, size } = listing.page;
  const tooEarly = most(faults, 'repeated-rows', ({ rows = 1 }) => rows);
  const start = Math.max(0, (number - 1) * size - tooEarly);
  const page: Draft = { rows: listing.rows.slice(start, start + size), total: listing.rows.length };
  const { rows, total } = faults.reduce<Draft>((draft, fault) => distortDraft(draft, fault, query, switches), page);
  return faults.reduce<unknown>(distortBody, listing.body(rows, total));
}

/** What the faults do to the delivery of a reply that was written. */
export function distortDelivery(reply: Reply, faults: Faults): Reply {
  const has = (kind: Distortion['kind']) => faults.some((fault) => fault.kind === kind);
  const delivery = has('half-body') ? 'half' : has('stalled-body') ? 'stall' : reply.delivery;
  return { ...reply, delivery, delayMs: reply.delayMs + most(faults, 'slow', ({ ms }) => ms) };
}

function distortDraft(draft: Draft, fault: Breakdown | Distortion, query: CallQuery, switches: Switches): Draft {
  switch (fault.kind) {
    case 'short-page':
      return { ...draft, rows: draft.rows.slice(0, Math.max(0, draft.rows.length - (fault.rows ?? 1))) };
    case 'moving-total':
      return { ...draft, total: Math.max(0, draft.total + (fault.by ?? 1)) };
    case 'garbage-row':
      return { ...draft, rows: changeFirst(draft.rows, { [fault.field ?? 'TotalNumber']: fault.value ?? 'abc' }) };
    case 'foreign-day':
      return { ...draft, rows: changeFirst(draft.rows, { CreateTime: dayBefore(query.StartTime, switches) }) };
    default:
      return draft;
  }
}

function distortBody(body: unknown, fault: Breakdown | Distortion): unknown {
  if (fault.kind !== 'no-data' && fault.kind !== 'odd-body') return body;
  const { data, ...rest } = body as WireRow;
  if (fault.kind === 'no-data') return rest;
  const stat = (data as { stat?: readonly WireRow[] } | undefined)?.stat;
  return {
    'stat-object': { ...rest, data: { stat: stat?.[0] ?? {} } },
    'negative-total': { ...rest, data, Total: '-1' },
    'not-an-object': 'ok',
  }[fault.body];
}

function changeFirst(rows: readonly WireRow[], change: WireRow): readonly WireRow[] {
  return rows.map((row, index) => (index === 0 ? { ...row, ...change } : row));
}

function dayBefore(day: string | undefined, switches: Switches): string {
  return createTime(addDays(day ?? '2019-09-30', -1), 13 * 60 + 28, switches);
}

/** The largest figure among the faults of a kind; 0 without one. */
function most<Kind extends Distortion['kind']>(
  faults: Faults,
  kind: Kind,
  figure: (fault: Extract<Distortion, { kind: Kind }>) => number,
): number {
  const ofKind = faults.filter((fault): fault is Extract<Distortion, { kind: Kind }> => fault.kind === kind);
  return Math.max(0, ...ofKind.map(figure));
}
