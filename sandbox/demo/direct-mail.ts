import type { Clock } from '../../src/ports.ts';
import { pretendAccessKeyId, pretendAccessKeySecret } from '../direct-mail/keys.ts';
import { type PretendDirectMail, startDirectMail } from '../direct-mail/server.ts';

/**
 * A Direct Mail with the invented account, and the settings that lead to it. Nothing of the environment is used, so that
 * real keys lying about are neither needed nor sent anywhere.
 */
export async function startBrightcart(clock: Clock): Promise<{
  readonly server: PretendDirectMail;
  readonly settings: Readonly<Record<string, string>>;
}> {
  // The SDK's credential chain would otherwise ask a metadata address whether it runs in the cloud.
  process.env.ALIBABA_CLOUD_ECS_METADATA_DISABLED = 'true';
  const server = await startDirectMail({ now: clock, latencyMs: someLatency(), callsPerMinute: null });
  const settings = {
    ...settingsLyingAbout(),
    ALIBABA_CLOUD_ACCESS_KEY_ID: pretendAccessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: pretendAccessKeySecret,
    DIRECT_MAIL_ENDPOINT: server.url,
    DIRECT_MAIL_CALLS_PER_MINUTE: '6000',
  };
  return { server, settings };
}

/** Every setting the environment holds, as not set. */
function settingsLyingAbout(): Record<string, string> {
  const names = Object.keys(process.env).filter((name) =>
    /^(?:ALIBABA_CLOUD|DIRECT_MAIL|MAILSTATS|SLACK)_|^(?:DATABASE_URL|HOST|PORT)$/.test(name),
  );
  return Object.fromEntries(names.map((name) => [name, '']));
}

/** 60 to 180 ms, as over a real line: enough to see progress, short enough not to wait. */
function someLatency(): () => number {
  let calls = 0;
  return () => {
    calls += 1;
    return 60 + ((calls * 47) % 120);
  };
}
