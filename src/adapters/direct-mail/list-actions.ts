import { z } from 'zod';
import type { Listed, ListedDimension } from '../../ports.ts';
import type { Action } from './client.ts';
import { listOf, listPage } from './schema.ts';

/** How one of the list actions is asked and read. Each API has its own style of paging and its own place for the items. */
export interface ListAction {
  readonly action: Action;
  readonly pageParameter: 'PageIndex' | 'PageNo';
  /** The items of a body, or `null` for a body that makes no sense. */
  readonly read: (body: unknown) => ListedPage | null;
  /** For people: `senders`. */
  readonly plural: string;
  /** Codes by which an account without any might be refused instead of getting an empty list. No source knows them. */
  readonly noneCode?: RegExp;
}

export interface ListedPage {
  readonly items: readonly Listed[];
  readonly total: number | null;
  readonly more: boolean | null;
}

const text = z.union([z.string(), z.number()]).transform(String).pipe(z.string().trim().min(1));
const optionalText = text.optional().catch(undefined);

const ip = z.looseObject({ Ip: text }).transform(({ Ip }) => ({ key: Ip, label: Ip }));
const named = z
  .looseObject({ Id: text, Name: optionalText })
  .transform(({ Id, Name }) => ({ key: Id, label: Name ?? Id }));
const tag = z.looseObject({ TagName: text }).transform(({ TagName }) => ({ key: TagName, label: TagName }));
const sender = z
  .looseObject({ AccountName: text })
  .transform(({ AccountName }) => ({ key: AccountName, label: AccountName }));
const domain = z
  .looseObject({ DomainName: text })
  .transform(({ DomainName }) => ({ key: DomainName, label: DomainName }));

type Item = z.ZodType<Listed>;

/** Items straight in the body, as the newer actions have them. */
const inBody = (field: string, item: Item) =>
  reader(z.looseObject({ [field]: listOf(item) }).transform((body) => (body[field] ?? []) as Listed[]));

/** Items under `data`, as the older actions have them. */
const inData = (field: string, item: Item) =>
  reader(
    z
      .looseObject({
        data: z.union([z.null(), z.literal(''), z.tuple([]), z.looseObject({ [field]: listOf(item) })]).optional(),
      })
      .transform(
        ({ data }) =>
          (typeof data === 'object' && data !== null && field in data ? data[field as never] : []) as Listed[],
      ),
  );

function reader(items: z.ZodType<Listed[]>) {
  return (body: unknown): ListedPage | null => {
    const paging = listPage.safeParse(body);
    const listed = items.safeParse(body);
    if (!paging.success || !listed.success) return null;
    const { TotalCount, TotalCounts, HasMore } = paging.data;
    return {
      items: listed.data,
      total: TotalCounts ?? TotalCount,
      more: HasMore === undefined || HasMore === null ? null : String(HasMore) === 'true',
    };
  };
}

const noDedicatedIps =
  /(NoDedicatedIp|DedicatedIp|IpPool).*(NotFound|NotExist|NotOpen|NotPurchased|NotSupport|Empty)|^NoDedicatedIp/i;

export const listActions: Readonly<Record<ListedDimension, ListAction>> = {
  ip: {
    action: 'DedicatedIpList',
    pageParameter: 'PageIndex',
    read: inBody('Ips', ip),
    plural: 'dedicated IPs',
    noneCode: noDedicatedIps,
  },
  pool: {
    action: 'DedicatedIpPoolList',
    pageParameter: 'PageIndex',
    read: inBody('IpPools', named),
    plural: 'IP pools',
    noneCode: noDedicatedIps,
  },
  config: {
    action: 'ConfigSetList',
    pageParameter: 'PageIndex',
    read: inBody('ConfigSets', named),
    plural: 'configuration sets',
  },
  tag: { action: 'QueryTagByParam', pageParameter: 'PageNo', read: inData('tag', tag), plural: 'tags' },
  sender: {
    action: 'QueryMailAddressByParam',
    pageParameter: 'PageNo',
    read: inData('mailAddress', sender),
    plural: 'senders',
  },
  domain: { action: 'QueryDomainByParam', pageParameter: 'PageNo', read: inData('domain', domain), plural: 'domains' },
};
