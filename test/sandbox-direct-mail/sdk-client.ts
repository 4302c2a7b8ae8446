import { createRequire } from 'node:module';
import type Dm from '@alicloud/dm20151123';
import type { GetTrackListRequest, GetTrackListResponseBody } from '@alicloud/dm20151123';
import { pretendAccessKeyId, pretendAccessKeySecret } from '../../sandbox/direct-mail/keys.ts';
import type { PretendDirectMail } from '../../sandbox/direct-mail/server.ts';

/** Required, not imported: Vitest and Node do not agree on what the default import of this CommonJS module is. */
export const sdk = createRequire(import.meta.url)('@alicloud/dm20151123') as typeof Dm;

export type SdkClient = InstanceType<typeof Dm.default>;

/** The real SDK, pointed at a pretend Direct Mail. */
export function sdkClient(pretend: PretendDirectMail, config: Record<string, unknown> = {}): SdkClient {
  return new sdk.default({
    accessKeyId: pretendAccessKeyId,
    accessKeySecret: pretendAccessKeySecret,
    endpoint: pretend.endpoint,
    protocol: 'HTTP',
    connectTimeout: 10_000,
    readTimeout: 10_000,
    ...config,
  } as never);
}

type TrackFields = NonNullable<ConstructorParameters<typeof GetTrackListRequest>[0]>;

export async function track(client: SdkClient, fields: TrackFields): Promise<GetTrackListResponseBody> {
  const { body } = await client.getTrackList(new sdk.GetTrackListRequest(fields));
  if (!body) throw new Error('The SDK returned no body.');
  return body;
}

/** What the SDK throws, or `null` when it does not. */
export async function thrownBy(work: Promise<unknown>): Promise<{
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly statusCode?: number;
  readonly retryAfter?: number;
  readonly accessDeniedDetail?: Record<string, unknown>;
} | null> {
  return work.then(
    () => null,
    (error) => error,
  );
}
