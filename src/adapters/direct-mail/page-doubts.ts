import type { PagePlan } from './page-plan.ts';
import type { Page, PageRecord } from './rows.ts';

/** A reason to ask again. */
export interface Doubt {
  readonly kind: 'moved' | 'miscounted' | 'repeated' | 'foreign';
  /** Numbers of the pages to ask for again; `all` when they do not belong together. */
  readonly pages: readonly number[] | 'all';
  /** What to tell when asking again did not help; absent when it may well be right as it is. */
  readonly sentence?: string;
}

/** What is wrong with the pages of one answer, taken together. No doubts: they are what was promised. */
export function doubtsAbout(pages: readonly Page[], plan: PagePlan): readonly Doubt[] {
  if (!plan.consistent) return [...repeated(pages, false), ...foreign(pages)];
  const moved = movedTotal(pages);
  return moved.length > 0 ? moved : [...miscounted(pages, plan), ...repeated(pages, true), ...foreign(pages)];
}

function movedTotal(pages: readonly Page[]): readonly Doubt[] {
  const [before, after] = new Set(pages.flatMap(({ total }) => total ?? []));
  if (after === undefined) return [];
  const sentence = `Direct Mail announced ${before} records on one page and ${after} on another. Try again in a minute.`;
  return [{ kind: 'moved', pages: 'all', sentence }];
}

function miscounted(pages: readonly Page[], plan: PagePlan): readonly Doubt[] {
  const got = recordCount(pages);
  if (got === plan.total) return [];
  if (plan.total !== null) {
    const sentence = `Direct Mail announced ${plan.total} records but gave ${got}. Try again in a minute.`;
    return [{ kind: 'miscounted', pages: 'all', sentence }];
  }
  // Without a total, a page that is not full may just be so; but one that was announced holds something.
  const short = pages.flatMap(({ records }, at) => {
    const expected = plan.pages === null || at >= plan.pages ? 0 : at + 1 < plan.pages ? plan.size : 1;
    return records.length < expected ? [at + 1] : [];
  });
  return short.length === 0 ? [] : [{ kind: 'miscounted', pages: short }];
}

/**
 * Records that came on an earlier page already, although the count is right: then others are missing. Small equal records can be
 * meant where times are shared (two hours of a day with the same few mails), so that one more look decides; others cannot.
 */
function repeated(pages: readonly Page[], consistent: boolean): readonly Doubt[] {
  if (pages.length < 2) return [];
  const timed = pages.every(timesDiffer);
  const seen = new Set<string>();
  let before: readonly PageRecord[] = [];
  return pages.flatMap(({ records }, at) => {
    const again = records.filter((record) => record.row.sent > 0 && seen.has(identity(record)));
    // Records of zeros tell only by their place.
    const early = consistent ? overlap(before, records) : [];
    for (const record of records) seen.add(identity(record));
    before = records;
    if (again.length === 0 && early.length === 0) return [];
    const meant = !timed && again.every(({ row }) => row.sent < tooManyToCoincide);
    return [{ kind: 'repeated' as const, pages: [at + 1], ...(meant ? {} : { sentence: sameTwice }) }];
  });
}

const sameTwice = 'Direct Mail gave the same records twice. Try again in a minute.';
/** Five counts of this size do not come out the same by chance. */
const tooManyToCoincide = 100;

function timesDiffer({ records }: Page): boolean {
  const times = new Set(records.map(({ record }) => record.CreateTime));
  return times.size === records.length && !times.has(undefined);
}

/** The records a page starts with that the page before ended with. */
function overlap(before: readonly PageRecord[], page: readonly PageRecord[]): readonly PageRecord[] {
  const [ends, starts] = [before.map(identity), page.map(identity)];
  const from = ends.findIndex(
    (each, at) => each === starts[0] && ends.slice(at).every((text, i) => text === starts[i]),
  );
  return from < 0 ? [] : before.slice(from);
}

function foreign(pages: readonly Page[]): readonly Doubt[] {
  const numbers = pages.flatMap(({ records }, at) => (records.some((record) => record.foreign) ? [at + 1] : []));
  return numbers.length === 0 ? [] : [{ kind: 'foreign', pages: numbers }];
}

export function recordCount(pages: readonly Page[]): number {
  return pages.reduce((sum, { records }) => sum + records.length, 0);
}

/** Equal when nothing tells two records apart. */
export function identity({ record }: PageRecord): string {
  return JSON.stringify(record);
}

/**
 * The pages without the records that came twice, if that leaves exactly `total`; else `null`. Only for answers with more records
 * than promised: otherwise equal records are all meant.
 */
export function withoutRepeats(pages: readonly Page[], total: number): readonly Page[] | null {
  const seen = new Set<string>();
  const kept = pages.map((page) => {
    const records = page.records.filter((record) => !seen.has(identity(record)));
    for (const record of records) seen.add(identity(record));
    return { ...page, records };
  });
  return recordCount(kept) === total ? kept : null;
}
