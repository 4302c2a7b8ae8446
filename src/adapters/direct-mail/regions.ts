/** Where the API lives, public network. Direct Mail's "Endpoints" page; ap-southeast-2 (Sydney) is closed. */
export const endpoints = {
  'cn-hangzhou': 'dm.aliyuncs.com',
  'ap-southeast-1': 'dm.ap-southeast-1.aliyuncs.com',
  'us-east-1': 'dm.us-east-1.aliyuncs.com',
  'eu-central-1': 'dm.eu-central-1.aliyuncs.com',
} as const;

export type Region = keyof typeof endpoints;

/** What the SDK wants instead of a URL: a host, with its port if unusual, and the protocol apart from it. */
export interface Address {
  readonly host: string;
  readonly protocol: 'HTTP' | 'HTTPS';
}

/**
 * The address of a region, or the endpoint that overrides it: a URL or a bare host.
 * The SDK knows no regions: it would send every one of them to Hangzhou. It has no place for a path either.
 * @throws Error for an endpoint or a region that is none: settings are checked before they come here.
 */
export function addressOf(region: string, endpoint?: string): Address {
  if (endpoint === undefined) {
    if (!Object.hasOwn(endpoints, region)) throw new Error(`Unknown Direct Mail region: ${region}.`);
    return { host: endpoints[region as Region], protocol: 'HTTPS' };
  }
  const url = URL.parse(/^https?:\/\//i.test(endpoint) ? endpoint : `https://${endpoint}`);
  if (url === null || url.pathname !== '/' || url.search !== '' || url.username !== '') {
    throw new Error('The Direct Mail endpoint must be a host, or a URL without a path.');
  }
  return { host: url.host, protocol: url.protocol === 'http:' ? 'HTTP' : 'HTTPS' };
}
