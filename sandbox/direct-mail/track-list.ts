import type { CallQuery } from './fault.ts';
import type { Listing, WireRow } from './listing.ts';
import type { Switches } from './switches.ts';
import { readTrackQuestion } from './track-question.ts';
import { trackRecords } from './track-rows.ts';
import { wireRow } from './track-wire.ts';
import type { World } from './world.ts';

/** GetTrackList (Direct Mail API page). Throws a Refusal for what the service does not answer. */
export function getTrackList(query: CallQuery, world: World): Listing {
  const { switches } = world;
  const question = readTrackQuestion(query, world);
  const found = trackRecords(question, world).map((record) => wireRow(record, switches));
  const rows = found.length === 0 && switches.empty === 'zero-row' ? [zeroRow(question.from, switches)] : found;
  const { number, size } = question.page;
  return {
    rows,
    page: question.page,
    body: (pageRows, total) => ({
      OffsetCreateTime: '',
      OffsetCreateTimeDesc: '',
      PageNo: number,
      PageSize: size,
      ...(switches.total === 'present' ? { Total: total } : {}),
      ...(switches.totalPages === 'present' ? { TotalPages: Math.ceil(total / size) } : {}),
      ...(pageRows.length > 0 ? { data: { stat: pageRows } } : emptyShapes[switches.empty]),
    }),
  };
}

const emptyShapes: Readonly<Record<Switches['empty'], WireRow>> = {
  'empty-stat': { data: { stat: [] } },
  'no-data': {},
  'null-stat': { data: { stat: null } },
  // Only reached past the last page: before it there is the row of zeros.
  'zero-row': { data: { stat: [] } },
  'empty-data': { data: {} },
};

function zeroRow(day: string, switches: Switches): WireRow {
  return wireRow({ day, minute: 0, sent: 0, opens: 0, uniqueOpens: 0, clicks: 0, uniqueClicks: 0 }, switches);
}
