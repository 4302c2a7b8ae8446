import { Config, default as Credential, DefaultCredentialsProvider } from '@alicloud/credentials';

/** Keys as set; without any, the SDK's default chain looks for them (environment, OIDC, CLI profile, instance role, URI). */
export interface Keys {
  readonly accessKeyId?: string | undefined;
  readonly accessKeySecret?: string | undefined;
  readonly securityToken?: string | undefined;
}

/** No credentials were found. Carries nothing of the chain's own message, which can quote a whole profile file. */
export class CredentialsNotFound extends Error {
  readonly code = 'CredentialsNotFound';
}

type Provider = { getCredentials(): Promise<unknown> };

/**
 * The default chain without its two traps: an instance that has failed once stays with its last provider for good, and calls
 * made at the same time as the first one are handed to whichever provider is just being tried.
 */
export function sharedChain(
  create: () => Provider = () => DefaultCredentialsProvider.builder().build(),
): Provider & { getProviderName(): string } {
  let chain: Provider | undefined;
  let asking: Promise<unknown> | undefined;

  async function ask(): Promise<unknown> {
    try {
      chain ??= create();
      return await chain.getCredentials();
    } catch {
      chain = undefined;
      throw new CredentialsNotFound();
    } finally {
      asking = undefined;
    }
  }

  return {
    getProviderName: () => 'default',
    getCredentials() {
      asking ??= ask();
      return asking;
    },
  };
}

/** What the SDK's client takes. Reads nothing yet. */
export function credentialOf({
  accessKeyId,
  accessKeySecret,
  securityToken,
}: Keys): InstanceType<typeof Credential.default> {
  if (!accessKeyId && !accessKeySecret) return new Credential.default(null, sharedChain());
  // Half a key is a mistake: another identity must not be used in its place.
  if (!accessKeyId || !accessKeySecret) return new Credential.default(null, noCredentials);
  const type = securityToken ? 'sts' : 'access_key';
  return new Credential.default(
    new Config({ type, accessKeyId, accessKeySecret, ...(securityToken ? { securityToken } : {}) }),
  );
}

const noCredentials = {
  getProviderName: () => 'none',
  getCredentials: () => Promise.reject(new CredentialsNotFound()),
};
