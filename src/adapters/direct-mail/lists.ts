import type { Listed, ListedDimension } from '../../ports.ts';
import type { Asking } from './asking.ts';
import { type Caller, CallFailure } from './caller.ts';
import { unexpected } from './failure.ts';
import { type ListAction, type ListedPage, listActions } from './list-actions.ts';
import { documentedPageSize } from './page-asker.ts';
import { looksLast, maxPages } from './page-plan.ts';

/** Accounts have at most 100 tags, 10 senders, 5 domains and 100 configuration sets (Direct Mail's "Limits" page). */
const firstPageSize = 100;

export interface WholeList {
  readonly items: readonly Listed[];
  /** Said with the list: it holds fewer than were announced. */
  readonly notes: readonly string[];
}

export type ListReader = (dimension: ListedDimension, asking: Asking) => Promise<WholeList>;

/**
 * Reads a list of the account whole, each value once. Page by page: lists are short, and senders may be asked for 5 times a second
 * only. Rejects with `Failure`.
 */
export function createListReader(call: Caller): ListReader {
  const sizes = new Map<ListedDimension, number>();

  async function page(
    { action, pageParameter, read, plural }: ListAction,
    number: number,
    size: number,
    asking: Asking,
  ) {
    const body = await call(action, { [pageParameter]: String(number), PageSize: String(size) }, asking);
    const listed = read(body);
    if (listed === null)
      throw unexpected(`The list of ${plural} that Direct Mail gave makes no sense. Try again in a minute.`);
    return listed;
  }

  async function firstPage(dimension: ListedDimension, asking: Asking): Promise<{ first: ListedPage; size: number }> {
    const action = listActions[dimension];
    const size = sizes.get(dimension) ?? firstPageSize;
    try {
      return { first: await page(action, 1, size, asking), size };
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      if (action.noneCode?.test(error.fault.code ?? '')) return { first: { items: [], total: 0, more: false }, size };
      if (!error.pageSizeRefused || size === documentedPageSize) throw error;
    }
    const first = await page(action, 1, documentedPageSize, asking);
    sizes.set(dimension, documentedPageSize);
    return { first, size: documentedPageSize };
  }

  return async (dimension, asking) => {
    const { first, size } = await firstPage(dimension, asking);
    const items = new Map<string, Listed>();
    for (let number = 1, at = first; ; number += 1) {
      const before = items.size;
      for (const item of at.items) items.set(item.key, item);
      const more = isMoreToCome(at, items.size, size);
      // A page with nothing new is the end, whatever it announces.
      if (!more || items.size === before || number >= maxPages) break;
      asking.tell({ kind: 'pages', more: 1 });
      at = await page(listActions[dimension], number + 1, size, asking);
    }
    const missing = first.total !== null && items.size < first.total;
    if (missing && items.size === 0) throw unexpected(gap(dimension, first.total, 0));
    return { items: [...items.values()], notes: missing ? [gap(dimension, first.total, items.size)] : [] };
  };
}

/** Where nothing is announced, a page may have been cut in silence. */
function isMoreToCome({ items, total, more }: ListedPage, listed: number, size: number): boolean {
  if (total !== null) return listed < total;
  return more ?? !looksLast(items.length, size);
}

function gap(dimension: ListedDimension, announced: number | null, listed: number): string {
  return `Direct Mail announced ${announced} ${listActions[dimension].plural} but listed ${listed}.`;
}
