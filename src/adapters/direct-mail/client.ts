import type { Keys } from './credentials.ts';
import type { Address } from './regions.ts';
import { defaultTiming } from './timing.ts';

/** The actions mailstats calls; all of them read. */
export type Action =
  | 'GetTrackList'
  | 'DedicatedIpList'
  | 'DedicatedIpPoolList'
  | 'ConfigSetList'
  | 'QueryTagByParam'
  | 'QueryMailAddressByParam'
  | 'QueryDomainByParam';

/** Parameters by their wire names. */
export type CallParameters = Readonly<Record<string, string>>;

/** One signed HTTP request, once. Resolves to the JSON body as it came; rejects with whatever the SDK throws. */
export type Client = (action: Action, parameters: CallParameters) => Promise<unknown>;

/** The official SDK's client, loaded with the first call: it takes about 200 ms and 30 MB. */
export function createClient(address: Address, keys: Keys, attemptMs = defaultTiming.attemptMs): Client {
  let loading: Promise<Client> | undefined;
  const load = async () => (await import('./sdk-client.ts')).createSdkClient(address, keys, attemptMs);
  return async (action, parameters) => {
    loading ??= load();
    const client = await loading;
    return await client(action, parameters);
  };
}
