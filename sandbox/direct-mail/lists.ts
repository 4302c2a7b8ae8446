import type { CallQuery } from './fault.ts';
import { byPageIndex, byPageNo, matching, readKeyword } from './list-paging.ts';
import { type Listing, onePage } from './listing.ts';
import type { World } from './world.ts';

type Action = (query: CallQuery, world: World) => Listing;

/** QueryTagByParam: KeyWord, PageNo, PageSize → PageNumber, PageSize, TotalCount, data.tag[]. */
export const queryTags: Action = (query, world) => {
  const keyword = readKeyword(query, 'KeyWord', 50);
  const tags = world.account.tags.map(({ name, description }, index) => ({
    TagId: String(20_001 + index),
    TagName: name,
    TagDescription: description,
  }));
  return byPageNo(query, world, 'tag', matching(tags, 'TagName', keyword));
};

/** QueryMailAddressByParam: KeyWord, Sendtype, PageNo, PageSize → …, data.mailAddress[]. */
export const queryMailAddresses: Action = (query, world) => {
  const keyword = readKeyword(query, 'KeyWord', 60);
  const { senders, configSets } = world.account;
  const addresses = senders
    .filter(({ type }) => query.Sendtype === undefined || query.Sendtype === type)
    .map(({ address, type, config }, index) => ({
      MailAddressId: String(30_001 + index),
      AccountName: address,
      AccountStatus: '0',
      DomainStatus: '0',
      Sendtype: type,
      DailyCount: '0',
      DailyReqCount: '0',
      MonthCount: '0',
      MonthReqCount: '0',
      ReplyAddress: '',
      ReplyStatus: '0',
      ConfigSetId: config ?? '',
      ConfigSetName: configSets.find(({ id }) => id === config)?.name ?? '',
      CreateTime: '2024-03-11T10:05Z',
    }));
  return byPageNo(query, world, 'mailAddress', matching(addresses, 'AccountName', keyword));
};

/** QueryDomainByParam: KeyWord, Status, PageNo, PageSize → …, data.domain[]. All domains are verified (status 0). */
export const queryDomains: Action = (query, world) => {
  const keyword = readKeyword(query, 'KeyWord', 50);
  const domains = world.account.domains.map((name, index) => ({
    DomainId: String(10_001 + index),
    DomainName: name,
    DomainRecord: `record-${index + 1}`,
    DomainStatus: '0',
    CnameAuthStatus: '0',
    ConfirmStatus: '0',
    IcpStatus: '1',
    MxAuthStatus: '0',
    SpfAuthStatus: '0',
    // The documented pair of an example: the same moment, eight hours apart.
    CreateTime: '2019-09-29T13:28Z',
    UtcCreateTime: 1_569_734_892,
  }));
  const verified = query.Status === undefined || query.Status === '0' ? domains : [];
  return byPageNo(query, world, 'domain', matching(verified, 'DomainName', keyword));
};

/** DedicatedIpList: Keyword, PageIndex*, PageSize* → CurrentPage, PageSize, HasMore, TotalCounts, Ips[]. */
export const dedicatedIps: Action = (query, world) => {
  const keyword = readKeyword(query, 'Keyword', 50);
  const { ips, pools } = world.account;
  const rows = ips.map(({ id, ip, pool, sickSince }) => ({
    Id: id,
    Ip: ip,
    InstanceId: `dm_ip-${id}`,
    IpPoolName: pools.find((known) => known.id === pool)?.name ?? '',
    Status: 'sold',
    WarmupStatus: sickSince === undefined ? 'finish' : 'doing',
    WarmupType: 'sysCusStream',
    StartTime: '2026-01-15T00:00Z',
    ExpiredTime: '2027-01-15T00:00Z',
    ZoneId: 'cn-hangzhou-b',
    IpExt: { AutoRenewal: true, HasSendMail: true, LastWarmUpTypeChangedTime: '' },
  }));
  return byPageIndex(query, world, 'Ips', matching(rows, 'Ip', keyword), 'numbers');
};

/** DedicatedIpPoolList: All, Keyword, PageIndex*, PageSize*, PoolId → as above with CurrentPage and PageSize as text, IpPools[]. */
export const ipPools: Action = (query, world) => {
  const keyword = readKeyword(query, 'Keyword', 50);
  const rows = world.account.pools
    .filter(({ id }) => query.PoolId === undefined || query.PoolId === id)
    .map(({ id, name }) => {
      const ips = ipRefs(world, id);
      return { Id: id, Name: name, IpCount: ips.length, CreateTime: '2026-01-15T10:00Z', Ips: ips };
    });
  return byPageIndex(query, world, 'IpPools', matching(rows, 'Name', keyword), 'texts');
};

/** ConfigSetList: All, Keyword, PageIndex*, PageSize* → CurrentPage, PageSize, HasMore, TotalCounts, ConfigSets[]. */
export const configSets: Action = (query, world) => {
  const keyword = readKeyword(query, 'Keyword', 50);
  const { configSets, pools, senders } = world.account;
  const rows = configSets.map(({ id, name, description, pool }) => ({
    Id: id,
    Name: name,
    Description: description,
    IpPool: { IpPoolId: pool ?? '', IpPoolName: pools.find((known) => known.id === pool)?.name ?? '' },
    FromAddresses: senders.filter(({ config }) => config === id).map(({ address }) => address),
  }));
  return byPageIndex(query, world, 'ConfigSets', matching(rows, 'Name', keyword), 'numbers');
};

/** DedicatedIpNonePoolList: no parameters, no pages → Ips[]. */
export const poollessIps: Action = (_, world) => ({
  rows: ipRefs(world, null),
  page: onePage,
  body: (rows) => ({ Ips: rows }),
});

function ipRefs({ account }: World, pool: string | null) {
  const inPool = account.ips.filter((ip) => ip.pool === pool);
  return inPool.map(({ id, ip }) => ({ Id: id, Ip: ip, ZoneId: 'cn-hangzhou-b' }));
}
