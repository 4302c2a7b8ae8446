import type { Dimension, ReportRequest } from '../commands/request.ts';
import type { DateRange } from '../dates/range.ts';
import type { Listed, ListedDimension, TrackQuery } from '../ports.ts';
import { windowsOf } from './windows.ts';

/** The ESPs that Direct Mail tells apart; no API lists them. */
const esps = ['gmail.com', 'yahoo.com', 'outlook.com', 'icloud.com', 'others'] as const;

export type PeriodName = 'current' | 'previous';

/** One window of one group (`null`: of the total), and the query whose answer fills it. */
export interface Cell {
  readonly period: PeriodName;
  readonly window: DateRange;
  readonly group: Listed | null;
  readonly query: TrackQuery;
}

export interface Plan {
  readonly cells: readonly Cell[];
  /** Every query once, those of the total first. */
  readonly queries: readonly TrackQuery[];
  /** The groups in the order they were listed. */
  readonly groups: readonly Listed[];
  /** `sum`: Direct Mail cannot be asked for this total, so it is the sum of its groups. */
  readonly total: 'asked' | 'sum';
}

/** The same key means the same question. */
export function queryKey(query: TrackQuery): string {
  const { from, to, esp, ip, pool, tag, sender, domain, config } = query;
  return JSON.stringify([from, to, esp, ip, pool, tag, sender, domain, config]);
}

/** The values to compare, as far as nobody must be asked for them; otherwise the dimension to list. */
export function valuesToCompare(request: ReportRequest): readonly Listed[] | ListedDimension {
  const { by, filters } = request;
  if (by === null || by === 'day') return [];
  const chosen = filters[by];
  if (chosen !== undefined) return [{ key: chosen, label: request.labels?.[by] ?? chosen }];
  return by === 'esp' ? esps.map((esp) => ({ key: esp, label: esp })) : by;
}

/**
 * One query for every value and window, and one for the total of every window; twins are asked once. `values` are
 * those of `request.by`; `null` while they are not listed yet, which plans the total alone.
 */
export function planReport(request: ReportRequest, values: readonly Listed[] | null): Plan {
  const known = valuesToCompare(request);
  const groups = typeof known === 'string' ? (values ?? []) : known;
  const total = totalCanBeAsked(request) ? 'asked' : 'sum';
  const cells: Cell[] = [];
  for (const group of total === 'asked' ? [null, ...groups] : groups) {
    for (const { period, window } of periodWindows(request)) {
      cells.push({ period, window, group, query: queryFor(request, window, group) });
    }
  }
  const queries = new Map(cells.map((cell) => [queryKey(cell.query), cell.query]));
  return { cells, queries: [...queries.values()], groups, total };
}

/** "AccountName is required if you specify TagName" (Direct Mail API page): senders of one tag have no common query. */
function totalCanBeAsked({ by, filters }: ReportRequest): boolean {
  return !(by === 'sender' && filters.tag !== undefined && filters.sender === undefined);
}

function periodWindows(request: ReportRequest): readonly { period: PeriodName; window: DateRange }[] {
  const current = windowsOf(request.reach).map((window) => ({ period: 'current' as const, window }));
  if (request.compare === null) return current;
  const previous = windowsOf(request.compare.range).map((window) => ({ period: 'previous' as const, window }));
  return [...current, ...previous];
}

function queryFor(request: ReportRequest, window: DateRange, group: Listed | null): TrackQuery {
  const query = { ...request.filters, from: window.from, to: window.to };
  if (group === null) return query;
  return { ...query, [request.by as Dimension]: group.key };
}
