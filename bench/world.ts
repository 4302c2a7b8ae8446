import { pretendAccessKeyId, pretendAccessKeySecret } from '../sandbox/direct-mail/keys.ts';
import { type AskingSettings, loadAskingSettings } from '../src/config.ts';
import type { Log } from '../src/ports.ts';

/** For every draw: the pretend account's mails, the arrival of commands. */
export const seed = 1;

/** Settings of a bot that asks the pretend Direct Mail, its budget lifted. */
export const benchEnvironment = (directMail: string) => ({
  ALIBABA_CLOUD_ACCESS_KEY_ID: pretendAccessKeyId,
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: pretendAccessKeySecret,
  ALIBABA_CLOUD_SECURITY_TOKEN: '',
  ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
  DIRECT_MAIL_REGION: 'cn-hangzhou',
  DIRECT_MAIL_ENDPOINT: directMail,
  DIRECT_MAIL_CALLS_PER_MINUTE: '6000',
  DIRECT_MAIL_CREATE_TIME: 'china',
  MAILSTATS_TIMEZONE: 'Asia/Shanghai',
});

export function benchSettings(directMail: string): AskingSettings {
  const loaded = loadAskingSettings(benchEnvironment(directMail));
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  return loaded.settings;
}

export const silent: Log = { info() {}, warn() {}, error() {} };
