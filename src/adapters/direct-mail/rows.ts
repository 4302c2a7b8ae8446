import type { DateRange } from '../../dates/range.ts';
import type { TrackRow } from '../../ports.ts';
import { type CreateTimeReading, dayOf } from './days.ts';
import { isAnswer, type TrackRecord, trackPage } from './schema.ts';

/** One page as it came, its numbers about the paging where there were usable ones. */
export interface Page {
  readonly number: number | null;
  readonly size: number | null;
  readonly total: number | null;
  readonly totalPages: number | null;
  readonly records: readonly PageRecord[];
}

export interface PageRecord {
  readonly row: TrackRow;
  /** With whatever undocumented fields came along. */
  readonly record: TrackRecord;
  /** It carries a day that was not asked about. */
  readonly foreign: boolean;
}

/** A page, or a sentence that says what was odd about the body. */
export type Reading = { readonly ok: true; readonly page: Page } | { readonly ok: false; readonly sentence: string };

/** Reads a GetTrackList body permissively: text or numbers, empty or absent lists; see schema.ts. */
export function readPage(body: unknown, asked: DateRange, createTime: CreateTimeReading): Reading {
  if (typeof body !== 'object' || body === null || Array.isArray(body) || !isAnswer(body)) {
    return { ok: false, sentence: 'The answer of Direct Mail holds no tracking data.' };
  }
  const parsed = trackPage.safeParse(body);
  if (!parsed.success)
    return { ok: false, sentence: `The answer of Direct Mail makes no sense: ${where(parsed.error.issues)}.` };

  const { PageNo, PageSize, Total, TotalPages, data } = parsed.data;
  const records = (typeof data === 'object' && data !== null && 'stat' in data ? data.stat : undefined) ?? [];
  const page: Page = {
    number: PageNo,
    size: PageSize,
    total: Total,
    totalPages: TotalPages,
    records: records.map((record) => toRecord(record, asked, createTime)),
  };
  return { ok: true, page };
}

function toRecord(record: TrackRecord, asked: DateRange, createTime: CreateTimeReading): PageRecord {
  const day = dayOf(record.CreateTime, createTime);
  const foreign = day !== null && (day < asked.from || day > asked.to);
  const row: TrackRow = {
    day: foreign ? null : day,
    sent: record.TotalNumber ?? 0,
    opens: record.RcptOpenCount ?? 0,
    uniqueOpens: record.RcptUniqueOpenCount ?? 0,
    clicks: record.RcptClickCount ?? 0,
    uniqueClicks: record.RcptUniqueClickCount ?? 0,
  };
  return { row, record, foreign };
}

/** Names the first field that was wrong, never what was in it. */
function where(issues: readonly { readonly path: readonly PropertyKey[]; readonly code: string }[]): string {
  const fields = issues.flatMap(function field(issue): PropertyKey[] {
    const nested = 'errors' in issue ? (issue.errors as (typeof issues)[]).flat() : [];
    return nested.length > 0 ? nested.flatMap(field) : [...issue.path];
  });
  const name = fields.findLast((part) => typeof part === 'string' && /^(TotalNumber|Rcpt\w+|CreateTime)$/.test(part));
  return name === undefined ? 'its records are not what they should be' : `${String(name)} is not a count`;
}
