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
  if (!plan.consistent) return [...repeated(pages), ...foreign(pages)];
  const moved = movedTotal(pages);
  return moved.length > 0 ? moved : [...miscounted(pages, plan), ...repeated(pages), ...foreign(pages)];
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
 * Records that came on an earlier page already, although the count is right: then others are missing. Equal records can be meant
 * (two hours with the same few mails), so one more look decides; only a whole page that comes again is never right.
 */
function repeated(pages: readonly Page[]): readonly Doubt[] {
  if (pages.length < 2) return [];
  const doubts: Doubt[] = [];
  const seen = new Set<string>();
  const wholes = new Set<string>();
  let before: readonly string[] = [];
  for (const [at, { records, number }] of pages.entries()) {
    const page = records.map(identity);
    const whole = page.join('\n');
    const busy = records.some(({ row }) => row.sent > 0);
    const telling = new Set(page).size > 1 || (number !== null && number !== at + 1);
    if (busy && telling && wholes.has(whole)) {
      const sentence = 'Direct Mail gave the same page of records twice. Try again in a minute.';
      doubts.push({ kind: 'repeated', pages: [at + 1], sentence });
    } else if (continues(before, page) || records.some(({ row }, i) => row.sent > 0 && seen.has(page[i] ?? ''))) {
      doubts.push({ kind: 'repeated', pages: [at + 1] });
    }
    wholes.add(whole);
    for (const each of page) seen.add(each);
    before = page;
  }
  return doubts;
}

/** Whether a page starts with what the page before ended with. */
function continues(before: readonly string[], page: readonly string[]): boolean {
  return before.some(
    (each, at) => each === page[0] && before.slice(at).every((text, i) => i < page.length && text === page[i]),
  );
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
