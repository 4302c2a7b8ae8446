import dm, * as $dm from '@alicloud/dm20151123';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import { pretendAccessKeyId, pretendAccessKeySecret } from '../sandbox/direct-mail/keys.ts';
import type { DateRange } from '../src/dates/range.ts';

export type SdkClient = dm.default;
export type Filter = { readonly esp?: string; readonly dedicatedIp?: string };

/** The official client as its documentation shows it. `endpoint` is a URL. */
export function sdkClient(endpoint: string): SdkClient {
  const config = new $OpenApiUtil.Config({
    endpoint: new URL(endpoint).host,
    protocol: 'HTTP',
    accessKeyId: pretendAccessKeyId,
    accessKeySecret: pretendAccessKeySecret,
  });
  return new dm.default(config);
}

/** One page of GetTrackList through the typed method. */
export async function onePage(client: SdkClient, { from, to }: DateRange, filter: Filter = {}, page = 1) {
  const request = new $dm.GetTrackListRequest({
    startTime: from,
    endTime: to,
    pageNumber: String(page),
    pageSize: '100',
    ...filter,
  });
  return (await client.getTrackList(request)).body;
}

export async function dedicatedIps(client: SdkClient): Promise<readonly Filter[]> {
  const { body } = await client.dedicatedIpList(new $dm.DedicatedIpListRequest({ pageIndex: 1, pageSize: 100 }));
  return (body?.ips ?? []).map(({ ip }) => (ip === undefined ? {} : { dedicatedIp: ip }));
}

/** The rows' mails of some pages. */
const mailsOn = (pages: readonly Awaited<ReturnType<typeof onePage>>[]): number =>
  pages.flatMap((page) => page?.data?.stat ?? []).reduce((sum, row) => sum + Number(row.totalNumber), 0);

/** A report's questions as a loop would ask them: one page after the other. Resolves to the mails sent, by filter. */
export async function askInTurn(
  client: SdkClient,
  windows: readonly DateRange[],
  filters: readonly Filter[],
): Promise<readonly number[]> {
  const sent: number[] = [];
  for (const filter of filters) {
    const pages = [];
    for (const window of windows) {
      const first = await onePage(client, window, filter);
      pages.push(first);
      for (let page = 2; page <= Number(first?.totalPages); page += 1) {
        pages.push(await onePage(client, window, filter, page));
      }
    }
    sent.push(mailsOn(pages));
  }
  return sent;
}

/** The same, everything at once that does not depend on an answer: the least time it can take with this SDK. */
export async function askAtOnce(
  client: SdkClient,
  windows: readonly DateRange[],
  filters: () => Promise<readonly Filter[]>,
): Promise<readonly number[]> {
  const sentBy = async (filter: Filter) =>
    mailsOn((await Promise.all(windows.map((window) => allPages(window, filter)))).flat());
  async function allPages(window: DateRange, filter: Filter) {
    const first = await onePage(client, window, filter);
    const others = Array.from({ length: Number(first?.totalPages) - 1 }, (_, index) => index + 2);
    return [first, ...(await Promise.all(others.map((page) => onePage(client, window, filter, page))))];
  }
  const total = sentBy({});
  const values = await filters();
  return Promise.all([total, ...values.map(sentBy)]);
}
