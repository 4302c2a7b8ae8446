import { CredentialModel, DefaultCredentialsProvider } from '@alicloud/credentials';

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

/** The part of the SDK's credential classes that its client uses. */
export interface Credential {
  getCredential(): Promise<CredentialModel>;
}

type Provider = Pick<DefaultCredentialsProvider, 'getCredentials'>;

/**
 * The default chain without its two traps: an instance that has failed once stays with its last provider for good, and calls
 * made at the same time as the first one are handed to whichever provider is just being tried.
 */
export function sharedChain(create: () => Provider = () => DefaultCredentialsProvider.builder().build()): Credential {
  let chain: Provider | undefined;
  let asking: Promise<CredentialModel> | undefined;

  async function ask(): Promise<CredentialModel> {
    try {
      chain ??= create();
      return new CredentialModel({ type: 'default', ...(await chain.getCredentials()) });
    } catch {
      chain = undefined;
      throw new CredentialsNotFound();
    } finally {
      asking = undefined;
    }
  }

  return {
    getCredential() {
      asking ??= ask();
      return asking;
    },
  };
}

/** Whose calls they are, as a part of the SDK client's configuration. Reads nothing yet. */
export function identity(keys: Keys): { readonly [Key in keyof Keys]?: string } | { readonly credential: Credential } {
  const { accessKeyId, accessKeySecret, securityToken } = keys;
  if (!accessKeyId && !accessKeySecret) return { credential: sharedChain() };
  // Half a key is a mistake: another identity must not be used in its place.
  if (!accessKeyId || !accessKeySecret) return { credential: nobody };
  return { accessKeyId, accessKeySecret, ...(securityToken ? { securityToken } : {}) };
}

const nobody: Credential = { getCredential: () => Promise.reject(new CredentialsNotFound()) };
