import type { GetTrackListResponseBodyDataStat } from '@alicloud/dm20151123';
import type { Counts } from '../../src/ports.ts';
import { type SdkClient, track } from './sdk-client.ts';

type Fields = Parameters<typeof track>[1];

/** All pages of a question, one after the other until one is empty or says it is the last. */
export async function allPages(
  client: SdkClient,
  fields: Fields,
): Promise<readonly (readonly GetTrackListResponseBodyDataStat[])[]> {
  const pages: GetTrackListResponseBodyDataStat[][] = [];
  for (let number = 1; number <= 300; number += 1) {
    const body = await track(client, { ...fields, pageNumber: String(number) });
    const rows = body.data?.stat ?? [];
    if (rows.length === 0) return pages;
    pages.push(rows);
    if (body.totalPages !== undefined && number >= body.totalPages) return pages;
  }
  throw new Error('More than 300 pages.');
}

export function sumOf(rows: readonly GetTrackListResponseBodyDataStat[]): Counts {
  const sum = (count: (row: GetTrackListResponseBodyDataStat) => string | undefined) =>
    rows.reduce((total, row) => total + Number(count(row)), 0);
  return {
    sent: sum((row) => row.totalNumber),
    opens: sum((row) => row.rcptOpenCount),
    uniqueOpens: sum((row) => row.rcptUniqueOpenCount),
    clicks: sum((row) => row.rcptClickCount),
    uniqueClicks: sum((row) => row.rcptUniqueClickCount),
  };
}
