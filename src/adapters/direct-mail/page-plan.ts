import type { Page } from './rows.ts';

/** No answer is read past this many pages. */
export const maxPages = 100;

/** What the first page says about the others. */
export interface PagePlan {
  /** How many pages there are, or `null` when the answer tells neither pages nor records. */
  readonly pages: number | null;
  /** Records on a full page. */
  readonly size: number;
  /** How many records were promised, when that can be relied on. */
  readonly total: number | null;
  /**
   * False when total, size and pages contradict each other, as in the API page's own example (100 records, 10 a page, 2 pages):
   * then the pages are read until they end and nothing is promised.
   */
  readonly consistent: boolean;
}

/** `asked` is the PageSize that was sent: it may have been ignored, or cut with or without saying so. */
export function planPages(first: Page, asked: number): PagePlan {
  const got = first.records.length;
  // An unfilled total is 0 beside records; pages count from 1.
  const total = first.total === 0 && got > 0 ? null : first.total;
  const announced = first.totalPages === 0 ? null : first.totalPages;
  const size = fullPage(first, asked, total, announced);
  const computed = total === null ? null : Math.max(1, Math.ceil(total / size));
  const consistent = computed === null || announced === null || announced === computed;
  return { pages: announced ?? computed, size, total: consistent ? total : null, consistent };
}

function fullPage({ records, size }: Page, asked: number, total: number | null, announced: number | null): number {
  const got = records.length;
  const said = Math.max(got, size === null || size === 0 ? asked : size);
  const more = total !== null && total > got && got > 0;
  if (!more || got === said) return said;
  // Fewer records than the size although more exist: a short page, or a size cut in silence. The number of pages tells which.
  const fits = (size: number) => announced === Math.ceil(total / size);
  const cutInSilence = announced === null || (fits(got) && !fits(said));
  return cutInSilence ? got : said;
}

/** Without totals: whether a page can be the last. One that is nearly full, or holds a round number, may have been cut. */
export function looksLast(records: number, size: number): boolean {
  return records === 0 || (records <= size / 2 && records % 10 !== 0);
}
