import type { Probe, ProbeAnswer } from '../adapters/direct-mail/probe.ts';
import { addDays } from '../dates/day.ts';
import type { Day } from '../dates/range.ts';

/** What GetTrackList is asked with. */
export interface Tracking {
  readonly probe: Probe;
  /** Direct Mail's. */
  readonly today: Day;
  /** One that is taken. */
  readonly pageSize: number;
}

type TrackRecord = Readonly<Record<string, unknown>>;

/** What one GetTrackList answer shows to somebody who wants to know how the API behaves; `null` where it says nothing. */
interface TrackRecords {
  readonly records: readonly TrackRecord[];
  readonly pageSize: number | null;
  readonly total: number | null;
  readonly totalPages: number | null;
}

export type WholeAnswer =
  | { readonly ok: true; readonly records: readonly TrackRecord[]; readonly isWhole: boolean }
  | Extract<ProbeAnswer, { readonly ok: false }>;

/** Asks for one page of the days from `from` to `to` days ago. */
export function track(
  { probe, today, pageSize }: Tracking,
  from: number,
  to: number,
  extra: Readonly<Record<string, string>> = {},
): Promise<ProbeAnswer> {
  const dates = { StartTime: addDays(today, -from), EndTime: addDays(today, -to) };
  return probe('GetTrackList', { ...dates, PageNumber: '1', PageSize: String(pageSize), ...extra });
}

/** More would cost too much of the budget for a look. */
const mostPages = 10;

/** Asks for all pages, but ten at most: then `isWhole` is false. */
export async function trackWhole(tracking: Tracking, from: number, to: number): Promise<WholeAnswer> {
  const records: TrackRecord[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await track(tracking, from, to, { PageNumber: String(page) });
    if (!answer.ok) return answer;
    const read = recordsOf(answer.body);
    records.push(...read.records);
    if (isLast(read, page, records.length)) return { ok: true, records, isWhole: true };
  }
  return { ok: true, records, isWhole: false };
}

function isLast({ records, total, totalPages }: TrackRecords, page: number, read: number): boolean {
  if (records.length === 0) return true;
  if (total !== null) return read >= total;
  return totalPages === null ? records.length % 10 !== 0 : page >= totalPages;
}

const isObject = (value: unknown): value is TrackRecord => typeof value === 'object' && value !== null;

/** Takes a body as it came; what is not there is empty. */
export function recordsOf(body: unknown): TrackRecords {
  const answer = isObject(body) ? body : {};
  const data = isObject(answer.data) ? answer.data : {};
  const stat = Array.isArray(data.stat) ? data.stat : [];
  return {
    records: stat.filter(isObject),
    pageSize: numberIn(answer.PageSize),
    total: numberIn(answer.Total),
    totalPages: numberIn(answer.TotalPages),
  };
}

export function sentIn(records: readonly TrackRecord[]): number {
  return records.reduce((sum, record) => sum + (numberIn(record.TotalNumber) ?? 0), 0);
}

function numberIn(value: unknown): number | null {
  return /^\d+$/.test(String(value ?? '')) ? Number(value) : null;
}
