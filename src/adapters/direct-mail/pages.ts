import type { Log, TrackQuery, TrackRow } from '../../ports.ts';
import type { Asking } from './asking.ts';
import { unexpected } from './failure.ts';
import type { PageAsker } from './page-asker.ts';
import { type Doubt, doubtsAbout, identity, recordCount, withoutRepeats } from './page-doubts.ts';
import { looksLast, maxPages, type PagePlan, planPages } from './page-plan.ts';
import { oddRate } from './rate-check.ts';
import type { Page } from './rows.ts';

interface Read {
  readonly pages: readonly Page[];
  readonly plan: PagePlan;
  /** The PageSize that was sent. */
  readonly size: number;
}

/** Every row of a question. Rejects with `Failure`. */
export type PageReader = (query: TrackQuery, asking: Asking) => Promise<readonly TrackRow[]>;

/**
 * Reads the first page, then all others together. Numbers, sizes and totals of pages are held against each other and against the
 * records that came; what does not add up is asked once more, and if it still does not, it is a fault: never a part.
 */
export function createPageReader(asker: PageAsker, log: Log): PageReader {
  // Told once; a setting is wrong then, and asking again would not help.
  let foreignDaysSeen = false;
  let oddRateSeen = false;

  async function readAll(query: TrackQuery, asking: Asking): Promise<Read> {
    const { page: first, size } = await asker.first(query, asking);
    const plan = planPages(first, size);
    if (plan.pages !== null && plan.pages > maxPages) throw tooMany();
    const others = Array.from({ length: (plan.pages ?? 1) - 1 }, (_, i) => i + 2);
    const pages = [first, ...(await asker.together(query, others, size, asking))];
    const reliable = plan.pages !== null && plan.consistent;
    return { pages: reliable ? pages : await walkOn(query, { pages, plan, size }, asking), plan, size };
  }

  /** Reads on page by page, where nothing that was announced can be relied on. */
  async function walkOn(query: TrackQuery, { pages, plan, size }: Read, asking: Asking): Promise<readonly Page[]> {
    const read = [...pages];
    for (;;) {
      const last = read.at(-1)?.records ?? [];
      const announced = plan.pages === null ? null : read[0]?.total;
      const ended =
        announced == null
          ? looksLast(last.length, plan.size)
          : last.length < plan.size || recordCount(read) >= announced;
      if (ended) return read;
      if (read.length >= maxPages) throw tooMany();
      const [next] = await asker.together(query, [read.length + 1], size, asking);
      // Some servers give their last page again when asked past it.
      const again = next?.records.map(identity).join() === last.map(identity).join();
      if (next === undefined || next.records.length === 0 || again) return read;
      read.push(next);
    }
  }

  function judge({ pages, plan }: Read): readonly Doubt[] {
    return doubtsAbout(pages, plan).filter(({ kind }) => kind !== 'foreign' || !foreignDaysSeen);
  }

  /** The first page tells what the others are, so that with it all are asked for again. */
  async function askAgain(
    query: TrackQuery,
    read: Read,
    pages: readonly (number | 'all')[],
    asking: Asking,
  ): Promise<Read> {
    log.info('Direct Mail is asked again for pages that do not fit', { pages });
    if (pages.includes('all') || pages.includes(1)) {
      asking.tell({ kind: 'pages', more: 1 });
      return await readAll(query, asking);
    }
    const numbers = [...new Set(pages)].filter((page) => page !== 'all');
    const again = await asker.together(query, numbers, read.size, asking);
    return { ...read, pages: read.pages.map((page, at) => again[numbers.indexOf(at + 1)] ?? page) };
  }

  function noteOddities(pages: readonly Page[], doubts: readonly Doubt[]) {
    if (doubts.some(({ kind }) => kind === 'foreign')) {
      foreignDaysSeen = true;
      log.warn('Records carry days that were not asked about; DIRECT_MAIL_CREATE_TIME may be wrong');
    }
    if (oddRateSeen) return;
    const odd = pages.flatMap(({ records }) => records.flatMap(({ record }) => oddRate(record) ?? []))[0];
    if (odd === undefined) return;
    oddRateSeen = true;
    log.warn('A rate of Direct Mail fits its counts neither as a fraction nor as a percentage', odd);
  }

  return async (query, asking) => {
    let read = unrepeated(await readAll(query, asking));
    let doubts = judge(read);
    // A page asked for again may cast doubt on its neighbour; every page gets one more look, and the whole does too.
    const lookedAgain = new Set<number | 'all'>();
    for (;;) {
      const open = doubts.flatMap(pagesOf).filter((page) => !lookedAgain.has(page));
      if (open.length === 0) break;
      for (const page of open) lookedAgain.add(page);
      read = unrepeated(await askAgain(query, read, open, asking));
      doubts = judge(read);
    }
    const sentence = doubts.find((doubt) => doubt.sentence !== undefined)?.sentence;
    if (sentence !== undefined) throw unexpected(sentence);
    noteOddities(read.pages, doubts);
    return read.pages.flatMap(({ records }) => records.map(({ row }) => row));
  };
}

function pagesOf({ pages }: Doubt): readonly (number | 'all')[] {
  return pages === 'all' ? ['all'] : pages;
}

/** Without records that came twice, when more came than were promised. */
function unrepeated(read: Read): Read {
  const { total } = read.plan;
  if (total === null || recordCount(read.pages) <= total) return read;
  return { ...read, pages: withoutRepeats(read.pages, total) ?? read.pages };
}

function tooMany() {
  return unexpected(
    `Direct Mail announced more than ${maxPages} pages of records. Ask for fewer days or one filter more.`,
  );
}
