import type { Keys } from './credentials.ts';
import type { Address } from './regions.ts';

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

/** One attempt waits this long. The SDK's own default is 3 s. */
export const attemptMs = 10_000;

/**
 * The official client, made at the first call: loading the SDK takes about 200 ms and 30 MB.
 *
 * It is asked through the `callApi` that every method of the client goes through itself, with the same `Params`, because the
 * methods cast the answer to their model: that throws for a number where a string was documented or an object where an array
 * was, and drops fields the model does not know. Here the body stays as it came, and our own schema reads it.
 */
export function createClient(address: Address, keys: Keys): Client {
  let loading: ReturnType<typeof load> | undefined;

  async function load() {
    const [{ default: dm }, { $OpenApiUtil }, { credentialOf }] = await Promise.all([
      import('@alicloud/dm20151123'),
      import('@alicloud/openapi-core'),
      import('./credentials.ts'),
    ]);
    const config = new $OpenApiUtil.Config({
      endpoint: address.host,
      protocol: address.protocol,
      credential: credentialOf(keys),
      // Both, because the "connect" timeout also runs while the answer is awaited.
      connectTimeout: attemptMs,
      readTimeout: attemptMs,
    });
    return { client: new dm.default(config), ...$OpenApiUtil };
  }

  return async (action, parameters) => {
    loading ??= load();
    const { client, OpenApiRequest, Params } = await loading;
    const params = new Params({
      action,
      version: '2015-11-23',
      protocol: 'HTTPS',
      pathname: '/',
      method: 'POST',
      authType: 'AK',
      style: 'RPC',
      reqBodyType: 'formData',
      bodyType: 'json',
    });
    const runtime = {} as Parameters<typeof client.callApi>[2]; // Nothing there that the configuration does not say.
    const answer = await client.callApi(params, new OpenApiRequest({ query: { ...parameters } }), runtime);
    return answer.body;
  };
}
