import type { CallQuery } from './fault.ts';
import { type Listing, readPage, type WireRow } from './listing.ts';
import { Refusal } from './refusal.ts';
import type { World } from './world.ts';

/** The style of the Query…ByParam actions. */
export function byPageNo(query: CallQuery, world: World, name: string, rows: readonly WireRow[]): Listing {
  const { listPageSizeCap, overCap } = world.switches;
  const page = readPage(query, { number: 'PageNo', required: false, defaultSize: 10, cap: listPageSizeCap, overCap });
  return {
    rows,
    page,
    body: (pageRows, total) => ({
      PageNumber: page.number,
      PageSize: page.size,
      TotalCount: total,
      data: { [name]: pageRows },
    }),
  };
}

/** The style of the dedicated IP and configuration set actions; `All` needs no page and answers everything. */
export function byPageIndex(
  query: CallQuery,
  world: World,
  name: string,
  rows: readonly WireRow[],
  pagingAs: 'numbers' | 'texts',
): Listing {
  const { listPageSizeCap, overCap } = world.switches;
  const rules = { number: 'PageIndex', required: true, defaultSize: 10, cap: listPageSizeCap, overCap } as const;
  const page = query.All === 'true' ? { number: 1, size: Math.max(1, rows.length) } : readPage(query, rules);
  const written = (value: number) => (pagingAs === 'texts' ? String(value) : value);
  return {
    rows,
    page,
    body: (pageRows, total) => ({
      CurrentPage: written(page.number),
      PageSize: written(page.size),
      HasMore: page.number * page.size < total,
      TotalCounts: total,
      [name]: pageRows,
    }),
  };
}

/** The rows whose field holds the keyword. */
export function matching<Row extends WireRow>(rows: readonly Row[], field: keyof Row, keyword: string): readonly Row[] {
  return rows.filter((row) => String(row[field]).includes(keyword));
}

/** `""` without one. Throws InvalidParameter for one that is too long. */
export function readKeyword(query: CallQuery, name: 'KeyWord' | 'Keyword', longest: number): string {
  const keyword = query[name] ?? '';
  if (keyword.length <= longest) return keyword;
  throw new Refusal(400, 'InvalidParameter', `The specified parameter ${name} is longer than ${longest} characters.`);
}
