import type { CallQuery } from './fault.ts';
import type { Listing } from './listing.ts';
import {
  configSets,
  dedicatedIps,
  ipPools,
  poollessIps,
  queryDomains,
  queryMailAddresses,
  queryTags,
} from './lists.ts';
import { describeAccount } from './summary.ts';
import { getTrackList } from './track-list.ts';
import type { World } from './world.ts';

/** The actions the pretend service knows; the real one has many more. */
export const actions: Readonly<Record<string, (query: CallQuery, world: World) => Listing>> = {
  GetTrackList: getTrackList,
  DedicatedIpList: dedicatedIps,
  DedicatedIpPoolList: ipPools,
  DedicatedIpNonePoolList: poollessIps,
  ConfigSetList: configSets,
  QueryTagByParam: queryTags,
  QueryMailAddressByParam: queryMailAddresses,
  QueryDomainByParam: queryDomains,
  DescAccountSummary: describeAccount,
};
