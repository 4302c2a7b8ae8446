import type { Log, TrackQuery } from '../../ports.ts';
import type { Asking } from './asking.ts';
import { type Caller, CallFailure } from './caller.ts';
import type { CreateTimeReading } from './days.ts';
import { unexpected } from './failure.ts';
import { type Page, type Reading, readPage } from './rows.ts';
import { toParameters } from './track-parameters.ts';

/** The documentation's example, and the default of its sibling APIs: what every server must take. */
export const documentedPageSize = 10;
/** A week of hours fits two of these. The largest allowed is documented nowhere. */
const firstPageSize = 100;

export interface PageAskerParts {
  readonly call: Caller;
  readonly createTime: CreateTimeReading;
  readonly log: Log;
}

/** Asks for single pages. A body without sense is asked for once more, then it is an 'unexpected' fault. */
export interface PageAsker {
  /** Tells the page size that was taken: one that is refused is given up for the documented one, for good. */
  first(query: TrackQuery, asking: Asking): Promise<{ readonly page: Page; readonly size: number }>;
  /** Pages by number, all at once. The first failure stops the others. */
  together(query: TrackQuery, numbers: readonly number[], size: number, asking: Asking): Promise<readonly Page[]>;
}

export function createPageAsker({ call, createTime, log }: PageAskerParts): PageAsker {
  let pageSize = firstPageSize;
  let sizeAccepted = false;

  async function page(query: TrackQuery, number: number, size: number, asking: Asking): Promise<Page> {
    const parameters = { ...toParameters(query), PageNumber: String(number), PageSize: String(size) };
    const read = async () =>
      refuseEmptyPromise(readPage(await call('GetTrackList', parameters, asking), query, createTime), number);
    const reading = await read();
    if (reading.ok) return reading.page;
    log.warn('Direct Mail gave an odd answer', { action: 'GetTrackList', why: reading.sentence });
    asking.tell({ kind: 'pages', more: 1 });
    const again = await read();
    if (again.ok) return again.page;
    throw unexpected(again.sentence);
  }

  return {
    async first(query, asking) {
      const size = pageSize;
      try {
        const first = await page(query, 1, size, asking);
        sizeAccepted = true;
        return { page: first, size };
      } catch (error) {
        const refused = error instanceof CallFailure && error.pageSizeRefused;
        if (!refused || sizeAccepted || size === documentedPageSize) throw error;
      }
      asking.tell({ kind: 'pages', more: 1 });
      const first = await page(query, 1, documentedPageSize, asking);
      pageSize = documentedPageSize;
      return { page: first, size: documentedPageSize };
    },

    async together(query, numbers, size, asking) {
      if (numbers.length === 0) return [];
      asking.tell({ kind: 'pages', more: numbers.length });
      const stop = new AbortController();
      const joint = { ...asking, signal: AbortSignal.any([asking.signal, stop.signal]) };
      try {
        return await Promise.all(numbers.map((number) => page(query, number, size, joint)));
      } catch (error) {
        stop.abort();
        throw error;
      }
    },
  };
}

/** A first page without the records it announces is no answer. */
function refuseEmptyPromise(reading: Reading, number: number): Reading {
  if (!reading.ok || number > 1 || reading.page.records.length > 0 || !reading.page.total) return reading;
  return { ok: false, sentence: `Direct Mail announced ${reading.page.total} records but gave none.` };
}
