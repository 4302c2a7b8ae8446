/** What one GetTrackList answer shows to somebody who wants to know how the API behaves. */
export interface TrackRecords {
  readonly records: readonly Readonly<Record<string, unknown>>[];
  readonly pageSize: number | null;
  readonly totalPages: number | null;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Takes a body as it came; what is not there is empty. */
export function recordsOf(body: unknown): TrackRecords {
  const answer = isObject(body) ? body : {};
  const data = isObject(answer.data) ? answer.data : {};
  const stat = Array.isArray(data.stat) ? data.stat : [];
  return {
    records: stat.filter(isObject),
    pageSize: numberIn(answer.PageSize),
    totalPages: numberIn(answer.TotalPages),
  };
}

/** Mails in these records; `null` when there may be more records than these. */
export function sentIn({ records, totalPages }: TrackRecords): number | null {
  if (totalPages !== null && totalPages > 1) return null;
  return records.reduce((sum, record) => sum + (numberIn(record.TotalNumber) ?? 0), 0);
}

function numberIn(value: unknown): number | null {
  return /^\d+$/.test(String(value ?? '')) ? Number(value) : null;
}
