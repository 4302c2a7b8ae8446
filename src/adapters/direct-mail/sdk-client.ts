import { createRequire } from 'node:module';
import type Dm from '@alicloud/dm20151123';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import type { Client } from './client.ts';
import { identity, type Keys } from './credentials.ts';
import type { Address } from './regions.ts';

/** Required, because what the default import of this CommonJS module is depends on who runs it: Node or Vitest. */
const dm = createRequire(import.meta.url)('@alicloud/dm20151123') as typeof Dm;

/**
 * The SDK's client, asked through the `callApi` that every method of it goes through itself, with the same `Params`. The methods
 * cast the answer to their model: that throws for a number where text was documented or an object where an array was, and drops
 * fields the model does not know. Here the body stays as it came, and our own schema reads it.
 */
export function createSdkClient(address: Address, keys: Keys, attemptMs: number): Client {
  const config = new $OpenApiUtil.Config({
    endpoint: address.host,
    protocol: address.protocol,
    ...identity(keys),
    // Both (3 s each unless set), because the "connect" timeout also runs while the answer is awaited.
    connectTimeout: attemptMs,
    readTimeout: attemptMs,
  });
  const client = new dm.default(config);
  const runtime = {} as Parameters<typeof client.callApi>[2]; // Nothing there that the configuration does not say.

  return async (action, parameters) => {
    const params = new $OpenApiUtil.Params({
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
    const request = new $OpenApiUtil.OpenApiRequest({ query: { ...parameters } });
    return (await client.callApi(params, request, runtime)).body;
  };
}
